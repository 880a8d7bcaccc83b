import type { Course } from '../course/course.ts';
import { merge } from '../course/merge.ts';
import type { Moment, Progress } from '../course/progress.ts';
import type { DecodedSnapshot } from '../course/snapshot-decode.ts';
import { decode } from '../course/snapshot-decode.ts';
import type { Lost } from '../course/snapshot.ts';
import { nothingLost, restore } from '../course/snapshot.ts';
import { better } from '../course/achieved-result.ts';
import type { Found } from './device-copy.ts';

/** The progress to go on with. */
export interface Resumed {
  readonly progress: Progress;
  readonly lost: Lost;
  /** What it was put together from. */
  readonly parts: readonly Progress[];
}

/**
 * The progress to go on with: what the record kept, and what this device kept beyond it. Together they may complete the
 * course.
 *
 * @param begun what is known before the course's outline is there: what was achieved
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
  const parts = [held];
  let both = held;
  for (const { snapshot, isLater } of found) {
    const unsaved = decode(snapshot);
    const here = unsaved && restore(course, unsaved).progress;
    if (!here) continue;
    parts.push(here);
    both = isLater ? merge(course, here, both, at) : merge(course, both, here, at);
  }
  return { progress: both, lost, parts };
}
