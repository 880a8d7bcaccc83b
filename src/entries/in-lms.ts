import type { FoundRecord } from '../player/boot.ts';
import type { ApiName } from '../records/find-api.ts';
import { waitForApi } from '../records/find-api.ts';
import type { LearningRecord } from '../session/learning-record.ts';
import { aloneRecord } from './alone.ts';

/** The record of the LMS around this page; alone where there is none. */
export async function recordInLms(
  name: ApiName,
  over: (api: object) => LearningRecord,
): Promise<FoundRecord> {
  // A page that nobody framed or opened has nobody to wait for.
  const isAlone = window.parent === window && !window.opener;
  const later = (callback: () => void, ms: number): unknown => setTimeout(callback, ms);
  const found = await waitForApi(window, name, { later, ...(isAlone && { most: 0 }) });
  return found ? { record: over(found.api) } : aloneRecord();
}
