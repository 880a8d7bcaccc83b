import { compareDates } from './dates.ts';
import type { Acknowledgement, Answer, Attempt, Evidence } from './model.ts';
import { withoutUndefined } from './model.ts';
import { either } from './outcome.ts';

/** A row about an attempt, and a key that distinguishes the attempt from the learner's others. */
export interface AttemptRow {
  readonly attempt: Attempt;
  readonly key: string;
}

/** The day of a date; '' if there is none. */
export const dayOf = (date: string | undefined): string => (date ?? '').slice(0, 10);

/** Merges rows about the same attempt. If two attempts have one number, all are numbered by their start. */
export function joined(rows: readonly AttemptRow[]): Attempt[] {
  const byKey = new Map<string, Attempt>();
  for (const { attempt, key } of rows) {
    const known = byKey.get(key);
    if (attempt.attempt > 0) byKey.set(key, known ? both(known, attempt) : attempt);
  }
  const all = [...byKey.values()].map((attempt) => ({
    ...attempt,
    acknowledgements: acknowledgementsIn([attempt]),
    evidence: evidenceIn([attempt]),
  }));
  const numbers = new Set(all.map(({ attempt }) => attempt));
  if (numbers.size === all.length) return all.toSorted((a, b) => a.attempt - b.attempt);
  return all
    .toSorted((a, b) => compareDates(a.started, b.started))
    .map((attempt, index) => ({ ...attempt, attempt: index + 1 }));
}

/** Merges two exports of one attempt, perhaps from different days: the later state, and everything achieved. */
function both(a: Attempt, b: Attempt): Attempt {
  const scores = [a.score, b.score].filter((score) => score !== undefined);
  const begun = [a.started, b.started].filter((first) => first !== undefined).toSorted(compareDates);
  const lasts = [a.last, b.last].filter((last) => last !== undefined).toSorted(compareDates);
  return {
    ...b,
    ...a,
    ...withoutUndefined({
      completed: either(a.completed, b.completed),
      passed: either(a.passed, b.passed),
      score: scores.length === 0 ? undefined : Math.max(...scores),
      started: begun[0],
      last: lasts.at(-1),
    }),
    answers: answersIn(a, b),
    acknowledgements: [...a.acknowledgements, ...b.acknowledgements],
    evidence: [...a.evidence, ...b.evidence],
  };
}

/**
 * Statements are never changed, and two files may have some of them each. Of other exports, one has the later state of
 * the same answers.
 */
function answersIn(a: Attempt, b: Attempt): readonly Answer[] {
  if (a.registration === undefined) return b.answers.length > a.answers.length ? b.answers : a.answers;
  const all = [...a.answers, ...b.answers].toSorted((one, other) => compareDates(one.when, other.when));
  return [...new Map(all.map((answer) => [JSON.stringify(answer), answer])).values()];
}

/**
 * The acknowledgements in one or several attempts: one for each text, version and day, because each year's counts. Their
 * words are the longest that is given of that version.
 */
export function acknowledgementsIn(
  attempts: readonly Pick<Attempt, 'acknowledgements'>[],
): Acknowledgement[] {
  const keyOf = ({ id, version }: Acknowledgement): string => JSON.stringify([id, version]);
  const words = new Map<string, string>();
  for (const { acknowledgements } of attempts)
    for (const given of acknowledgements) {
      const known = words.get(keyOf(given)) ?? '';
      if (given.words !== undefined && given.words.length > known.length)
        words.set(keyOf(given), given.words);
    }
  return distinct(
    attempts.map(({ acknowledgements }) => acknowledgements),
    keyOf,
    ({ when }) => when,
  )
    .map((given) => ({ ...given, ...withoutUndefined({ words: words.get(keyOf(given)) }) }))
    .toSorted((a, b) => compareDates(a.when, b.when));
}

/** The evidence in one or several attempts: one for each version, content and day of completion. */
export const evidenceIn = (attempts: readonly Pick<Attempt, 'evidence'>[]): Evidence[] =>
  distinct(
    // Of those of one day, the latest.
    attempts.map(({ evidence }) =>
      evidence.toReversed().toSorted((a, b) => compareDates(b.completedOn, a.completedOn)),
    ),
    ({ version, digest }) => JSON.stringify([version, digest.slice(0, 12)]),
    ({ completedOn }) => completedOn,
  ).toSorted((a, b) => compareDates(a.completedOn, b.completedOn));

/**
 * The first with each key and day. One without a day is of its attempt, and is left out if the attempt has one with a
 * day.
 */
function distinct<Said>(
  byAttempt: readonly (readonly Said[])[],
  keyOf: (one: Said) => string,
  dateOf: (one: Said) => string | undefined,
): Said[] {
  const found = new Map<string, Said>();
  for (const [index, said] of byAttempt.entries()) {
    const dated = new Set(said.filter((one) => dateOf(one) !== undefined).map(keyOf));
    for (const one of said) {
      const date = dateOf(one);
      if (date === undefined && dated.has(keyOf(one))) continue;
      const key = JSON.stringify([keyOf(one), date === undefined ? index : dayOf(date)]);
      if (!found.has(key)) found.set(key, one);
    }
  }
  return [...found.values()];
}
