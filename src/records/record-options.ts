import type { CallLog } from './call-log.ts';
import type { Wait } from './with-retries.ts';

export interface RecordOptions {
  readonly log?: CallLog;
  /** Milliseconds, to measure how long a call took: whole milliseconds suffice and cost less. */
  readonly now?: () => number;
  /** Waits between two tries to open. */
  readonly wait?: Wait | undefined;
  /** Elements that could not be read in earlier tries, if each try uses a new record. */
  readonly missed?: Iterable<string>;
}
