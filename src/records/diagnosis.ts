import type { Diagnosis } from '../session/learning-record.ts';
import type { CallLog } from './call-log.ts';

/** A record's log, in the form for diagnostics. */
export const diagnosisOf = (
  standard: string,
  where: string,
  { total, refused, calls }: CallLog,
): Diagnosis => ({
  standard,
  where,
  total,
  refused,
  calls,
});
