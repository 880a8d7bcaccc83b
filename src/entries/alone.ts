import type { FoundRecord } from '../player/boot.ts';
import { browserEnvironment } from '../player/browser-environment.ts';
import { diagnosisOf } from '../records/diagnosis.ts';

/** Without an LMS, the record is kept on this device by scorm-again, which is loaded only then. */
export async function aloneRecord(): Promise<FoundRecord> {
  // Loads the record's modules in parallel, not one after the other; the import below reports errors.
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
