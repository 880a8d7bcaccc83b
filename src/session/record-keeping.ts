import type { AchievedResult } from '../course/achieved-result.ts';
import type { Answer } from '../course/interaction.ts';
import type { SessionTime } from '../course/snapshot-decode.ts';
import { decodeSnapshot } from '../course/snapshot-decode.ts';
import type { FoundCopy } from './device-copy.ts';
import { DeviceCopy } from './device-copy.ts';
import type { Numbered } from './interaction-log.ts';
import { InteractionLog } from './interaction-log.ts';
import type { LaunchProgress } from './launch-progress.ts';
import type { CloseReason, LearningRecord, Mode, OpenedRecord, SessionState } from './learning-record.ts';
import { RecordError } from './learning-record.ts';
import type { SavingChange, SavingState, Urgency } from './saver.ts';
import { Saver } from './saver.ts';
import type { SessionClock } from './session-clock.ts';
import { secondsUncounted } from './session-clock.ts';
import type { SessionEnvironment } from './session-environment.ts';

export interface KeepingOptions {
  readonly record: LearningRecord;
  readonly environment: SessionEnvironment;
  readonly clock: SessionClock;
  /** Called for each write; undefined until the outline has loaded: until then there is no snapshot. */
  readonly progress: () => LaunchProgress | undefined;
  readonly achieved: () => AchievedResult;
  readonly changed: (change: SavingChange) => void;
  /** Called when a snapshot is written to the record. */
  readonly saves: (snapshot: string) => void;
  /** Called when an interaction has a number in the LMS. */
  readonly answered: (one: Numbered) => void;
}

/**
 * Writes the session's state to the record, and keeps on this device what the record has not confirmed. `Session`
 * decides what the state is.
 */
export class RecordKeeping {
  readonly interactions: InteractionLog;
  readonly #options: KeepingOptions;
  readonly #saver: Saver;
  #record: LearningRecord;
  #mode: Mode = 'normal';
  #device: DeviceCopy | undefined;
  /** Seconds that the LMS had added up when the session began; undefined if it does not say. */
  #secondsBefore: number | undefined;
  /** Seconds of an earlier session that was cut off; reported with this session's. */
  #secondsUncounted = 0;
  /** The time last handed to the record, so that the same progress gives the same snapshot. */
  #time: SessionTime | undefined;
  /** Whether the last attempt to keep a copy on the device succeeded. */
  isKeptOnDevice = false;

  constructor(options: KeepingOptions) {
    const { record, environment, changed } = options;
    this.#options = options;
    this.#record = record;
    this.interactions = new InteractionLog(record, environment.timers, options.answered);
    this.#saver = new Saver(() => this.#commit(), environment.timers, changed);
  }

  get state(): SavingState {
    return this.#saver.state;
  }

  /** In review and browse mode nothing is recorded, neither in the LMS nor on the device. */
  get isRecording(): boolean {
    return this.#mode === 'normal';
  }

  /** Whether nothing but the place is unsaved. */
  get isSavedButForPlace(): boolean {
    return this.#saver.isSavedButForPlace;
  }

  /** The current snapshot; '' before the outline has loaded. */
  get snapshot(): string {
    return this.#options.progress()?.snapshot(this.#record.snapshotLimit, this.#time) ?? '';
  }

  /**
   * The record is open. Returns what earlier windows kept on this device and no record confirmed, the oldest first.
   *
   * @param owner distinguishes courses and learners on a shared computer
   */
  begin(opened: OpenedRecord, owner: string): readonly FoundCopy[] {
    this.#mode = opened.mode;
    const found = this.#takeOver(opened, owner);
    const sessions = [opened, ...found.filter(({ isLater }) => isLater)];
    this.#secondsBefore = opened.totalSeconds;
    const uncounted = sessions.map(({ snapshot }) =>
      secondsUncounted(opened.totalSeconds, decodeSnapshot(snapshot)?.time),
    );
    this.#secondsUncounted = Math.max(...uncounted);
    return found;
  }

