import { boot } from '../player/boot.ts';
import { readLaunch } from '../records/tincan/launch.ts';
import { TinCanRecord } from '../records/tincan/tincan-record.ts';
import { launchedRecord } from './over-xapi.ts';

void boot(() =>
  launchedRecord('xAPI', readLaunch, (launch, environment) => new TinCanRecord(launch, environment)),
);
