import { DispatchedRecord } from '../hosts/dispatched.ts';
import type { Host } from '../hosts/host.ts';
import { scormAgain12, scormAgain2004 } from '../hosts/scorm-again-host.ts';
import { strict12 } from '../hosts/strict12.ts';
import { strict2004 } from '../hosts/strict2004.ts';
import type { RecordOver } from './learner.ts';
import type { Row } from './rows.ts';
import { buffered } from './buffered.ts';

const dispatched = (host: () => Host): Row => ({
  record: 'dispatched',
  host,
  launch: (lms, mode) => new DispatchedRecord(lms.edition, lms.launch(mode)),
  // It identifies the learner together with the LMS's origin: see tests/records/relay/.
  knowsLearner: false,
  hasModes: true,
  counts: true,
  keepsElements: true,
  isRelayed: true,
});

/** The record of a course in another origin, over an API that a package found. */
export const overDispatch: RecordOver = (api, edition) => buffered(new DispatchedRecord(edition, api));

/** The record over an LMS in another origin. */
export const dispatchRows: readonly Row[] = [strict12, strict2004, scormAgain12, scormAgain2004].map(
  dispatched,
);
