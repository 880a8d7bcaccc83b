import type { FoundRecord } from '../player/boot.ts';
import { diagnosisOf } from '../records/diagnosis.ts';
import type { ApiName, FoundApi } from '../records/find-api.ts';
import { isAlone, laterApi, waitForApi } from '../records/find-api.ts';
import type { ScormRecord } from '../records/scorm-record.ts';
import { aloneRecord } from './alone.ts';

/**
 * The record of the LMS around this page. Alone where there is none, and then, where something frames this page or
 * opened it, the LMS's as soon as there is one.
 *
 * @param standard names it in the diagnostics
 */
export async function recordInLms(
  name: ApiName,
  standard: string,
  over: (api: object) => ScormRecord,
): Promise<FoundRecord> {
  const later = (callback: () => void, ms: number): unknown => setTimeout(callback, ms);
  const recordOver = ({ api, where }: FoundApi): FoundRecord => {
    const record = over(api);
    return { record, diagnose: () => diagnosisOf(standard, where, record.log) };
  };
  const found = await waitForApi(window, name, { later });
  if (found) return recordOver(found);
  const alone = await aloneRecord();
  if (isAlone(window)) return alone;
  const look = laterApi(window, name, later);
  return {
    ...alone,
    notice: alone.notice === 'alone' ? 'waiting' : 'waitingUnkept',
    later: async () => recordOver(await look()),
  };
}
