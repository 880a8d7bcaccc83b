import type { AchievedResult } from '../course/achieved-result.ts';
import type { Answer } from '../course/interaction.ts';
import type { SessionTime } from '../course/snapshot-decode.ts';
import { decode } from '../course/snapshot-decode.ts';
import type { Found } from './device-copy.ts';
import { DeviceCopy } from './device-copy.ts';
import type { Numbered } from './interaction-log.ts';
import { InteractionLog } from './interaction-log.ts';
import type { LaunchProgress } from './launch-progress.ts';
import type { CloseReason, LearningRecord, Mode, Opened, SessionState } from './learning-record.ts';
import { RecordError } from './learning-record.ts';
import type { SavingChange, SavingState, Urgency } from './saver.ts';
import { Saver } from './saver.ts';
import type { SessionClock } from './session-clock.ts';
import { secondsUncounted } from './session-clock.ts';
import type { SessionEnvironment } from './session-environment.ts';

/** The options of `RecordKeeping`. */
export interface KeepingOptions {
  readonly record: LearningRecord;
  readonly around: SessionEnvironment;
  readonly clock: SessionClock;
  /** Called whenever there is something to write; undefined until the outline is loaded: until then there is no snapshot. */
  readonly progress: () => LaunchProgress | undefined;
  readonly achieved: () => AchievedResult;
  readonly changed: (change: SavingChange) => void;
  /** A snapshot is being written to the record. */
  readonly saves: (snapshot: string) => void;
  /** An interaction has a number in the LMS. */
  readonly answered: (one: Numbered) => void;
}

/**
 * Writes the results of the session to the record, and keeps on this device what the record has not confirmed. `Session`
 * determines the results.
 */
export class RecordKeeping {
  readonly interactions: InteractionLog;
  readonly #options: KeepingOptions;
  readonly #saver: Saver;
  #record: LearningRecord;
  #mode: Mode = 'normal';
  #device: DeviceCopy | undefined;
  /** The LMS's total time when the session began; undefined if it does not say. */
  #secondsBefore: number | undefined;
  /** The time of a killed session: reported with this one's. */
  #secondsUncounted = 0;
  /** As last written to the record, so that the same progress makes the same snapshot. */
  #time: SessionTime | undefined;
  /** Whether the device accepted the latest copy. */
  keptHere = false;

  constructor(options: KeepingOptions) {
    const { record, around, changed } = options;
    this.#options = options;
    this.#record = record;
    this.interactions = new InteractionLog(record, around.timers, options.answered);
    this.#saver = new Saver(() => this.#commit(), around.timers, changed);
  }

  get state(): SavingState {
    return this.#saver.state;
  }

  /** In review and browse mode nothing is recorded, neither in the LMS nor on the device. */
  get isRecording(): boolean {
    return this.#mode === 'normal';
  }

  /** Whether there is nothing to save but the place. */
  get isSavedButForPlace(): boolean {
    return this.#saver.isSavedButForPlace;
  }

  /** The snapshot as it would be kept now; '' before the outline is loaded. */
  get snapshot(): string {
    return this.#options.progress()?.snapshot(this.#record.snapshotLimit, this.#time) ?? '';
  }

  /**
   * The record is open. Returns what earlier windows kept on this device and no record confirmed, the oldest first.
   *
   * @param owner identifies course and learner on a shared computer
   */
  begin(opened: Opened, owner: string): readonly Found[] {
    this.#mode = opened.mode;
    const found = this.#takeOver(opened, owner);
    const sessions = [opened, ...found.filter(({ isLater }) => isLater)];
    this.#secondsBefore = opened.totalSeconds;
    const uncounted = sessions.map(({ snapshot }) =>
      secondsUncounted(opened.totalSeconds, decode(snapshot)?.time),
    );
    this.#secondsUncounted = Math.max(...uncounted);
    return found;
  }

