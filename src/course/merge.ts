import { encodeShare } from './snapshot-parts.ts';
import type { Course } from './course.ts';
import { better } from './achieved-result.ts';
import type { CheckAttempt, Moment, Progress, TakenAttempt } from './progress.ts';
import { withAchievements, keptCompletions, missingFor } from './completion.ts';
import { latestAttempts } from './progress-after.ts';
import { bothForeign } from './snapshot-foreign.ts';

/**
 * Merges two accounts of the same learner's progress (from two windows, or a device and an LMS). The result holds
 * everything that either holds, and may be complete even if neither is. If they differ, `mine` is the later one.
 *
 * @param at now, the date of a completion that the merge brings about
 */
export function merge(course: Course, mine: Progress, theirs: Progress, at?: Moment): Progress {
  const isCompleted = mine.achieved.completed || theirs.achieved.completed;
  // After completion of another version, the merge may complete this one even if neither account does.
  const isDated = !isCompleted || [mine, theirs].every((one) => missingFor(course, one).length > 0);
  const seen = new Map(theirs.seen);
  for (const [lesson, screens] of mine.seen)
    seen.set(lesson, new Set([...(seen.get(lesson) ?? []), ...screens]));
  const attempt = mergedAttempt(mine, theirs);
  const attempts = onceEach([...theirs.attempts, ...mine.attempts], attemptKey);
  // Two devices may have taken one each: then both count.
  const attemptsTaken = mine.attemptsTaken + theirs.attemptsTaken - mostInCommon(mine, theirs);
  const achieved = better(mine.achieved, theirs.achieved);
  const { attempts: limit } = course.rules;
  const isUsedUp = limit > 0 && attemptsTaken >= limit && attempt?.submitted !== false;
  // Neither device knew that its attempt was the last.
  const isFailed = isUsedUp && attemptsTaken > Math.max(mine.attemptsTaken, theirs.attemptsTaken);
  return withAchievements(
    course,
    {
      place: mine.place ?? theirs.place,
      seen,
      answers: new Map([...theirs.answers, ...mine.answers]),
      attemptsTaken,
      attempt,
      bestByLesson: higherOfEach(mine.bestByLesson, theirs.bestByLesson),
      answeredLessons: new Set([...theirs.answeredLessons, ...mine.answeredLessons]),
      testOuts: new Map(
        [...theirs.testOuts, ...mine.testOuts].sort(([, one], [, other]) => Number(one) - Number(other)),
      ),
      seconds: Math.max(mine.seconds, theirs.seconds),
      acknowledgements: bothAcknowledged(course, mine, theirs),
      attempts: latestAttempts(attempts),
      completions: keptCompletions(
        onceEach([...theirs.completions, ...mine.completions], ({ version }) => version),
      ),
      chosenLocale: mine.chosenLocale || theirs.chosenLocale,
      achieved: isFailed ? better(achieved, { ...achieved, success: 'failed' }) : achieved,
      foreign: bothForeign(mine.foreign, theirs.foreign),
    },
    isDated ? at : undefined,
  );
}

/** A snapshot keeps thousandths. */
const attemptKey = ({ at, score }: TakenAttempt): string => `${at.seconds} ${encodeShare(score)}`;

/**
 * How many attempts both accounts may hold. Only the latest are listed. Those that one lists and the other does not are
 * its own, unless they are as old as those that the other lists no more; of these it is not known which they are.
 */
function mostInCommon(mine: Progress, theirs: Progress): number {
  const [own, others] = [mine, theirs].map(({ attempts }) => new Set(attempts.map(attemptKey)));
  const isListed = (one: TakenAttempt): boolean =>
    own?.has(attemptKey(one)) === true && others?.has(attemptKey(one)) === true;
  const listed = mine.attempts.filter(isListed).length;
  const [mineLeft, theirsLeft] = [mine, theirs].map(({ attempts, attemptsTaken }) =>
    Math.max(0, attemptsTaken - attempts.length),
  ) as [number, number];
  const olderThan = (one: Progress, other: Progress): number =>
    one.attempts.filter((each) => !isListed(each) && each.at.seconds <= oldestListed(other)).length;
  const mineOlder = Math.min(olderThan(mine, theirs), theirsLeft);
  const theirsOlder = Math.min(olderThan(theirs, mine), mineLeft);
  return listed + mineOlder + theirsOlder + Math.min(theirsLeft - mineOlder, mineLeft - theirsOlder);
}

/** The time of the oldest in an unbroken list: the first that passed is listed in any case. */
function oldestListed({ attempts: [first, second] }: Progress): number {
  const oldest = first?.isPassed ? second : first;
  return oldest?.at.seconds ?? Infinity;
}

/** The higher share of each lesson. */
export function higherOfEach(
  mine: Progress['bestByLesson'],
  theirs: Progress['bestByLesson'],
): Progress['bestByLesson'] {
  const higher = new Map(theirs);
  for (const [lesson, share] of mine) higher.set(lesson, Math.max(share, higher.get(lesson) ?? 0));
  return higher;
}

/** In order of time, and without duplicates: the first of each key is kept. */
function onceEach<One extends { readonly at: Moment }>(
  all: readonly One[],
  keyOf: (one: One) => string,
): One[] {
  const known = new Set<string>();
  return [...all]
    .sort((one, other) => one.at.seconds - other.at.seconds)
    .filter((one) => !known.has(keyOf(one)) && known.add(keyOf(one)));
}

/** An acknowledgement of the current text wins over one of an earlier text; otherwise the later one wins. */
function bothAcknowledged(course: Course, mine: Progress, theirs: Progress): Progress['acknowledgements'] {
  const both = new Map([...theirs.acknowledgements, ...mine.acknowledgements]);
  for (const [id, other] of theirs.acknowledgements) {
    const own = mine.acknowledgements.get(id);
    const now = course.acknowledgements.find((one) => one.id === id)?.version;
    const isLater = own?.version === other.version && (other.at?.seconds ?? 0) > (own.at?.seconds ?? 0);
    if (own && (isLater || (other.version === now && own.version !== now))) both.set(id, other);
  }
  return both;
}

/** The attempt of the account that is further. If both have the same attempt, the answers of both. */
function mergedAttempt(mine: Progress, theirs: Progress): CheckAttempt | undefined {
  const [ahead, behind] = rankOf(theirs) > rankOf(mine) ? [theirs, mine] : [mine, theirs];
  const { attempt } = ahead;
  if (!attempt || attempt.submitted || behind.attempt?.seed !== attempt.seed)
    return attempt ?? behind.attempt;
  return { ...attempt, answers: new Map([...behind.attempt.answers, ...attempt.answers]) };
}

/** With equal numbers of attempts taken, an attempt under way began after the submitted one. */
const rankOf = ({ attemptsTaken, attempt }: Progress): number =>
  2 * attemptsTaken + (attempt && !attempt.submitted ? 1 : 0);
