import type { Interaction } from '../course/interaction.ts';
import type { CloseReason, LearningRecord, OpenedRecord, SessionState } from '../session/learning-record.ts';
import { RecordError } from '../session/learning-record.ts';
import { CallLog } from './call-log.ts';
import { Scorm12Record } from './scorm12.ts';

/** The part of `Storage` that is used. Its methods may throw, as they do if storage is refused. */
export type PageStore = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

export interface InPageOptions {
  /** A device keeps one record per course. */
  readonly courseId: string;
  /** Where the record is kept; undefined if the browser provides no storage. */
  readonly store: PageStore | undefined;
}

/** The LMS's side of SCORM 1.2, as implemented by scorm-again: only the members used here. */
interface InPageLms {
  readonly cmi: {
    readonly core: { student_id: string; total_time: string };
    getCurrentTotalTime(): string;
  };
  on(event: string, listener: () => void): void;
  loadFromJSON(saved: Record<string, unknown>): void;
  renderCMIToJSONObject(): Record<string, unknown>;
}

type LmsClass = new (settings: { readonly logLevel: 'NONE' }) => InPageLms;

/** The stored form. */
interface StoredRecord {
  readonly cmi: Record<string, unknown>;
  readonly totalTime: string;
}

/** The learner id: a device has only one record, so learners are not distinguished. */
const deviceLearnerId = 'this-device';

/**
 * The record of a course that is taken without an LMS: scorm-again acts as the LMS in the page, and the device stores
 * its data. The course uses it like any other LMS with SCORM 1.2, so there is one code path.
 */
export class InPageRecord implements LearningRecord {
  /** The limit of SCORM 1.2, although the device could keep more: a course that fits here fits everywhere. */
  readonly snapshotLimit = 4096;
  readonly log = new CallLog();
  readonly #key: string;
  readonly #store: PageStore | undefined;
  #inner: Scorm12Record | undefined;
  #keepAgain: () => void = () => undefined;
  #keeps: boolean;
  /** What the store held before, and what this record wrote last. */
  #before: string | null = null;
  #written: string | undefined;

  constructor({ courseId, store }: InPageOptions) {
    this.#key = `${courseId}:record`;
    this.#store = store;
    this.#keeps = store !== undefined;
  }

  /** Whether the device keeps the record; if not, it is lost when the page closes. */
  get keeps(): boolean {
    return this.#keeps;
  }

  get endsWithPage(): boolean {
    return this.#store === undefined;
  }

  async open(): Promise<OpenedRecord> {
    const Lms = await lmsClass();
    try {
      const kept = (this.#before = this.#store?.getItem(this.#key) ?? null);
      if (kept) return await this.#begin(Lms, JSON.parse(kept) as StoredRecord);
    } catch {
      // The browser refuses storage, or another program wrote under this key: start with an empty record.
    }
    return this.#begin(Lms);
  }

  answer(interaction: Interaction, number?: number): number | undefined {
    return this.#inner?.answer(interaction, number);
  }

  async commit(state: SessionState): Promise<void> {
    await this.#inner?.commit(state);
    this.#confirm();
  }

  async close(reason: CloseReason, state: SessionState | undefined): Promise<void> {
    await this.#inner?.close(reason, state);
    this.#confirm();
  }

  revert(): void {
    this.#inner = undefined;
    try {
      // If another window has written since, its data must stay.
      if (this.#written === undefined || this.#store?.getItem(this.#key) !== this.#written) return;
      if (this.#before === null) this.#store.removeItem(this.#key);
      else this.#store.setItem(this.#key, this.#before);
    } catch {
      // If storage is refused, nothing was kept.
    }
  }

  /** If the device failed to keep the record, e.g. for lack of space, tries once more, then throws. */
  #confirm(): void {
    if (this.#store && !this.#keeps) this.#keepAgain();
    if (this.#store && !this.#keeps) throw new RecordError('The device did not keep the record.');
  }

  /** @throws if `kept` is no record */
  #begin(Lms: LmsClass, kept?: StoredRecord): Promise<OpenedRecord> {
    const lms = new Lms({ logLevel: 'NONE' });
    if (kept) {
      lms.loadFromJSON(kept.cmi);
      lms.cmi.core.total_time = kept.totalTime;
    }
    lms.cmi.core.student_id = deviceLearnerId;
    this.#keepAgain = () => this.#keep(lms);
    lms.on('LMSCommit', this.#keepAgain);
    this.#inner = new Scorm12Record(lms, { log: this.log });
    return this.#inner.open();
  }

  #keep(lms: InPageLms): void {
    try {
      const { cmi } = lms.renderCMIToJSONObject();
      const totalTime = lms.cmi.getCurrentTotalTime();
      const written = JSON.stringify({ cmi: withoutSession(cmi), totalTime });
      this.#store?.setItem(this.#key, written);
      this.#written = written;
      this.#keeps = this.#store !== undefined;
    } catch {
      this.#keeps = false;
    }
  }
}

/** Loaded only here: a course inside an LMS does not need it. */
async function lmsClass(): Promise<LmsClass> {
  const module: unknown = await import('scorm-again/scorm12/min');
  // Its type declarations export the class as default; the file exports it by name.
  return (module as { Scorm12API: LmsClass }).Scorm12API;
}

/** Without the values of the session that ends: its time is in the total already. */
function withoutSession(cmi: unknown): unknown {
  const { core, ...rest } = cmi as { core: Record<string, unknown> };
  return { ...rest, core: { ...core, session_time: '', exit: '' } };
}
