import { boot } from '../player/boot.ts';
import { readLaunch } from '../records/cmi5/launch.ts';
import { openSession } from '../records/cmi5/open-session.ts';
import { launchedRecord } from './over-xapi.ts';

void boot(() => launchedRecord('cmi5', readLaunch, openSession));
