import type { Course } from '../course/course.ts';
import { momentOf } from '../course/evidence.ts';
import { merge } from '../course/merge.ts';
import type { LearningEvent, Progress } from '../course/progress.ts';
import { emptyProgress, progressAfter } from '../course/progress.ts';
import type { DecodedSnapshot } from '../course/snapshot.ts';
import { restore } from '../course/snapshot.ts';

/** The learner's progress, and what of it was done in this launch. */
export class LaunchProgress {
  now: Progress = emptyProgress;
  /** What was done in this launch, whatever there was before. */
  #launch: Progress = emptyProgress;
  /** The version of the completion that is known. */
  #known: string | undefined;
  /** In seconds since 1970. */
  readonly begun: number;
  readonly #now: () => number;

  /** @param now ms since 1970 */
  constructor(now: () => number) {
    this.#now = now;
    this.begun = momentOf(now()).seconds;
  }

  /** Whether the course was completed, or completed under another version, since this was last asked; or it `isDue`. */
  isProofDue(isDue: boolean): boolean {
    const version = this.now.completions.at(-1)?.version;
    const isNew = version !== this.#known;
    this.#known = version;
    return isNew || isDue;
  }

  /** What the record holds; an attempt at the check that is under way may be handed in within this launch. */
  begin(held: Progress): void {
    this.now = held;
    this.#known = held.completions.at(-1)?.version;
    const { attempt } = held;
    if (attempt && !attempt.submitted) this.#launch = { ...emptyProgress, attempt };
  }

  learn(course: Course, event: LearningEvent): void {
    const at = momentOf(this.#now());
    this.now = progressAfter(course, this.now, event, at);
    this.#launch = progressAfter(course, this.#launch, event, at);
  }

  /** Another record goes on: what this launch came to, over what that holds. Attempts at the check follow its own, and so does time. */
  moveTo(course: Course, held: Progress): void {
    const attemptsTaken = held.attemptsTaken + this.#launch.attemptsTaken;
    const seconds = held.seconds + this.#launch.seconds;
    this.now = merge(course, { ...this.#launch, attemptsTaken, seconds }, held, momentOf(this.#now()));
    this.#known = this.now.completions.at(-1)?.version;
  }

  /**
   * Takes in what was done elsewhere. Answers whether the course is completed by that, as neither side was alone.
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
    const isCompleted = both.achieved.completed && !own.achieved.completed;
    // What was completed elsewhere is on record from there.
    this.#known = both.completions.at(-1)?.version;
    return isCompleted;
  }
}
