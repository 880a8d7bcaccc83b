import { Scorm12Record } from '../scorm12.ts';
import { Scorm2004Record } from '../scorm2004.ts';
import type { RecordOptions } from '../record-options.ts';
import type { ScormRecord } from '../scorm-record.ts';
import type { StandardName } from './protocol.ts';

/** What the course needs to know about the package's standard. */
export interface RecordedStandard {
  readonly name: string;
  readonly over: (api: object, options: RecordOptions) => ScormRecord;
  /**
   * The elements that the record always reads first, and that every LMS answers without an error, or that are read once
   * because the LMS may lack them. The package reads them all at once; later reads depend on their values.
   */
  readonly reads: readonly string[];
  readonly exit: string;
  /** Whether a session that ends without `exit` ends the attempt, and the LMS discards its data. */
  readonly endsAttempts: boolean;
}

export const recordedStandards: Readonly<Record<StandardName, RecordedStandard>> = {
  scorm12: {
    name: 'SCORM 1.2',
    over: (api, options) => new Scorm12Record(api, options),
    reads: [
      'cmi.core._children',
      'cmi.core.lesson_status',
      'cmi.core.score.raw',
      'cmi.core.total_time',
      'cmi.suspend_data',
      'cmi.student_preference._children',
      'cmi.core.student_name',
      'cmi.core.student_id',
    ],
    exit: 'cmi.core.exit',
    endsAttempts: false,
  },
  scorm2004: {
    name: 'SCORM 2004',
    over: (api, options) => new Scorm2004Record(api, options),
    reads: [
      'cmi.mode',
      'cmi.entry',
      'cmi.completion_status',
      'cmi.success_status',
      'cmi.interactions._count',
      'cmi.total_time',
      'cmi.learner_name',
      'cmi.learner_id',
      'cmi.learner_preference.language',
      'cmi.learner_preference.audio_level',
    ],
    exit: 'cmi.exit',
    endsAttempts: true,
  },
};