  #takeOver({ learner, snapshot }: Opened, owner: string): readonly Found[] {
    // Without an id, what is kept here might be somebody else's.
    if (!this.isRecording || learner.id === '') return [];
    const { store, timers } = this.#options.around;
    this.#device = new DeviceCopy({ store, owner, name: newName(), now: timers.now, record: this.#record });
    this.#device.holds(snapshot);
    const found = this.#device.takeOver(snapshot);
    for (const { interactions } of found) this.interactions.addAgain(interactions);
    return found;
  }

  /**
   * Another record, which is open, takes over what was done in this launch. Returns the same as `begin`.
   *
   * @param owner identifies its learner
   */
  moveTo(record: LearningRecord, opened: Opened, owner: string): readonly Found[] {
    // The copy here is the former learner's; what was taken over stays until a record has it.
    this.#device?.forgetOwn();
    this.#device = undefined;
    this.#time = undefined;
    this.#record = record;
    this.interactions.moveTo(record);
    return this.begin(opened, owner);
  }

  /** There is something to save. */
  want(urgency: Urgency): void {
    if (!this.isRecording) return;
    this.#saver.want(urgency);
    // The record may not get it for a while: the next try may be a minute away.
    if (this.state === 'not-saved' || this.#record.isSlow) this.keepOnDevice();
  }

  /** @param id the interaction's, which may be longer than the answer's */
  answer(lesson: string, answer: Answer, id: string, ...more: [weighting: number, always?: true]): void {
    const course = this.#options.progress()?.course;
    if (course) this.interactions.add(course.rules, lesson, answer, id, ...more);
  }

  /** Records the evidence. */
  recordEvidence(): void {
    const progress = this.#options.progress();
    if (!progress || !this.isRecording) return;
    this.interactions.addEvidence(progress);
    this.want('now');
  }

  /** Another record takes over. @param isDue even if evidence was recorded in this launch */
  recordEvidenceAgain(isDue: boolean): void {
    if (isDue || this.interactions.hasEvidence) this.recordEvidence();
  }

  acknowledge(lesson: string, answer: Answer, version: string): void {
    const progress = this.#options.progress();
    if (progress) this.interactions.addAcknowledgement(progress, lesson, answer, version);
  }

  /** Saves at once; resolves when that has succeeded or failed. */
  async saveNow(): Promise<void> {
    if (!this.isRecording) return;
    this.#saver.want('now');
    await this.#saver.flush();
  }

  /** Keeps here what is not saved yet. @param isRefused only answers that the LMS refused are left */
  keepOnDevice(isRefused = false): void {
    const { snapshot } = this;
    const { unconfirmed: interactions } = this.interactions;
    if (snapshot !== '') this.keptHere = this.#device?.keep({ snapshot, interactions, isRefused }) ?? false;
  }

  /** The last commit. @throws {RecordError} if the record did not confirm: the data stay on the device. */
  async end(reason: CloseReason): Promise<void> {
    this.#saver.stop();
    const state = this.isRecording ? this.#state(true) : undefined;
    const closed = this.#record.close(reason, state);
    // The page may be closed before the result is known.
    if (this.#record.isSlow) this.keepOnDevice();
    await this.#confirming(state, closed);
  }

  async #commit(): Promise<void> {
    const progress = this.#options.progress()?.now;
    const record = this.#record;
    const state = this.#state();
    // The same text as the record gets: the copy made by `want` did not yet include this session's time.
    if (record.isSlow) this.keepOnDevice();
    await this.#confirming(state, record.commit(state));
    if (!state.saved || record !== this.#record) return;
    this.#device?.holds(state.saved.snapshot);
    if (progress !== this.#options.progress()?.now) this.keepOnDevice(); // Another screen was seen in the meantime.
  }

  /** What the record is to store now. */
  #state(isLast = false): SessionState {
    const { clock, saves, achieved } = this.#options;
    const progress = this.#options.progress();
    if (!progress)
      return { outcome: { ...achieved(), progress: undefined, objectives: [] }, saved: undefined };
    const earlierSeconds = this.#secondsUncounted;
    const sessionSeconds = earlierSeconds + clock.seconds;
    const before = this.#secondsBefore;
    // Most LMSs count a session's time when it ends.
    const isCounted = isLast && !this.#record.keepsTimeWithSnapshot;
    this.#time = isCounted || before === undefined ? undefined : { before, session: sessionSeconds };
    const { snapshot } = this;
    this.#device?.mayHold(snapshot);
    // Before the record confirms: if it refuses this window, another may still save it.
    saves(snapshot);
    const { place, language } = progress.now;
    const location = place ? [place.lesson, place.screen, ...(place.step ? [place.step] : [])].join('/') : '';
    return {
      outcome: progress.outcome,
      saved: {
        snapshot,
        location,
        sessionSeconds,
        earlierSeconds,
        language: language === '' ? undefined : progress.course.language,
      },
    };
  }

  async #confirming(state: SessionState | undefined, written: Promise<void>): Promise<void> {
    const count = this.interactions.unconfirmed.length;
    const record = this.#record;
    try {
      await written;
    } catch (error) {
      if (record !== this.#record) return;
      if (error instanceof RecordError && error.keptAnswers) this.#confirmAnswers(count);
      this.keepOnDevice();
      throw error;
    }
    // The answer of a former record does not matter for this one.
    if (record !== this.#record) return;
    this.#confirmAnswers(count);
    // What the LMS refused is sent again, at the next launch at the latest.
    if ((record.unwritten ?? []).length > 0) this.keepOnDevice(true);
    else if (state?.saved) this.#device?.forget();
  }

  /** The record has the oldest `count` answers, except those it names: they are not sent again, even if the rest fails. */
  #confirmAnswers(count: number): void {
    this.interactions.confirm(count, this.#record.unwritten);
    this.#device?.forgetAnswers();
  }
}

/** Identifies this window among the learner's windows. */
const newName = (): string => Math.random().toString(36).slice(2);
