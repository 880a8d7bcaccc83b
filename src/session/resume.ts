import type { Course } from '../course/course.ts';
import { merge } from '../course/merge.ts';
import type { Moment, Progress } from '../course/progress.ts';
import type { DecodedSnapshot } from '../course/snapshot-decode.ts';
import { decode } from '../course/snapshot-decode.ts';
import type { Lost, Restored } from '../course/snapshot.ts';
import { nothingLost, restore } from '../course/snapshot.ts';
import { better } from '../course/achieved-result.ts';
import type { Found } from './device-copy.ts';

/** The progress to resume from. */
export interface Resumed {
  readonly progress: Progress;
  readonly lost: Lost;
  /** What it was merged from. */
  readonly parts: readonly Progress[];
}

/**
 * The progress to resume from: what the record kept, merged with what this device kept in addition. Together they may
 * complete the course.
 *
 * @param begun what is known before the course's outline is loaded: what was achieved
 * @param found the oldest first
 * @param at now, for the date of that completion
 */
export function resume(
  course: Course,
  begun: Progress,
  kept: DecodedSnapshot | undefined,
  found: readonly Found[],
  at: Moment,
): Resumed {
  const { progress, lost } = kept ? restore(course, kept) : { progress: begun, lost: nothingLost };
  const held = { ...progress, achieved: better(progress.achieved, begun.achieved) };
  const all: Restored[] = [{ progress: held, lost }];
  let both = held;
  for (const { snapshot, isLater } of found) {
    const unsaved = decode(snapshot);
    if (!unsaved) continue;
    const here = restore(course, unsaved);
    all.push(here);
    both = isLater ? merge(course, here.progress, both, at) : merge(course, both, here.progress, at);
  }
  return { progress: both, lost: lostOf(all, both), parts: all.map((one) => one.progress) };
}

/** What the course no longer has. Most of it is in all of the sources, and is counted once. */
const lostOf = (all: readonly Restored[], { attempt, attemptsTaken }: Progress): Lost => ({
  answers: Math.max(...all.map(({ lost }) => lost.answers)),
  screens: Math.max(...all.map(({ lost }) => lost.screens)),
  attempt: all.some(
    ({ lost, progress }) =>
      // In another source it may have been submitted, or still be unfinished.
      lost.attempt && progress.attemptsTaken === attemptsTaken && attempt?.submitted !== false,
  ),
});