  #takeOver({ learner, snapshot }: OpenedRecord, owner: string): readonly FoundCopy[] {
    // Without an id, the copies on this device might be another learner's.
    if (!this.isRecording || learner.id === '') return [];
    const { store, timers } = this.#options.environment;
    this.#device = new DeviceCopy({ store, owner, name: newName(), now: timers.now, record: this.#record });
    this.#device.setConfirmedSnapshot(snapshot);
    const found = this.#device.takeOver(snapshot);
    for (const { interactions } of found) this.interactions.addAgain(interactions);
    return found;
  }

  /**
   * Another record, already open, continues with what was done in this launch. Returns the same as `begin`.
   *
   * @param owner distinguishes its learner from others
   */
  moveTo(record: LearningRecord, opened: OpenedRecord, owner: string): readonly FoundCopy[] {
    // This window's copy belongs to the previous learner. Copies taken over stay until a record has their content.
    this.#device?.forgetOwn();
    this.#device = undefined;
    this.#time = undefined;
    this.#record = record;
    this.interactions.moveTo(record);
    return this.begin(opened, owner);
  }

  /** There is something to save. */
  save(urgency: Urgency): void {
    if (!this.isRecording) return;
    this.#saver.save(urgency);
    // The record may not have it for a while: the next attempt may be a minute away.
    if (this.state === 'not-saved' || this.#record.isSlow) this.keepOnDevice();
  }

  /** @param id the interaction's id, which may be longer than the answer's */
  answer(lesson: string, answer: Answer, id: string, ...more: [weighting: number, always?: true]): void {
    const course = this.#options.progress()?.course;
    if (course) this.interactions.add(course.rules, lesson, answer, id, ...more);
  }

  /** Records the evidence of completion. */
  recordEvidence(): void {
    const progress = this.#options.progress();
    if (!progress || !this.isRecording) return;
    this.interactions.addEvidence(progress);
    this.save('now');
  }

  /**
   * Another record continues, and the progress has moved there: hands in answers and evidence of this launch.
   *
   * @param isDue records evidence even if this launch recorded none
   */
  handInAgain(isDue: boolean): void {
    this.interactions.addGiven(this.#options.progress()?.attemptsBefore ?? 0);
    if (isDue || this.interactions.hasEvidence) this.recordEvidence();
  }

  acknowledge(lesson: string, answer: Answer, version: string): void {
    const progress = this.#options.progress();
    if (progress) this.interactions.addAcknowledgement(progress, lesson, answer, version);
  }

  /** Saves at once; resolves when the attempt is over. */
  async saveNow(): Promise<void> {
    if (!this.isRecording) return;
    this.#saver.save('now');
    await this.#saver.flush();
  }

  /** Keeps unsaved work on this device. @param isRefused only answers that the LMS refused are left */
  keepOnDevice(isRefused = false): void {
    const { snapshot } = this;
    const { unconfirmed: interactions } = this.interactions;
    if (snapshot !== '')
      this.isKeptOnDevice = this.#device?.keep({ snapshot, interactions, isRefused }) ?? false;
  }

  /** Writes for the last time. @throws {RecordError} if the record did not confirm: the device keeps the work. */
  async end(reason: CloseReason): Promise<void> {
    this.#saver.stop();
    const state = this.isRecording ? this.#state(true) : undefined;
    const closed = this.#record.close(reason, state);
    // The page may be gone before the result is known.
    if (this.#record.isSlow) this.keepOnDevice();
    await this.#confirming(state, closed);
  }

  async #commit(): Promise<void> {
    const progress = this.#options.progress()?.current;
    const record = this.#record;
    const state = this.#state();
    // The device's copy must equal the record's snapshot: the copy from `save` lacked this session's time.
    if (record.isSlow) this.keepOnDevice();
    await this.#confirming(state, record.commit(state));
    if (!state.saved || record !== this.#record) return;
    this.#device?.setConfirmedSnapshot(state.saved.snapshot);
    if (progress !== this.#options.progress()?.current) this.keepOnDevice(); // The learner moved on meanwhile.
  }

  /** What the record has to hold now. */
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
    this.#device?.addWrittenSnapshot(snapshot);
    // Sent before the record confirms: if it refuses this window, another may still save the snapshot.
    saves(snapshot);
    const { place, chosenLocale } = progress.current;
    const location = place ? [place.lesson, place.screen, ...(place.step ? [place.step] : [])].join('/') : '';
    return {
      outcome: progress.outcome,
      saved: {
        snapshot,
        location,
        sessionSeconds,
        earlierSeconds,
        language: chosenLocale === '' ? undefined : progress.course.language,
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
    // The result of a previous record does not concern this one.
    if (record !== this.#record) return;
    this.#confirmAnswers(count);
    // Answers that the LMS refused are handed in again, at the latest by the next launch.
    if ((record.unwritten ?? []).length > 0) this.keepOnDevice(true);
    else if (state?.saved) this.#device?.forget();
  }

  /** The record has confirmed the oldest `count` answers, except `unwritten`: they are not sent again. */
  #confirmAnswers(count: number): void {
    this.interactions.confirm(count, this.#record.unwritten);
    this.#device?.forgetAnswers();
  }
}

/** A random name that distinguishes this window from the learner's others. */
const newName = (): string => Math.random().toString(36).slice(2);
