import { boot } from '../player/boot.ts';
import { Scorm12Record } from '../records/scorm12.ts';
import { recordInLms } from './in-lms.ts';

void boot(() => recordInLms('API', 'SCORM 1.2', (api) => new Scorm12Record(api)));
