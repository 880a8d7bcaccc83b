import type { Interaction } from '../course/interaction.ts';
import type { Outcome } from '../course/outcome.ts';
import type { AchievedResult } from '../course/achieved-result.ts';

/** In `review` and `browse` the session gives the record nothing to write. */
export type Mode = 'normal' | 'review' | 'browse';

/** What the record has when the course opens. */
export interface Opened {
  readonly mode: Mode;
  /** The snapshot as last saved, or '' if there is none. Whatever an LMS answered, as a string. */
  readonly snapshot: string;
  /** What the LMS itself says was achieved: never taken back. */
  readonly achieved: AchievedResult;
  readonly learner: Learner;
  /** The LMS's total of earlier sessions; undefined if it gives none. */
  readonly totalSeconds?: number | undefined;
}

export interface Learner {
  /** As the LMS gives it, e.g. `Okafor, Ada`; '' if it gives none. */
  readonly name: string;
  /** The LMS's id, used only to keep learners' unsaved progress separate; '' if unknown. */
  readonly id: string;
  /** BCP 47, the most preferred first; empty if the LMS has no preference. */
  readonly languages: readonly string[];
  /** Whether the learner wants sound; '' if the LMS does not say. */
  readonly sound: 'on' | 'off' | '';
}

export interface Saved {
  readonly snapshot: string;
  /** Where the learner is, `lesson/screen`. */
  readonly location: string;
  /** The session's total so far (never a delta), including uncounted time of a killed session. */
  readonly sessionSeconds: number;
  /** BCP 47: the language that the learner chose; undefined if none was chosen. */
  readonly language?: string | undefined;
  /** The part of these that belongs to the killed session. */
  readonly earlierSeconds: number;
}

/** What the record is to store, apart from answers. */
export interface SessionState {
  readonly outcome: Outcome;
  /** Undefined until the course's outline is loaded: until then there is no snapshot. */
  readonly saved: Saved | undefined;
}

/**
 * Why the session ends: `exit` is the learner's own Exit; `leaving` a page that is closing, when there is no time to wait
 * for anything.
 */
export type CloseReason = 'exit' | 'leaving';

/**
 * Merges the snapshot with another one that the record has found since the course was opened, e.g. from another device, and
 * returns the result. Undefined until the course's outline is loaded.
 */
export type MergeSnapshot = (theirs: string) => string | undefined;

/**
 * The port to whatever keeps the record. It knows nothing of lessons.
 *
 * Call order: `open` → any of `answer` and `commit` → `close` once.
 */
export interface LearningRecord {
  /** How many characters of snapshot the record can keep; known once it is open. */
  readonly snapshotLimit: number;

  /** Whether the record is lost once the page is closed; default false. */
  readonly endsWithPage?: boolean;

  /** Whether an answer that is sent twice counts once; default false. */
  readonly keepsAnswersOnce?: boolean;

  /** Whether each attempt has a different learner id, so that an empty record does not mean a new attempt; default false. */
  readonly hasIdPerAttempt?: boolean;

  /** Whether the total time is stored with each snapshot, not when the session ends; default false. */
  readonly keepsTimeWithSnapshot?: boolean;

  /** Whether a commit may take long, so that data are kept on the device before it begins; default false. */
  readonly isSlow?: boolean;

  /** Answers that are not in the LMS although it confirmed the rest; default none. */
  readonly unwritten?: readonly Interaction[];

  /** Where the LMS wants the learner to go after Exit; known once it is open, undefined if it does not say. */
  readonly returnUrl?: string | undefined;
  /** The LMS's own pass mark, 0–1, once open; undefined if the course's pass mark decides. */
  readonly passMark?: number | undefined;

  /**
   * @param merge for a record that can be written from more than one place
   * @throws {UnreadError} if the record does not return what it has: nothing is written, and opening may be tried again
   * @throws {RecordError} if there is no LMS or store, or it refuses to begin
   */
  open(merge?: MergeSnapshot): Promise<Opened>;

  /**
   * Takes an answer, which the next commit writes.
   *
   * @param number the number that another window of the same attempt gave the answer: no other answer may have it
   * @returns its number in an LMS that numbers interactions; otherwise undefined
   */
  answer(interaction: Interaction, number?: number): number | undefined;

  /** Resolves once the LMS has confirmed. @throws {RecordError} when it did not: call again later. */
  commit(state: SessionState): Promise<void>;

  /**
   * Ends the session: writes what is left, exactly once. On `exit` it waits for a running commit and its result.
   *
   * @param state undefined if nothing is to be written
   * @throws {RecordError} like `commit`
   */
  close(reason: CloseReason, state: SessionState | undefined): Promise<void>;

  /**
   * Another record takes over this launch: this one restores what it had before it was opened, and is not called again.
   * Only for a record that stands in for another.
   */
  revert?(): void;
}

/** A call of a record to its LMS or store, for diagnosis. */
export interface DiagnosedCall {
  readonly method: string;
  readonly element: string;
  /** What was written, shortened; undefined for a read. */
  readonly value: string | undefined;
  /** What was answered, shortened, or the error that was thrown. */
  readonly answer: string;
  /** The error code if the call was refused, else ''. */
  readonly code: string;
  readonly refused: boolean;
  readonly ms: number;
}

/** What a record reports about itself for diagnosis. */
export interface Diagnosis {
  /** E.g. `SCORM 1.2`. */
  readonly standard: string;
  /** Where the LMS was found, e.g. `parent 1`. */
  readonly where: string;
  readonly total: number;
  readonly refused: number;
  /** The latest, the oldest first. */
  readonly calls: readonly DiagnosedCall[];
}

/** A record could not begin a session, or its data were not confirmed. Trying again later may help. */
export class RecordError extends Error {
  override name = 'RecordError';
  /** The LMS's error code, e.g. `101` or an HTTP status; '' if it gave none. */
  readonly code: string;
  /** The answers were confirmed, but something else was not: they must not be sent again. */
  readonly keptAnswers: boolean;

  constructor(message: string, code = '', keptAnswers = false) {
    super(message);
    this.code = code;
    this.keptAnswers = keptAnswers;
  }
}

/** The record exists, but does not return what it has. What could not be read must not be overwritten. */
export class UnreadError extends RecordError {
  override name = 'UnreadError';
}
