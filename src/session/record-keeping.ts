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

/** What record keeping is given. */
export interface KeepingOptions {
  readonly record: LearningRecord;
  readonly around: SessionEnvironment;
  readonly clock: SessionClock;
  /** Asked whenever there is something to write; undefined until the outline is there: till then there is no snapshot. */
  readonly progress: () => LaunchProgress | undefined;
  readonly achieved: () => AchievedResult;
  readonly changed: (change: SavingChange) => void;
  /** A snapshot goes to the record. */
  readonly saves: (snapshot: string) => void;
  /** An interaction has a number in the LMS. */
  readonly answered: (one: Numbered) => void;
}

/**
 * Puts what the session comes to into the record, and keeps on this device what the record has not confirmed: the
 * one side of a session; the other, `Session`, says what it comes to.
 */
export class RecordKeeping {
  readonly interactions: InteractionLog;
  readonly #options: KeepingOptions;
  readonly #saver: Saver;
  #record: LearningRecord;
  #mode: Mode = 'normal';
  #device: DeviceCopy | undefined;
  /** What the LMS had added up when the session began; undefined where it does not say. */
  #secondsBefore: number | undefined;
  /** Of a session that was killed: handed in with this one's. */
  #secondsUncounted = 0;
  /** As it was handed to the record last, so that the same progress makes the same snapshot. */
  #time: SessionTime | undefined;
  /** Whether the device has taken what was to be kept last. */
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

  /** As it would be kept now; '' before the outline is there. */
  get snapshot(): string {
    return this.#options.progress()?.snapshot(this.#record.snapshotLimit, this.#time) ?? '';
  }

  /**
   * The record is open. Answers what earlier windows kept on this device and no record confirmed, the oldest first.
   *
   * @param owner tells one course and learner from another on a shared computer
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
   * Another record, which is open, goes on with what was done in this launch. Answers the same as `begin`.
   *
   * @param owner tells its learner from others
   */
  moveTo(record: LearningRecord, opened: Opened, owner: string): readonly Found[] {
    // What is kept here is the former learner's; what was taken over stays until a record has it.
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
    // It takes a while until the record has it: the next try may be a minute away.
    if (this.state === 'not-saved' || this.#record.isSlow) this.keepOnDevice();
  }

  /** @param id the interaction's, which may be more than the answer's */
  answer(lesson: string, answer: Answer, id: string, ...more: [weighting: number, always?: true]): void {
    const course = this.#options.progress()?.course;
    if (course) this.interactions.add(course.rules, lesson, answer, id, ...more);
  }

  /** Records what was taken and what has come of it. */
  recordEvidence(): void {
    const progress = this.#options.progress();
    if (!progress || !this.isRecording) return;
    this.interactions.addEvidence(progress);
    this.want('now');
  }

  /** Another record goes on. @param isDue whatever was recorded of it in this launch */
  recordEvidenceAgain(isDue: boolean): void {
    if (isDue || this.interactions.hasEvidence) this.recordEvidence();
  }

  acknowledge(lesson: string, answer: Answer, version: string): void {
    const progress = this.#options.progress();
    if (progress) this.interactions.addAcknowledgement(progress, lesson, answer, version);
  }

  /** Saves at once; resolves when that has been tried. */
  async saveNow(): Promise<void> {
    if (!this.isRecording) return;
    this.#saver.want('now');
    await this.#saver.flush();
  }

  /** Keeps here what a milestone has yet to take along. @param isRefused only answers that the LMS refused are left */
  keepOnDevice(isRefused = false): void {
    const { snapshot } = this;
    const { unconfirmed: interactions } = this.interactions;
    if (snapshot !== '') this.keptHere = this.#device?.keep({ snapshot, interactions, isRefused }) ?? false;
  }

  /** The last there is. @throws {RecordError} when the record did not confirm: it stays on the device. */
  async end(reason: CloseReason): Promise<void> {
    this.#saver.stop();
    const state = this.isRecording ? this.#state(true) : undefined;
    const closed = this.#record.close(reason, state);
    // Nobody may be there any more to hear what came of it.
    if (this.#record.isSlow) this.keepOnDevice();
    await this.#confirming(state, closed);
  }

  async #commit(): Promise<void> {
    const progress = this.#options.progress()?.now;
    const record = this.#record;
    const state = this.#state();
    // The same text as the record gets: what `want` kept was before this session's time was in it.
    if (record.isSlow) this.keepOnDevice();
    await this.#confirming(state, record.commit(state));
    if (!state.saved || record !== this.#record) return;
    this.#device?.holds(state.saved.snapshot);
    if (progress !== this.#options.progress()?.now) this.keepOnDevice(); // A page was turned meanwhile.
  }

  /** What the record is to hold now. */
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
    // Before the record confirms: where it refuses this window, another may still save it.
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
    // What a former record says has no bearing on this one.
    if (record !== this.#record) return;
    this.#confirmAnswers(count);
    // What the LMS refused it is asked again, by the next launch at the latest.
    if ((record.unwritten ?? []).length > 0) this.keepOnDevice(true);
    else if (state?.saved) this.#device?.forget();
  }

  /** The record has the oldest `count` answers, but for those it says: whatever becomes of the rest, they are not sent again. */
  #confirmAnswers(count: number): void {
    this.interactions.confirm(count, this.#record.unwritten);
    this.#device?.forgetAnswers();
  }
}

/** Tells this window from the learner's others. */
const newName = (): string => Math.random().toString(36).slice(2);
