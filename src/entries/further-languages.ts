import { reportWords } from 'course:report-words';
import { furtherLanguages } from '../records/xapi/further-languages.ts';

/** Loaded later than the record, whose answers wait for no words. */
export const further = furtherLanguages(reportWords);
