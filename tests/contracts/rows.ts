import { InPageRecord } from '../../src/records/in-page.ts';
import { Scorm12Record } from '../../src/records/scorm12.ts';
import { Scorm2004Record } from '../../src/records/scorm2004.ts';
import type { LearningRecord } from '../../src/session/learning-record.ts';
import type { Host, HostMode } from '../hosts/host.ts';
import { device } from '../hosts/in-page-host.ts';
import type { LrsHost } from '../hosts/lrs-host.ts';
import { lrs, xapiLrs } from '../hosts/lrs-host.ts';
import { scormAgain12, scormAgain2004 } from '../hosts/scorm-again-host.ts';
import { strict12 } from '../hosts/strict12.ts';
import { strict2004 } from '../hosts/strict2004.ts';

/** A record over a host, for which the contract holds. */
export interface Row {
  readonly record: string;
  readonly host: () => Host;
  /** A new session. */
  readonly launch: (host: Host, mode?: HostMode) => LearningRecord;
  /** Whether the host identifies the learner. */
  readonly knowsLearner: boolean;
  /** Whether the host has other modes than `normal`. */
  readonly hasModes: boolean;
  /** Whether every call can be counted and every error seen. */
  readonly counts: boolean;
  /** Whether it keeps a data model, whose elements have the value last set, rather than immutable statements. */
  readonly keepsElements: boolean;
  /** Whether calls reach the LMS through another window, and so a moment later. */
  readonly isRelayed?: boolean;
}

const scorm12 = (host: () => Host): Row => ({
  record: 'SCORM 1.2',
  host,
  launch: (lms, mode) => new Scorm12Record(lms.launch(mode)),
  knowsLearner: true,
  hasModes: true,
  counts: true,
  keepsElements: true,
});

const scorm2004 = (host: () => Host): Row => ({
  record: 'SCORM 2004',
  host,
  launch: (lms, mode) => new Scorm2004Record(lms.launch(mode)),
  knowsLearner: true,
  hasModes: true,
  counts: true,
  keepsElements: true,
});

const inPage = (host: () => Host): Row => ({
  record: 'in the page',
  host,
  launch: (lms) => new InPageRecord({ courseId: 'allyship', store: lms.launch() as Storage }),
  knowsLearner: false,
  hasModes: false,
  counts: false,
  keepsElements: true,
});

const overXapi = (record: 'cmi5' | 'xAPI', host: () => LrsHost): Row => ({
  record,
  host,
  launch: (lms, mode) => (lms as LrsHost).record(mode),
  knowsLearner: false,
  // An xAPI launch states no mode.
  hasModes: record === 'cmi5',
  counts: false,
  keepsElements: false,
});

/** One row per record and host; the slower ones over dispatch are in `dispatch-rows.ts`. */
export const rows: readonly Row[] = [
  scorm12(strict12),
  scorm12(scormAgain12),
  scorm2004(strict2004),
  scorm2004(scormAgain2004),
  inPage(device),
  overXapi('cmi5', lrs),
  overXapi('xAPI', xapiLrs),
];
