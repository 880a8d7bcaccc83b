import { reportWords } from 'course:report-words';
import { furtherLanguages } from '../records/xapi/further-languages.ts';

/** Loaded after the record, which does not wait for it. */
export const further = furtherLanguages(reportWords);
