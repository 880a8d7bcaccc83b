import type { Interaction } from '../course/interaction.ts';
import type { Outcome } from '../course/outcome.ts';
import type { AchievedResult } from '../course/achieved-result.ts';

/** In `review` and `browse` the course is only looked at: the session hands the record nothing to write. */
export type Mode = 'normal' | 'review' | 'browse';

/** What the record holds when the course opens. */
export interface Opened {
  readonly mode: Mode;
  /** The snapshot as saved last, or '' where there is none. Whatever an LMS answered, as a string. */
  readonly snapshot: string;
  /** What the LMS itself says was achieved: never taken back. */
  readonly achieved: AchievedResult;
  readonly learner: Learner;
  /** What the LMS has added up of the sessions before; undefined where it does not say. */
  readonly totalSeconds?: number | undefined;
}

export interface Learner {
  /** As the LMS gives it, e.g. `Okafor, Ada`; '' where it gives none. */
  readonly name: string;
  /** The LMS's id, only ever used to keep one learner's unsaved progress from another; '' where unknown. */
  readonly id: string;
  /** BCP 47, the one most preferred first; none where the LMS has no preference. */
  readonly languages: readonly string[];
  /** Whether the learner wants sound; '' where the LMS does not say. */
  readonly sound: 'on' | 'off' | '';
}

export interface Saved {
  readonly snapshot: string;
  /** Where the learner is, `lesson/screen`. */
  readonly location: string;
  /** The session's total so far (never a delta), with what the LMS has not counted of one that was killed. */
  readonly sessionSeconds: number;
  /** BCP 47: the language that the learner chose; undefined where none was chosen. */
  readonly language?: string | undefined;
  /** Of these, what belongs to the session that was killed. */
  readonly earlierSeconds: number;
}

/** What the record is to hold, answers aside. */
export interface SessionState {
  readonly outcome: Outcome;
  /** Undefined until the course's outline is there: till then there is no snapshot. */
  readonly saved: Saved | undefined;
}

/**
 * Why the learner goes: `exit` is the learner's own Exit; `leaving` a page that is going away, when
 * there is no time to wait for anything.
 */
export type CloseReason = 'exit' | 'leaving';

/**
 * Takes in a snapshot that the record has found beside the one that the course was opened with, e.g. another
 * device's, and answers the two as one. Undefined until the course's outline is there.
 */
export type MergeSnapshot = (theirs: string) => string | undefined;

/**
 * The one port to whatever keeps the record. It knows nothing of lessons.
 *
 * Call order: `open` → any of `answer` and `commit` → `close` once.
 */
export interface LearningRecord {
  /** How many characters of snapshot the record can keep; known once it is open. */
  readonly snapshotLimit: number;

  /** Whether nothing keeps the record once the page is gone; false where not given. */
  readonly endsWithPage?: boolean;

  /** Whether an answer that is handed in twice counts once; false where not given. */
  readonly keepsAnswersOnce?: boolean;

  /** Whether another attempt has another learner id, so that an empty record is no new attempt; false where not given. */
  readonly hasIdPerAttempt?: boolean;

  /** Whether the total time is stored with each snapshot, not when the session ends; false where not given. */
  readonly keepsTimeWithSnapshot?: boolean;

  /** Whether a commit may take long: what is to be saved is kept on the device before it begins; false where not given. */
  readonly isSlow?: boolean;

  /** Answers that were handed in and are not in the LMS, though it confirmed the rest; none where not given. */
  readonly unwritten?: readonly Interaction[];

  /** Where the LMS wants the learner after Exit; known once it is open, undefined where it has no wish. */
  readonly returnUrl?: string | undefined;
  /** The share of right answers that the LMS asks for, 0–1, once open; undefined where the course's own mark decides. */
  readonly passMark?: number | undefined;

  /**
   * @param merge for a record that can be written from more than one place
   * @throws {UnreadError} where the record does not say what it holds: nothing is written, and opening may be tried
   * again
   * @throws {RecordError} where there is nothing to talk to, or it refuses to begin
   */
  open(merge?: MergeSnapshot): Promise<Opened>;

  /**
   * Takes an answer, which the next commit writes.
   *
   * @param number what another window of the same attempt gave the answer: no other is to have it
   * @returns its number in an LMS that numbers interactions; undefined where it has none
   */
  answer(interaction: Interaction, number?: number): number | undefined;

  /** Resolves once the LMS has confirmed. @throws {RecordError} when it did not: call again later. */
  commit(state: SessionState): Promise<void>;

  /**
   * Ends the session: writes what is left, exactly once. On `exit` it waits for a commit that is under way and for
   * what became of it.
   *
   * @param state undefined where nothing is to be written
   * @throws {RecordError} like `commit`
   */
  close(reason: CloseReason, state: SessionState | undefined): Promise<void>;

  /**
   * Another record goes on with this launch: this one puts back what it held before it was opened, and is not called
   * again. Only of a record that is there in place of another.
   */
  revert?(): void;
}

/** A call that a record made to its LMS or store, for the diagnostics. */
export interface DiagnosedCall {
  readonly method: string;
  readonly element: string;
  /** What was written, shortened; undefined for a read. */
  readonly value: string | undefined;
  /** What was answered, shortened, or the error that was thrown. */
  readonly answer: string;
  /** The error code where the call was refused, else ''. */
  readonly code: string;
  readonly refused: boolean;
  readonly ms: number;
}

/** What a record can say of itself to whoever has to find out what went wrong. */
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

/** What a record could not do: begin a session, or have what it wrote confirmed. Trying again later may help. */
export class RecordError extends Error {
  override name = 'RecordError';
  /** The LMS's own error code, e.g. `101` or an HTTP status; '' where it gave none. */
  readonly code: string;
  /** The answers handed in were confirmed, and something else was not: they are not to be handed in again. */
  readonly keptAnswers: boolean;

  constructor(message: string, code = '', keptAnswers = false) {
    super(message);
    this.code = code;
    this.keptAnswers = keptAnswers;
  }
}

/** The record is there, and does not say what it holds. What could not be read must not be written over. */
export class UnreadError extends RecordError {
  override name = 'UnreadError';
}
