import type { Course } from './course.ts';
import { better } from './achieved-result.ts';
import type { CheckAttempt, Progress } from './progress.ts';
import { judged } from './progress.ts';

/**
 * Two accounts of the same learner's way (two windows, or a device and an LMS) as one that holds what either
 * holds, and together may complete the course. Where they differ, `mine` is the later one.
 */
export function merge(course: Course, mine: Progress, theirs: Progress): Progress {
  const seen = new Map(theirs.seen);
  for (const [lesson, screens] of mine.seen)
    seen.set(lesson, new Set([...(seen.get(lesson) ?? []), ...screens]));
  const bestByLesson = new Map(theirs.bestByLesson);
  for (const [lesson, share] of mine.bestByLesson) {
    bestByLesson.set(lesson, Math.max(share, bestByLesson.get(lesson) ?? 0));
  }
  // The text that is confirmed now counts, whoever confirmed an earlier one later.
  const confirmed = theirs.acknowledged === course.acknowledgement ? theirs : mine;
  return judged(course, {
    place: mine.place ?? theirs.place,
    seen,
    answers: new Map([...theirs.answers, ...mine.answers]),
    attemptsTaken: Math.max(mine.attemptsTaken, theirs.attemptsTaken),
    attempt: furtherAttempt(mine, theirs),
    bestByLesson,
    answered: new Set([...theirs.answered, ...mine.answered]),
    testOuts: new Map(
      [...theirs.testOuts, ...mine.testOuts].sort(([, one], [, other]) => Number(one) - Number(other)),
    ),
    seconds: Math.max(mine.seconds, theirs.seconds),
    acknowledged: confirmed.acknowledged || theirs.acknowledged,
    achieved: better(mine.achieved, theirs.achieved),
  });
}

/** The attempt of whoever is further; of one attempt in two places, the answers of both. */
function furtherAttempt(mine: Progress, theirs: Progress): CheckAttempt | undefined {
  const [ahead, behind] = rankOf(theirs) > rankOf(mine) ? [theirs, mine] : [mine, theirs];
  const { attempt } = ahead;
  if (!attempt || attempt.submitted || behind.attempt?.seed !== attempt.seed)
    return attempt ?? behind.attempt;
  return { ...attempt, answers: new Map([...behind.attempt.answers, ...attempt.answers]) };
}

/** With as many attempts taken, one that is under way was begun after the one that was handed in. */
const rankOf = ({ attemptsTaken, attempt }: Progress): number =>
  2 * attemptsTaken + (attempt && !attempt.submitted ? 1 : 0);
