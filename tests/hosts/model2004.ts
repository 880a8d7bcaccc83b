import type { DataModel, ElementRule } from './data-model.ts';
import { between, matches, oneOf, upTo } from './data-model.ts';

const wrong = '406';
const range = '407';
const shortIdentifier = /^[A-Za-z0-9\-()+.:=@;$_!*'%/#]{1,250}$/;
const longIdentifier = matches(/^\S{1,4000}$/, wrong);
const real = /^-?\d{1,10}(\.\d{1,7})?$/;
const interval = /^P(?=.)(\d+Y)?(\d+M)?(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+(\.\d{1,2})?S)?)?$/;
/** RTE 4.1.1: a time zone is allowed only after a fraction of a second. */
const time =
  /^(19[7-9]\d|20[0-2]\d|203[0-8])(-\d\d(-\d\d(T([01]\d|2[0-3])(:[0-5]\d(:[0-5]\d(\.\d{1,2}(Z|[+-]\d\d(:\d\d)?)?)?)?)?)?)?)?$/;
const localised: NonNullable<ElementRule['check']> = (value) =>
  value.replace(/^\{lang=[a-zA-Z-]+\}/, '').length <= 250 && !/^\{(?!lang=[a-zA-Z-]+\})/.test(value)
    ? ''
    : wrong;

/** The type of the interaction that contains the element. */
function typeOf(element: string, data: ReadonlyMap<string, string>): string {
  return data.get(`${/^cmi\.interactions\.\d+/.exec(element)?.[0] ?? ''}.type`) ?? '';
}

/** RTE 4.2.9.1: a set of identifiers or of pairs, at most 36, all different. */
const response: NonNullable<ElementRule['check']> = (value, element, data) => {
  const items = value.split('[,]');
  const distinct = new Set(items).size === items.length && items.length <= 36;
  switch (typeOf(element, data)) {
    case 'choice':
      return distinct && items.every((item) => shortIdentifier.test(item)) ? '' : wrong;
    case 'matching':
      return distinct &&
        items.every((item) => {
          const parts = item.split('[.]');
          return parts.length === 2 && parts.every((part) => shortIdentifier.test(part));
        })
        ? ''
        : wrong;
    case 'true-false':
      return value === 'true' || value === 'false' ? '' : wrong;
    default:
      return value.length <= 4000 ? '' : wrong;
  }
};

/** The data model of SCORM 2004, 3rd and 4th edition (RTE 4.2), as far as a course may use it. */
export function model2004(suspendLimit: number): DataModel {
  const rules = new Map<string, ElementRule>();
  const children = new Map<string, string>();
  const both = (check: NonNullable<ElementRule['check']>, more: Partial<ElementRule> = {}): ElementRule => ({
    access: 'both',
    check,
    ...more,
  });
  const read = (initial?: string): ElementRule => ({
    access: 'read',
    ...(initial !== undefined && { initial }),
  });
  const set = (elements: Record<string, ElementRule>, prefix = 'cmi'): void => {
    for (const [element, rule] of Object.entries(elements)) rules.set(`${prefix}.${element}`, rule);
  };
  const score = {
    scaled: both(between(-1, 1, real, wrong, range)),
    raw: both(matches(real, wrong)),
    min: both(matches(real, wrong)),
    max: both(matches(real, wrong)),
  };
  const completion = both(oneOf(['completed', 'incomplete', 'not attempted', 'unknown'], wrong), {
    initial: 'unknown',
  });
  const success = both(oneOf(['passed', 'failed', 'unknown'], wrong), { initial: 'unknown' });
  const measure = both(between(0, 1, real, wrong, range));

  set({
    _version: read('1.0'),
    completion_status: completion,
    completion_threshold: read(),
    credit: read('credit'),
    entry: read('ab-initio'),
    exit: { access: 'write', check: oneOf(['time-out', 'suspend', 'logout', 'normal', ''], wrong) },
    launch_data: read(),
    learner_id: read(''),
    learner_name: read(''),
    'learner_preference.audio_level': both(between(0, 1e9, real, wrong, range), { initial: '1' }),
    'learner_preference.language': both(matches(/^([a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*)?$/, wrong), {
      initial: '',
    }),
    'learner_preference.delivery_speed': both(between(0, 1e9, real, wrong, range), { initial: '1' }),
    'learner_preference.audio_captioning': both(oneOf(['-1', '0', '1'], wrong), { initial: '0' }),
    location: both(upTo(1000, wrong)),
    max_time_allowed: read(),
    mode: read('normal'),
    progress_measure: measure,
    scaled_passing_score: read(),
    session_time: { access: 'write', check: matches(interval, wrong) },
    success_status: success,
    suspend_data: both(upTo(suspendLimit, wrong)),
    time_limit_action: read('continue,no message'),
    total_time: read('PT0S'),
  });
  set(score, 'cmi.score');
  set(
    {
      id: both(longIdentifier),
      success_status: { ...success, needs: ['id'] },
      completion_status: { ...completion, needs: ['id'] },
      progress_measure: { ...measure, needs: ['id'] },
      description: both(localised, { needs: ['id'] }),
    },
    'cmi.objectives.n',
  );
  for (const [element, rule] of Object.entries(score)) {
    rules.set(`cmi.objectives.n.score.${element}`, { ...rule, needs: ['id'] });
  }
  set(
    {
      id: both(longIdentifier),
      type: both(
        oneOf(
          'true-false choice fill-in long-fill-in likert matching performance sequencing numeric other'.split(
            ' ',
          ),
          wrong,
        ),
        { needs: ['id'] },
      ),
      'objectives.n.id': both(longIdentifier, { needs: ['id'] }),
      timestamp: both(matches(time, wrong), { needs: ['id'] }),
      'correct_responses.n.pattern': both(response, { needs: ['id', 'type'] }),
      weighting: both(matches(real, wrong), { needs: ['id'] }),
      learner_response: both(response, { needs: ['id', 'type'] }),
      result: both(
        (value) =>
          /^(correct|incorrect|unanticipated|neutral)$/.test(value) || real.test(value) ? '' : wrong,
        { needs: ['id'] },
      ),
      latency: both(matches(interval, wrong), { needs: ['id'] }),
      description: both(localised, { needs: ['id'] }),
    },
    'cmi.interactions.n',
  );
  rules.set('adl.nav.request', both(matches(/^(\{target=.+\})?[a-zA-Z_]+$/, wrong), { initial: '_none_' }));
  children.set('cmi.score', 'scaled,raw,min,max');
  children.set('cmi.objectives', 'id,score,success_status,completion_status,progress_measure,description');
  children.set(
    'cmi.interactions',
    'id,type,objectives,timestamp,correct_responses,weighting,learner_response,result,latency,description',
  );
  children.set('cmi.learner_preference', 'audio_level,language,delivery_speed,audio_captioning');
  const arrays = new Set([
    'cmi.objectives',
    'cmi.interactions',
    'cmi.interactions.n.objectives',
    'cmi.interactions.n.correct_responses',
  ]);
  return { rules, children, arrays };
}
