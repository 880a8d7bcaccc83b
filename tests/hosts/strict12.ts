import type { Optional12 } from './model12.ts';
import { model12 } from './model12.ts';
import { StrictLms } from './strict-lms.ts';

export interface Strict12Options {
  readonly name?: string;
  readonly learner?: { readonly id: string; readonly name: string };
  readonly language?: string;
  /** The limit of suspend data, in characters; 4,096 in the specification. */
  readonly suspendLimit?: number;
  /** As in Moodle. */
  readonly totalsAtFinish?: boolean;
  /** 0–100: the LMS decides the status from the score (RTE 3-24). */
  readonly mastery?: number;
  readonly without?: readonly Optional12[];
}

const probes = [
  'cmi.interactions._children',
  'cmi.objectives._children',
  'cmi.student_data._children',
  'cmi.student_preference._children',
];

/** An LMS strictly by SCORM 1.2 (RTE 1.2, 3.3 and 3.4). */
export function strict12({
  name = 'strict 1.2',
  learner = { id: 'learner-1', name: 'Okafor, Ada' },
  language = '',
  totalsAtFinish = false,
  suspendLimit = 4096,
  mastery,
  without = [],
}: Strict12Options = {}): StrictLms {
  const missing = new Set(without);
  return new StrictLms({
    name,
    edition: '1.2',
    codes: {
      argument: '201',
      alreadyInitialised: '101',
      alreadyFinished: '101',
      finish: ['301', '301'],
      get: ['301', '301'],
      set: ['301', '301'],
      commit: ['301', '301'],
      unknownElement: '401',
      setKeyword: '402',
      readOnly: '403',
      writeOnly: '404',
      getIndex: '201',
      setIndex: '201',
      type: '405',
      notSet: '0',
      dependency: '',
      changedId: '',
    },
    methods: [
      'LMSInitialize',
      'LMSFinish',
      'LMSGetValue',
      'LMSSetValue',
      'LMSCommit',
      'LMSGetLastError',
      'LMSGetErrorString',
      'LMSGetDiagnostic',
    ],
    model: model12(suspendLimit, missing),
    most: new Map(),
    *seed(entry, mode, totalSeconds) {
      yield ['cmi.core.student_id', learner.id];
      yield ['cmi.core.student_name', learner.name];
      yield ['cmi.core.entry', entry];
      yield ['cmi.core.credit', mode === 'normal' ? 'credit' : 'no-credit'];
      yield ['cmi.core.lesson_mode', mode];
      yield ['cmi.core.total_time', clock(totalSeconds)];
      if (!missing.has('student_preference')) yield ['cmi.student_preference.language', language];
      if (!missing.has('student_data') && mastery !== undefined) {
        yield ['cmi.student_data.mastery_score', String(mastery)];
      }
    },
    sessionTime: 'cmi.core.session_time',
    totalsAtFinish,
    exit: 'cmi.core.exit',
    carriedOn: (stored) =>
      stored.size === 0 ? undefined : { entry: stored.get('cmi.core.exit') === 'suspend' ? 'resume' : '' },
    evaluate(data, finished) {
      if (!finished) return;
      const raw = data.get('cmi.core.score.raw') ?? '';
      if (mastery !== undefined && raw !== '') {
        data.set('cmi.core.lesson_status', Number(raw) >= mastery ? 'passed' : 'failed');
      } else if (!data.has('cmi.core.lesson_status')) {
        data.set('cmi.core.lesson_status', 'completed');
      }
    },
    mayFail: (element, code) =>
      code === '401' &&
      (probes.includes(element) || /^cmi\.objectives\.\d+\.score\._children$/.test(element)),
  });
}

function clock(seconds: number): string {
  const two = (value: number): string => String(Math.floor(value)).padStart(2, '0');
  return `${two(seconds / 3600).padStart(4, '0')}:${two((seconds / 60) % 60)}:${two(seconds % 60)}`;
}
