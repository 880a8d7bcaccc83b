import type { Course } from '../course/course.ts';
import { merge } from '../course/merge.ts';
import type { Progress } from '../course/progress.ts';
import type { DecodedSnapshot, Restored } from '../course/snapshot.ts';
import { decode, nothingLost, restore } from '../course/snapshot.ts';
import { better } from '../course/achieved-result.ts';
import type { Found } from './device-copy.ts';

/**
 * The progress to go on with: what the record kept, and what this device kept beyond it.
 *
 * @param begun what is known before the course's outline is there: what was achieved
 * @param found the oldest first
 */
export function resume(
  course: Course,
  begun: Progress,
  kept: DecodedSnapshot | undefined,
  found: readonly Found[],
): Restored {
  const { progress, lost }: Restored = kept ? restore(course, kept) : { progress: begun, lost: nothingLost };
  let both = progress;
  for (const { snapshot, isLater } of found) {
    const unsaved = decode(snapshot);
    const here = unsaved && restore(course, unsaved).progress;
    if (here) both = isLater ? merge(course, here, both) : merge(course, both, here);
  }
  return { progress: { ...both, achieved: better(both.achieved, begun.achieved) }, lost };
}
