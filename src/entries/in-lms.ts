import type { FoundRecord } from '../player/boot.ts';
import { diagnosisOf } from '../records/diagnosis.ts';
import type { ApiName } from '../records/find-api.ts';
import { waitForApi } from '../records/find-api.ts';
import type { ScormRecord } from '../records/scorm-record.ts';
import { aloneRecord } from './alone.ts';

/**
 * The record of the LMS around this page; alone where there is none.
 *
 * @param standard names it in the diagnostics
 */
export async function recordInLms(
  name: ApiName,
  standard: string,
  over: (api: object) => ScormRecord,
): Promise<FoundRecord> {
  const later = (callback: () => void, ms: number): unknown => setTimeout(callback, ms);
  const found = await waitForApi(window, name, { later });
  if (!found) return aloneRecord();
  const record = over(found.api);
  return { record, diagnose: () => diagnosisOf(standard, found.where, record.log) };
}
