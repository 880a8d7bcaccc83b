import { boot } from '../player/boot.ts';
import { Scorm2004Record } from '../records/scorm2004.ts';
import { recordInLms } from './in-lms.ts';

void boot(() => recordInLms('API_1484_11', 'SCORM 2004', (api) => new Scorm2004Record(api)));
