import { thousandths } from './snapshot-parts.ts';
import type { Course } from './course.ts';
import { better } from './achieved-result.ts';
import type { CheckAttempt, Moment, Progress } from './progress.ts';
import { judged, keptCompletions, missingFor } from './completion.ts';
import { latestAttempts } from './progress-after.ts';
import { bothForeign } from './snapshot-foreign.ts';

/**
 * Merges the progress of one learner from two sources (two windows, or a device and an LMS): the result has what either
 * has, and may complete the course. Where they differ, `mine` counts as the later one.
 *
 * @param at now, for the date of that completion
 */
export function merge(course: Course, mine: Progress, theirs: Progress, at?: Moment): Progress {
  const isCompleted = mine.achieved.completed || theirs.achieved.completed;
  // A learner who has completed another version may complete this one with both together.
  const isDated = !isCompleted || [mine, theirs].every((one) => missingFor(course, one).length > 0);
  const seen = new Map(theirs.seen);
  for (const [lesson, screens] of mine.seen)
    seen.set(lesson, new Set([...(seen.get(lesson) ?? []), ...screens]));
  const bestByLesson = new Map(theirs.bestByLesson);
  for (const [lesson, share] of mine.bestByLesson) {
    bestByLesson.set(lesson, Math.max(share, bestByLesson.get(lesson) ?? 0));
  }
  return judged(
    course,
    {
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
      acknowledgements: bothAcknowledged(course, mine, theirs),
      attempts: latestAttempts(
        onceEach(
          [...theirs.attempts, ...mine.attempts], // A snapshot keeps thousandths.
          ({ at, score }) => `${at.seconds} ${thousandths(score)}`,
        ),
      ),
      completions: keptCompletions(
        onceEach([...theirs.completions, ...mine.completions], ({ version }) => version),
      ),
      language: mine.language || theirs.language,
      achieved: better(mine.achieved, theirs.achieved),
      foreign: bothForeign(mine.foreign, theirs.foreign),
    },
    isDated ? at : undefined,
  );
}

/** Sorted by time; of two with the same time, the first is kept. */
function onceEach<One extends { readonly at: Moment }>(
  all: readonly One[],
  keyOf: (one: One) => string,
): One[] {
  const known = new Set<string>();
  return [...all]
    .sort((one, other) => one.at.seconds - other.at.seconds)
    .filter((one) => !known.has(keyOf(one)) && known.add(keyOf(one)));
}

/** The one for the current text, even if an earlier text was confirmed later; otherwise the later of the two. */
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

/** The attempt that is further on; if both are the same attempt, with the answers of both. */
function furtherAttempt(mine: Progress, theirs: Progress): CheckAttempt | undefined {
  const [ahead, behind] = rankOf(theirs) > rankOf(mine) ? [theirs, mine] : [mine, theirs];
  const { attempt } = ahead;
  if (!attempt || attempt.submitted || behind.attempt?.seed !== attempt.seed)
    return attempt ?? behind.attempt;
  return { ...attempt, answers: new Map([...behind.attempt.answers, ...attempt.answers]) };
}

/** If both have taken as many attempts, the unfinished one was begun after the submitted one. */
const rankOf = ({ attemptsTaken, attempt }: Progress): number =>
  2 * attemptsTaken + (attempt && !attempt.submitted ? 1 : 0);
