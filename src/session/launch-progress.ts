import type { Course } from '../course/course.ts';
import { momentOf } from '../course/evidence.ts';
import { merge } from '../course/merge.ts';
import type { LearningEvent, Progress } from '../course/progress.ts';
import { emptyProgress, progressAfter } from '../course/progress.ts';
import type { DecodedSnapshot, Lost } from '../course/snapshot.ts';
import { restore } from '../course/snapshot.ts';
import type { Found } from './device-copy.ts';
import { type Resumed, resume } from './resume.ts';

/** The learner's progress, and what of it was done in this launch. */
export class LaunchProgress {
  now: Progress = emptyProgress;
  /** What was done in this launch, whatever there was before. */
  #launch: Progress = emptyProgress;
  /** The versions whose completion is on record, or on its way there. */
  #known = new Set<string>();
  /** In seconds since 1970. */
  readonly begun: number;
  readonly #now: () => number;

  /** @param now ms since 1970 */
  constructor(now: () => number) {
    this.#now = now;
    this.begun = momentOf(now()).seconds;
  }

  /** Whether the course was completed, or completed under another version, since this was last asked. */
  isNewlyCompleted(): boolean {
    const before = this.#known.size;
    this.#know([this.now]);
    return this.#known.size > before;
  }

  /**
   * Goes on with what the record and this device hold; an attempt at the check that is under way may be handed in within
   * this launch.
   *
   * @param kept undefined where the record holds none, or none that can be read
   * @param found on this device, the oldest first
   */
  begin(course: Course, kept: DecodedSnapshot | undefined, found: readonly Found[]): Lost {
    const { progress, lost, parts } = this.#resume(course, kept, found);
    this.now = progress;
    this.#know(parts);
    const { attempt } = progress;
    if (attempt && !attempt.submitted) this.#launch = { ...emptyProgress, attempt };
    return lost;
  }

  /** @param isRecorded where it is not, the learner only looks on, and nothing is achieved */
  learn(course: Course, event: LearningEvent, isRecorded: boolean): void {
    const at = momentOf(this.#now());
    const { achieved, completions } = this.now;
    this.now = progressAfter(course, this.now, event, at);
    if (!isRecorded) this.now = { ...this.now, achieved, completions };
    this.#launch = progressAfter(course, this.#launch, event, at);
  }

  /** Another record goes on: what this launch came to, over what that holds. Attempts at the check follow its own, and so does time. */
  moveTo(course: Course, kept: DecodedSnapshot | undefined, found: readonly Found[]): Lost {
    const { progress: held, lost, parts } = this.#resume(course, kept, found);
    const attemptsTaken = held.attemptsTaken + this.#launch.attemptsTaken;
    const seconds = held.seconds + this.#launch.seconds;
    const completions = this.#launch.completions.map((one) =>
      one.attempt > 0 ? { ...one, attempt: held.attemptsTaken + one.attempt } : one,
    );
    const launch = { ...this.#launch, attemptsTaken, seconds, completions };
    this.now = merge(course, launch, held, momentOf(this.#now()));
    this.#known.clear();
    this.#know(parts);
    return lost;
  }

  /**
   * Takes in what was done elsewhere. Answers whether the course is completed now, and was not here.
   *
   * @param isLater it counts where the two differ
   * @param keepsPlace the learner stays where they are
   */
  takeIn(course: Course, theirs: DecodedSnapshot, isLater: boolean, keepsPlace: boolean): boolean {
    const own = this.now;
    const at = momentOf(this.#now());
    const other = restore(course, theirs).progress;
    const both = isLater ? merge(course, other, own, at) : merge(course, own, other, at);
    this.now = { ...both, place: keepsPlace ? (own.place ?? other.place) : (other.place ?? own.place) };
    this.#know([own, other]);
    return both.achieved.completed && !own.achieved.completed;
  }

  #resume(course: Course, kept: DecodedSnapshot | undefined, found: readonly Found[]): Resumed {
    return resume(course, this.now, kept, found, momentOf(this.#now()));
  }

  /** What was completed elsewhere is on record from there; what it took several accounts to complete is not. */
  #know(parts: readonly Progress[]): void {
    for (const { completions } of parts) for (const { version } of completions) this.#known.add(version);
  }
}
