import type { Interaction } from '../course/interaction.ts';
import type { Outcome } from '../course/outcome.ts';
import type { AchievedResult } from '../course/achieved-result.ts';
import type { Progress } from '../course/progress.ts';

/** In `review` and `browse` mode the learner only looks at the course: the session writes nothing to the record. */
export type Mode = 'normal' | 'review' | 'browse';

/** What the record has when the course opens. */
export interface OpenedRecord {
  readonly mode: Mode;
  /** The snapshot last saved, or '' if there is none. Always a string, whatever type the LMS returned. */
  readonly snapshot: string;
  /** The result that the LMS itself reports: never taken back. */
  readonly achieved: AchievedResult;
  /** Further progress that the LMS itself reports; undefined if it is in the snapshot. */
  readonly progress?: Pick<Progress, 'bestByLesson'> | undefined;
  readonly learner: Learner;
  /** Seconds of all earlier sessions, as the LMS added them up; undefined if it does not say. */
  readonly totalSeconds?: number | undefined;
}

export interface Learner {
  /** As the LMS gives it, e.g. `Okafor, Ada`; '' if it gives none. */
  readonly name: string;
  /** The LMS's id, used only to keep different learners' unsaved progress apart; '' if unknown. */
  readonly id: string;
  /** BCP 47, or names of languages, the most preferred first; empty if the LMS has no preference. */
  readonly languages: readonly string[];
  /** Whether the learner wants sound; '' if the LMS does not say. */
  readonly sound: 'on' | 'off' | '';
}

export interface Saved {
  readonly snapshot: string;
  /** The learner's place, `lesson/screen`. */
  readonly location: string;
  /** The session's total so far (never a delta), plus the uncounted seconds of an earlier session that was cut off. */
  readonly sessionSeconds: number;
  /** BCP 47: the language that the learner chose; undefined if none. */
  readonly language?: string | undefined;
  /** The part of `sessionSeconds` that belongs to the session that was cut off. */
  readonly earlierSeconds: number;
}

/** What the record has to hold, apart from answers. */
export interface SessionState {
  readonly outcome: Outcome;
  /** Undefined until the course's outline has loaded: until then there is no snapshot. */
  readonly saved: Saved | undefined;
}

/**
 * Why the session ends: `exit` means that the learner chose Exit; `leaving` that the page is being closed, with no time
 * to wait for anything.
 */
export type CloseReason = 'exit' | 'leaving';

/**
 * Merges a snapshot that the record found in addition to the one that the course was opened with, e.g. from another
 * device. Returns the merged snapshot; undefined until the course's outline has loaded.
 */
export type MergeSnapshot = (theirs: string) => string | undefined;

/**
 * The only interface to the system that keeps the record. It knows nothing of lessons.
 *
 * Call order: `open` → any of `answer` and `commit` → `close` once.
 */
export interface LearningRecord {
  /** How many characters of snapshot the record can keep; known after `open`. */
  readonly snapshotLimit: number;

  /** Whether the record is lost when the page closes; false if absent. */
  readonly endsWithPage?: boolean;

  /** Whether an answer that is handed in twice counts once; false if absent. */
  readonly keepsAnswersOnce?: boolean;

  /** Whether each attempt has its own learner id, so that an empty record is not a new attempt; false if absent. */
  readonly hasIdPerAttempt?: boolean;

  /** Whether the total time is stored with each snapshot, not at the end of the session; false if absent. */
  readonly keepsTimeWithSnapshot?: boolean;

  /** Whether a commit may take long, so that the device keeps a copy before it begins; false if absent. */
  readonly isSlow?: boolean;

  /** Answers that the LMS did not store, though it confirmed the rest; none if absent. */
  readonly unwritten?: readonly Interaction[];

  /** The page that the LMS sends the learner to after Exit; known after `open`, undefined if the LMS gives none. */
  readonly returnUrl?: string | undefined;
  /** The pass mark that the LMS sets, 0–1, known after `open`; undefined if the course's own mark applies. */
  readonly passMark?: number | undefined;

  /**
   * @param merge for a record that several devices can write to
   * @throws {UnreadError} if the record's content cannot be read: nothing is written, and `open` may be called again
   * @throws {RecordError} if there is no LMS or store, or it refuses to start
   */
  open(merge?: MergeSnapshot): Promise<OpenedRecord>;

  /**
   * Takes an answer, which the next commit writes.
   *
   * @param number the number that another window of the same attempt gave this answer: no other answer may use it
   * @returns its number in an LMS that numbers interactions; else undefined
   */
  answer(interaction: Interaction, number?: number): number | undefined;

  /** Resolves once the LMS has confirmed. @throws {RecordError} if it did not: call again later. */
  commit(state: SessionState): Promise<void>;

  /**
   * Ends the session: writes everything that is left, exactly once. On `exit` it waits for a commit that is under way.
   *
   * @param state undefined if there is nothing to write
   * @throws {RecordError} like `commit`
   */
  close(reason: CloseReason, state: SessionState | undefined): Promise<void>;

  /**
   * Another record continues this launch. This one restores what it held before it was opened, and is not called again.
   * Only for a record that stands in for another.
   */
  revert?(): void;
}

/** A call that a record made to its LMS or store, for diagnostics. */
export interface DiagnosedCall {
  readonly method: string;
  readonly element: string;
  /** The value written, shortened; undefined for a read. */
  readonly value: string | undefined;
  /** The return value, shortened, or the error that was thrown. */
  readonly answer: string;
  /** The error code if the call was refused, else ''. */
  readonly code: string;
  readonly refused: boolean;
  readonly ms: number;
}

/** What a record reports about itself, for troubleshooting. */
export interface Diagnosis {
  /** E.g. `SCORM 1.2`. */
  readonly standard: string;
  /** Where the LMS was found, e.g. `parent 1`. */
  readonly where: string;
  readonly total: number;
  readonly refused: number;
  /** The most recent calls, the oldest first. */
  readonly calls: readonly DiagnosedCall[];
}

/** A record could not begin a session, or the LMS did not confirm a write. Trying again later may help. */
export class RecordError extends Error {
  override name = 'RecordError';
  /** The LMS's own error code, e.g. `101` or an HTTP status; '' if it gave none. */
  readonly code: string;
  /** The answers were confirmed, but something else was not: do not hand in the answers again. */
  readonly keptAnswers: boolean;

  constructor(message: string, code = '', keptAnswers = false) {
    super(message);
    this.code = code;
    this.keptAnswers = keptAnswers;
  }
}

/** The record exists, but its content cannot be read. Unread content must not be overwritten. */
export class UnreadError extends RecordError {
  override name = 'UnreadError';
}
