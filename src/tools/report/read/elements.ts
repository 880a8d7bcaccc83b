import type { Interaction } from './answers.ts';
import { answersOf, askedOf, lastCompletion } from './answers.ts';
import { dateOf, compareDates } from './dates.ts';
import type { Attempt, Learner, SourcePlace } from './model.ts';
import { withoutUndefined } from './model.ts';

/** Element, e.g. `cmi.core.lesson_status` → value. */
export type Elements = ReadonlyMap<string, string>;

/** One attempt from the elements of SCORM 1.2 or SCORM 2004. */
export function attemptOf(
  elements: Elements,
  who: {
    readonly learner: Learner;
    readonly activity: string;
    readonly attempt: number;
    readonly from: SourcePlace;
  },
): Attempt {
  const first = (...names: string[]): string =>
    names.map((name) => elements.get(name) ?? '').find(Boolean) ?? '';
  const status = first('cmi.core.lesson_status');
  const completion = first('cmi.completion_status') || status;
  const success = first('cmi.success_status') || status;
  const [raw = '', min = '', max = ''] = ['raw', 'min', 'max'].map((part) =>
    first(`cmi.core.score.${part}`, `cmi.score.${part}`),
  );
  const score = scoreOf(raw, first('cmi.score.scaled'), min, max);
  const interactions = interactionsOf(elements);
  const days = interactions.flatMap(({ when }) => when ?? []).sort(compareDates);
  const read = answersOf(interactions);
  return {
    ...who,
    ...withoutUndefined({
      completed: /^(?:unknown)?$/.test(completion)
        ? undefined
        : completion === 'completed' || completion === 'passed',
      passed: passedIn(success),
      score,
      started: days[0],
      last: days.at(-1),
      completedOn: lastCompletion(read.evidence),
    }),
    ...read,
  };
}

/** Whether a status means passed, in either standard; undefined if it does not say. */
export const passedIn = (status: string): boolean | undefined =>
  status === 'passed' ? true : status === 'failed' ? false : undefined;

/**
 * A score of 0–100: from the scaled score, which needs no bounds, otherwise from the raw score. Undefined if there is
 * none, or if it is out of range.
 */
export function scoreOf(raw: string, scaled: string, min = '', max = ''): number | undefined {
  if (raw === '' && scaled === '') return undefined;
  const [low, high] = [Number(min), max === '' ? 100 : Number(max)];
  const share = scaled === '' ? (Number(raw) - low) / (high - low) : Number(scaled);
  const score = Math.round(share * 10_000) / 100;
  return score >= 0 && score <= 100 ? score : undefined;
}

/** The interactions in order. LMSs write `interactions_0` or `interactions.0`. */
function interactionsOf(elements: Elements): Interaction[] {
  const found = new Map<number, Map<string, string>>();
  for (const [name, value] of elements) {
    const [, number, part] = /^cmi\.interactions[._](\d+)\.(.+)$/.exec(name) ?? [];
    if (number === undefined || part === undefined) continue;
    const values = found.get(Number(number)) ?? new Map<string, string>();
    found.set(Number(number), values.set(part, value));
  }
  return [...found]
    .sort(([a], [b]) => a - b)
    .flatMap(([, values]) => {
      const id = values.get('id') ?? '';
      const response = values.get('student_response') ?? values.get('learner_response') ?? '';
      const right = ['correct_responses.0.pattern', 'correct_responses_0.pattern']
        .map((part) => values.get(part) ?? '')
        .find(Boolean);
      const rest = {
        ...askedOf(values.get('description') ?? '', right ?? ''),
        ...withoutUndefined({ when: dateOf(values.get('timestamp')) }),
      };
      return id === '' ? [] : [{ id, response, result: values.get('result') ?? '', ...rest }];
    });
}
