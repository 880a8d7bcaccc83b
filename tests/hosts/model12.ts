import type { DataModel, ElementRule } from './data-model.ts';
import { between, matches, oneOf, upTo } from './data-model.ts';

/** The elements that an LMS may leave out (SCORM 1.2 RTE 3.4.4: "LMS mandatory: no"). */
export type Optional12 =
  | 'lesson_mode'
  | 'score.min'
  | 'score.max'
  | 'interactions'
  | 'objectives'
  | 'objectives.score'
  | 'student_data'
  | 'student_preference';

const wrong = '405';
const identifier = matches(/^[\x21-\x7e]{1,255}$/, wrong);
const decimal = /^-?\d{1,10}(\.\d{1,10})?$/;
const score = between(0, 100, decimal, wrong, wrong);
const timespan = matches(/^\d{2,4}:[0-5]\d:[0-5]\d(\.\d{1,2})?$/, wrong);
const statuses = ['passed', 'completed', 'failed', 'incomplete', 'browsed'];

const responses: Record<string, RegExp> = {
  'true-false': /^[01tf]/,
  choice: /^(([0-9a-z](,[0-9a-z])*)|(\{[0-9a-z](,[0-9a-z])*\}))$/,
  matching: /^\{?[0-9a-z]\.[0-9a-z](,[0-9a-z]\.[0-9a-z])*\}?$/,
  sequencing: /^[0-9a-z](,[0-9a-z])*$/,
  numeric: decimal,
};

/** RTE 3.4.1 `CMIFeedback`: its form depends on the type, if that is known. */
const feedback: NonNullable<ElementRule['check']> = (value, element, data) => {
  const interaction = /^cmi\.interactions\.\d+/.exec(element)?.[0] ?? '';
  const form = responses[data.get(`${interaction}.type`) ?? ''];
  return value.length <= 255 && (!form || form.test(value)) ? '' : wrong;
};

/** The data model of SCORM 1.2 (RTE 3.4.4), strictly by the specification; elements left out answer 401. */
export function model12(suspendLimit: number, without: ReadonlySet<Optional12>): DataModel {
  const rules = new Map<string, ElementRule>();
  const children = new Map<string, string>();
  const group = (name: string, elements: Record<string, ElementRule>): void => {
    const names = Object.keys(elements).filter((element) => !element.includes('.'));
    children.set(name, names.join(','));
    for (const [element, rule] of Object.entries(elements)) rules.set(`${name}.${element}`, rule);
  };
  const text = (limit: number): ElementRule => ({ access: 'both', initial: '', check: upTo(limit, wrong) });
  const read = (initial = ''): ElementRule => ({ access: 'read', initial });
  const scores = { access: 'both', initial: '', check: score } as const;

  group('cmi.core', {
    student_id: read(),
    student_name: read(),
    lesson_location: text(255),
    credit: read('credit'),
    lesson_status: { access: 'both', initial: 'not attempted', check: oneOf(statuses, wrong) },
    entry: read('ab-initio'),
    score: read(),
    total_time: read('0000:00:00'),
    ...(!without.has('lesson_mode') && { lesson_mode: read('normal') }),
    exit: { access: 'write', check: oneOf(['time-out', 'suspend', 'logout', ''], wrong) },
    session_time: { access: 'write', check: timespan },
  });
  group('cmi.core.score', {
    raw: scores,
    ...(!without.has('score.min') && { min: scores }),
    ...(!without.has('score.max') && { max: scores }),
  });
  // An element with children has no value of its own.
  rules.delete('cmi.core.score');
  rules.set('cmi.suspend_data', text(suspendLimit));
  rules.set('cmi.launch_data', read());
  rules.set('cmi.comments', text(4096));
  if (!without.has('student_data')) {
    group('cmi.student_data', { mastery_score: read(), max_time_allowed: read(), time_limit_action: read() });
  }
  if (!without.has('student_preference')) {
    const level = (low: number, high: number): ElementRule => ({
      access: 'both',
      initial: '0',
      check: between(low, high, /^-?\d+$/, wrong, wrong),
    });
    group('cmi.student_preference', {
      audio: level(-1, 100),
      language: text(255),
      speed: level(-100, 100),
      text: level(-1, 1),
    });
  }
  if (!without.has('objectives')) {
    group('cmi.objectives', {
      id: { access: 'both' },
      ...(!without.has('objectives.score') && { score: { access: 'read' } }),
      status: { access: 'both' },
    });
    for (const element of ['id', 'score', 'status']) rules.delete(`cmi.objectives.${element}`);
    rules.set('cmi.objectives.n.id', { access: 'both', initial: '', check: identifier });
    rules.set('cmi.objectives.n.status', {
      access: 'both',
      initial: 'not attempted',
      check: oneOf([...statuses, 'not attempted'], wrong),
    });
    if (!without.has('objectives.score')) {
      group('cmi.objectives.n.score', { raw: scores, min: scores, max: scores });
    }
  }
  if (!without.has('interactions')) {
    const write = (check: NonNullable<ElementRule['check']>): ElementRule => ({ access: 'write', check });
    group('cmi.interactions.n', {
      id: write(identifier),
      time: write(matches(/^([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,2})?$/, wrong)),
      type: write(
        oneOf(
          ['true-false', 'choice', 'fill-in', 'matching', 'performance', 'sequencing', 'likert', 'numeric'],
          wrong,
        ),
      ),
      weighting: write(matches(decimal, wrong)),
      student_response: write(feedback),
      result: write(matches(/^(correct|wrong|unanticipated|neutral|-?\d+(\.\d+)?)$/, wrong)),
      latency: write(timespan),
      'objectives.n.id': write(identifier),
      'correct_responses.n.pattern': write(feedback),
    });
    children.delete('cmi.interactions.n');
    children.set(
      'cmi.interactions',
      'id,objectives,time,type,correct_responses,weighting,student_response,result,latency',
    );
  }
  const arrays = new Set(
    [
      'cmi.objectives',
      'cmi.interactions',
      'cmi.interactions.n.objectives',
      'cmi.interactions.n.correct_responses',
    ].filter((array) => !without.has(array.split('.')[1] as Optional12)),
  );
  return { rules, children, arrays };
}
