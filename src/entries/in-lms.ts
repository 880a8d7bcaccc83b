import type { FoundRecord } from '../player/boot.ts';
import { diagnosisOf } from '../records/diagnosis.ts';
import type { ApiName, FoundApi } from '../records/find-api.ts';
import { isAlone, laterApi, waitForApi } from '../records/find-api.ts';
import type { ScormRecord } from '../records/scorm-record.ts';
import { aloneRecord } from './alone.ts';

/**
 * The record of the LMS around this page. Without an LMS, the device's record; then, if the page is framed or was
 * opened by another page, the LMS's record as soon as there is one.
 *
 * @param standard its name in diagnostics
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
