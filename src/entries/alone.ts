import type { FoundRecord } from '../player/boot.ts';
import { browserEnvironment } from '../player/browser-environment.ts';
import { diagnosisOf } from '../records/diagnosis.ts';

/** No LMS: the record is kept on this device, by scorm-again in the page, which only then is loaded. */
export async function aloneRecord(): Promise<FoundRecord> {
  // What the record uses is asked for beside it, and not one after the other; the record tells what cannot be had.
  for (const part of [
    import('scorm-again/scorm12/min'),
    import('../records/scorm12.ts'),
    import('../records/scorm-record.ts'),
  ])
    part.catch(() => undefined);
  const { InPageRecord } = await import('../records/in-page.ts');
  const courseId = document.getElementById('start')?.dataset['course'] ?? '';
  const record = new InPageRecord({ courseId, store: browserEnvironment().store });
  return {
    record,
    notice: record.keeps ? 'alone' : 'aloneUnkept',
    diagnose: () => diagnosisOf('SCORM 1.2, alone', 'this page', record.log),
  };
}
