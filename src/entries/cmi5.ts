import { boot } from '../player/boot.ts';
import { Cmi5Record } from '../records/cmi5/cmi5-record.ts';
import { readLaunch } from '../records/cmi5/launch.ts';
import { launchedRecord } from './over-xapi.ts';

void boot(() =>
  launchedRecord('cmi5', readLaunch, (launch, environment) => new Cmi5Record(launch, environment)),
);
