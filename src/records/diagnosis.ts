import type { Diagnosis } from '../session/learning-record.ts';
import type { CallLog } from './call-log.ts';

/** What a record's log says, for the diagnostics. */
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
