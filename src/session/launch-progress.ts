import { hasCompletedLesson, missingFor, secondsToGo } from '../course/completion.ts';
import type { Course } from '../course/course.ts';
import type { Answer, Interaction } from '../course/interaction.ts';
import { merge } from '../course/merge.ts';
import type { Outcome } from '../course/outcome.ts';
import { outcomeOf } from '../course/outcome.ts';
import { latestAttempts, progressAfter } from '../course/progress-after.ts';
import type { LearningEvent, Moment, Progress } from '../course/progress.ts';
import { emptyProgress } from '../course/progress.ts';
import type { DecodedSnapshot, SessionTime } from '../course/snapshot-decode.ts';
import type { LostParts } from '../course/snapshot.ts';
import { encodeSnapshot, restoreProgress } from '../course/snapshot.ts';
import type { FoundCopy } from './device-copy.ts';
import { acknowledgementInteraction, evidenceInteraction } from './evidence-log.ts';
import { type Resumed, resume } from './resume.ts';

/**
 * The learner's progress in a course, and the part of it done in this launch. It loads with the player, so that the
 * start screen does not wait for the code that handles the course's outline.
 */
export class LaunchProgress {
  /** The course in the language used for the record. */
  course: Course;
  current: Progress = emptyProgress;
  /** How many attempts at the check another record held when it continued this launch; 0 if none does. */
  attemptsBefore = 0;
  /** What was done in this launch only. */
  #launch: Progress = emptyProgress;
  /** The versions whose completion is recorded or about to be. */
  #known = new Set<string>();
  /** The last snapshot and its inputs: one save asks for it several times. */
  #encoded:
    | {
        readonly of: Progress;
        readonly time: SessionTime | undefined;
        readonly limit: number;
        readonly text: string;
      }
    | undefined;

  constructor(course: Course) {
    this.course = course;
  }

  /** Whether a completion, of this or another version, was added since the last call. */
  detectNewCompletion(): boolean {
    const before = this.#known.size;
    this.#noteCompletions([this.current]);
    return this.#known.size > before;
  }

  hasCompleted(id: string): boolean {
    return hasCompletedLesson(this.course, this.current, id);
  }

  /** Whether completion requires more minutes than the learner has spent so far. */
  get lacksMinutes(): boolean {
    return missingFor(this.course, this.current).includes('minutes');
  }

  get secondsToGo(): number {
    return secondsToGo(this.course, this.current);
  }

  get outcome(): Outcome {
    return outcomeOf(this.course, this.current);
  }

  /** @param time undefined if the session has ended */
  snapshot(limit: number, time: SessionTime | undefined): string {
    const { current: of } = this;
    const last = this.#encoded;
    if (last?.of === of && last.time === time && last.limit === limit) return last.text;
    const text = encodeSnapshot(this.course, of, limit, time);
    this.#encoded = { of, time, limit, text };
    return text;
  }

  evidence(at: Moment): Interaction {
    return evidenceInteraction(this.course, this.current, at);
  }

  /** @param answer the block's answer: its description is the whole text */
  acknowledgement(lesson: string, answer: Answer, version: string, at: Moment): Interaction {
    return acknowledgementInteraction(this.course, lesson, answer, version, at);
  }

  /**
   * Continues with what the record and this device hold. An attempt at the check that is under way may be submitted in
   * this launch.
   *
   * @param begun what is known already: the achieved result
   * @param kept undefined if the record holds no snapshot, or an unreadable one
   * @param found the copies on this device, the oldest first
   */
  begin(
    begun: Progress,
    kept: DecodedSnapshot | undefined,
    found: readonly FoundCopy[],
    at: Moment,
  ): LostParts {
    const { progress, lost, parts } = resume(this.course, begun, kept, found, at);
    this.current = progress;
    this.#noteCompletions(parts);
    const { attempt } = progress;
    if (attempt && !attempt.submitted) this.#launch = { ...emptyProgress, attempt };
    return lost;
  }

  /** @param isRecorded false in review and browse mode: then nothing is achieved */
  apply(event: LearningEvent, at: Moment, isRecorded: boolean): void {
    const { achieved, completions } = this.current;
    this.current = progressAfter(this.course, this.current, event, at);
    if (!isRecorded) this.current = { ...this.current, achieved, completions };
    this.#launch = progressAfter(this.course, this.#launch, event, at);
  }

  /**
   * Another record continues: adds what was done in this launch to what that record holds, including attempts at the
   * check and time. The parameters are those of `begin`.
   */
  moveTo(
    begun: Progress,
    kept: DecodedSnapshot | undefined,
    found: readonly FoundCopy[],
    at: Moment,
  ): LostParts {
    const { progress: held, lost, parts }: Resumed = resume(this.course, begun, kept, found, at);
    this.attemptsBefore = held.attemptsTaken;
    const attemptsTaken = held.attemptsTaken + this.#launch.attemptsTaken;
    const seconds = held.seconds + this.#launch.seconds;
    const completions = this.#launch.completions.map((one) =>
      one.attempt > 0 ? { ...one, attempt: held.attemptsTaken + one.attempt } : one,
    );
    // Otherwise the merge might count those that the record holds a second time, if their clock was ahead.
    const attempts = latestAttempts([...held.attempts, ...this.#launch.attempts]);
    const launch = { ...this.#launch, attemptsTaken, attempts, seconds, completions };
    this.current = merge(this.course, launch, held, at);
    this.#known.clear();
    this.#noteCompletions(parts);
    return lost;
  }

  /**
   * Merges progress made elsewhere. Returns whether the course is completed now and was not completed here before.
   *
   * @param isLater the other progress wins if the two differ
   * @param keepsPlace the learner stays at the same place
   */
  merge(theirs: DecodedSnapshot, isLater: boolean, keepsPlace: boolean, at: Moment): boolean {
    const own = this.current;
    const other = restoreProgress(this.course, theirs).progress;
    const both = isLater ? merge(this.course, other, own, at) : merge(this.course, own, other, at);
    this.current = { ...both, place: keepsPlace ? (own.place ?? other.place) : (other.place ?? own.place) };
    this.#noteCompletions([own, other]);
    return both.achieved.completed && !own.achieved.completed;
  }

  /** Completions made elsewhere are recorded already; a completion that only the merge brings about is not. */
  #noteCompletions(parts: readonly Progress[]): void {
    for (const { completions } of parts) for (const { version } of completions) this.#known.add(version);
  }
}
