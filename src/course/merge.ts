import { better } from './standing.ts';
import type { Progress } from './progress.ts';

/**
 * Two accounts of the same learner's way (two windows, or a device and an LMS) as one that holds what either
 * holds. Where they differ, `mine` is the later one.
 */
export function merge(mine: Progress, theirs: Progress): Progress {
  const seen = new Map(theirs.seen);
  for (const [lesson, screens] of mine.seen)
    seen.set(lesson, new Set([...(seen.get(lesson) ?? []), ...screens]));
  const bestByLesson = new Map(theirs.bestByLesson);
  for (const [lesson, share] of mine.bestByLesson) {
    bestByLesson.set(lesson, Math.max(share, bestByLesson.get(lesson) ?? 0));
  }
  const theirsIsFurther = theirs.attemptsTaken > mine.attemptsTaken || !mine.attempt;
  return {
    place: mine.place ?? theirs.place,
    seen,
    answers: new Map([...theirs.answers, ...mine.answers]),
    attemptsTaken: Math.max(mine.attemptsTaken, theirs.attemptsTaken),
    attempt: theirsIsFurther ? (theirs.attempt ?? mine.attempt) : mine.attempt,
    bestByLesson,
    acknowledged: mine.acknowledged || theirs.acknowledged,
    standing: better(mine.standing, theirs.standing),
  };
}
