import { boot } from '../player/boot.ts';
import { readLaunch } from '../records/tincan/launch.ts';
import { openSession } from '../records/tincan/open-session.ts';
import { launchedRecord } from './over-xapi.ts';

void boot(() => launchedRecord('xAPI', readLaunch, openSession));
