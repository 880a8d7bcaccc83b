import { model2004 } from './model2004.ts';
import { StrictLms } from './strict-lms.ts';

export interface Strict2004Options {
  readonly name?: string;
  readonly learner?: { readonly id: string; readonly name: string };
  readonly language?: string;
  readonly suspendLimit?: number;
  /** As in Moodle. */
  readonly totalsAtFinish?: boolean;
  /** 0–1: the LMS decides completion from the progress measure (RTE 4.2.4). */
  readonly completionThreshold?: number;
  /** 0–1: the LMS decides success from the scaled score (RTE 4.2.22). */
  readonly scaledPassingScore?: number;
}

/** An LMS strictly by SCORM 2004 3rd/4th edition (RTE 3 and 4). */
export function strict2004({
  name = 'strict 2004',
  learner = { id: 'learner-1', name: 'Okafor, Ada' },
  language = '',
  totalsAtFinish = false,
  suspendLimit = 64_000,
  completionThreshold,
  scaledPassingScore,
}: Strict2004Options = {}): StrictLms {
  return new StrictLms({
    name,
    edition: '2004',
    codes: {
      argument: '201',
      alreadyInitialised: '103',
      alreadyFinished: '104',
      finish: ['112', '113'],
      get: ['122', '123'],
      set: ['132', '133'],
      commit: ['142', '143'],
      unknownElement: '401',
      setKeyword: '404',
      readOnly: '404',
      writeOnly: '405',
      getIndex: '301',
      setIndex: '351',
      type: '406',
      notSet: '403',
      dependency: '408',
      changedId: '351',
    },
    methods: [
      'Initialize',
      'Terminate',
      'GetValue',
      'SetValue',
      'Commit',
      'GetLastError',
      'GetErrorString',
      'GetDiagnostic',
    ],
    model: model2004(suspendLimit),
    most: new Map([
      ['cmi.interactions', 250],
      ['cmi.objectives', 100],
      ['cmi.interactions.n.objectives', 10],
      ['cmi.interactions.n.correct_responses', 10],
    ]),
    *seed(entry, mode, totalSeconds) {
      yield ['cmi.learner_id', learner.id];
      yield ['cmi.learner_name', learner.name];
      yield ['cmi.entry', entry];
      yield ['cmi.credit', mode === 'normal' ? 'credit' : 'no-credit'];
      yield ['cmi.mode', mode];
      yield ['cmi.total_time', `PT${Math.round(totalSeconds)}S`];
      if (language !== '') yield ['cmi.learner_preference.language', language];
      if (completionThreshold !== undefined) yield ['cmi.completion_threshold', String(completionThreshold)];
      if (scaledPassingScore !== undefined) yield ['cmi.scaled_passing_score', String(scaledPassingScore)];
    },
    sessionTime: 'cmi.session_time',
    totalsAtFinish,
    exit: 'cmi.exit',
    // RTE 4.2.8: without `suspend` (or `logout`) the attempt ends, and its data is discarded.
    carriedOn: (stored) =>
      ['suspend', 'logout'].includes(stored.get('cmi.exit') ?? '') ? { entry: 'resume' } : undefined,
    evaluate(data) {
      const measure = data.get('cmi.progress_measure');
      if (completionThreshold !== undefined && measure !== undefined) {
        const done = Number(measure) >= completionThreshold;
        data.set('cmi.completion_status', done ? 'completed' : 'incomplete');
      }
      const scaled = data.get('cmi.score.scaled');
      if (scaledPassingScore !== undefined && scaled !== undefined) {
        data.set('cmi.success_status', Number(scaled) >= scaledPassingScore ? 'passed' : 'failed');
      }
    },
    mayFail: () => false,
  });
}
