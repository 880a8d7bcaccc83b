import type { Course } from '../course/course.ts';
import { higherOfEach, merge } from '../course/merge.ts';
import type { Moment, Progress } from '../course/progress.ts';
import type { DecodedSnapshot } from '../course/snapshot-decode.ts';
import { decodeSnapshot } from '../course/snapshot-decode.ts';
import type { LostParts, RestoredProgress } from '../course/snapshot.ts';
import { nothingLost, restoreProgress } from '../course/snapshot.ts';
import { better } from '../course/achieved-result.ts';
import type { FoundCopy } from './device-copy.ts';

/** The progress to continue with. */
export interface Resumed {
  readonly progress: Progress;
  readonly lost: LostParts;
  /** The separate accounts that were merged. */
  readonly parts: readonly Progress[];
}

/**
 * Merges what the record kept with later copies from this device. Together they may complete the course.
 *
 * @param begun what is known before the course's outline has loaded: the achieved result, and scores of lessons
 * @param found the oldest first
 * @param at now, the date of a completion that the merge brings about
 */
export function resume(
  course: Course,
  begun: Progress,
  kept: DecodedSnapshot | undefined,
  found: readonly FoundCopy[],
  at: Moment,
): Resumed {
  const { progress, lost } = kept ? restoreProgress(course, kept) : { progress: begun, lost: nothingLost };
  // The record may hold scores of lessons for which the snapshot had no room.
  const bestByLesson = higherOfEach(progress.bestByLesson, begun.bestByLesson);
  const held = { ...progress, bestByLesson, achieved: better(progress.achieved, begun.achieved) };
  const all: RestoredProgress[] = [{ progress: held, lost }];
  let both = held;
  for (const { snapshot, isLater } of found) {
    const unsaved = decodeSnapshot(snapshot);
    if (!unsaved) continue;
    const here = restoreProgress(course, unsaved);
    all.push(here);
    both = isLater ? merge(course, here.progress, both, at) : merge(course, both, here.progress, at);
  }
  return { progress: both, lost: lostOf(all, both), parts: all.map((one) => one.progress) };
}

/** The parts that the course no longer has. Most are in each of the accounts, so the highest count is used. */
const lostOf = (all: readonly RestoredProgress[], { attempt }: Progress): LostParts => ({
  answers: Math.max(...all.map(({ lost }) => lost.answers)),
  screens: Math.max(...all.map(({ lost }) => lost.screens)),
  attempt: all.some(
    ({ lost, progress }) =>
      // Another account may have submitted the attempt, or may still have it under way.
      lost.attempt &&
      progress.attemptsTaken === Math.max(...all.map((one) => one.progress.attemptsTaken)) &&
      attempt?.submitted !== false,
  ),
});
