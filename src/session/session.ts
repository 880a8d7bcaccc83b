import type { Course } from '../course/course.ts';
import type { Answer, CheckAnswer } from '../course/interaction.ts';
import { hash } from '../course/hash.ts';
import { merge } from '../course/merge.ts';
import type { Outcome } from '../course/outcome.ts';
import { outcomeOf } from '../course/outcome.ts';
import { better, nothingYet } from '../course/standing.ts';
import type { CheckResult } from '../course/check.ts';
import type { LearningEvent, Place, Progress } from '../course/progress.ts';
import { emptyProgress, lessonIsComplete, progressAfter } from '../course/progress.ts';
import type { Kept, Lost } from '../course/snapshot.ts';
import { decode, encode, restore } from '../course/snapshot.ts';
import type { Found } from './device-copy.ts';
import { DeviceCopy } from './device-copy.ts';
import { InteractionLog } from './interaction-log.ts';
import type { CloseReason, Learner, LearningRecord, Mode, Opened } from './learning-record.ts';
import { OtherWindows } from './other-windows.ts';
import type { SavingState } from './saver.ts';
import { Saver } from './saver.ts';
import type { Opening, Usage } from './opening.ts';
import { resume } from './resume.ts';
import { SessionClock } from './session-clock.ts';
import type { Surroundings } from './surroundings.ts';

/**
 * One launch of the course: opens the record, folds what the learner does into the progress, and saves it.
 *
 * @fires progress - The progress changed.
 * @fires saving - The saving state changed.
 * @fires other-window - The same learner has the course open in another window.
 */
export class Session extends EventTarget {
  readonly #record: LearningRecord;
  readonly #courseId: string;
  readonly #around: Surroundings;
  readonly #clock: SessionClock;
  readonly #saver: Saver;
  readonly #interactions: InteractionLog;
  #opened: Opened | undefined;
  #kept: Kept | undefined;
  #course: Course | undefined;
  #progress: Progress = emptyProgress;
  #device: DeviceCopy | undefined;
  #found: Found | undefined;
  #windows: OtherWindows | undefined;
  #closing: Promise<void> | undefined;
  #closed = false;

  constructor(record: LearningRecord, courseId: string, around: Surroundings) {
    super();
    this.#record = record;
    this.#courseId = courseId;
    this.#around = around;
    this.#clock = new SessionClock(around.timers.now);
    this.#interactions = new InteractionLog(record, around.timers.now);
    this.#saver = new Saver(
      () => this.#commit(),
      around.timers,
      () => this.dispatchEvent(new Event('saving')),
    );
  }

  get mode(): Mode {
    return this.#opened?.mode ?? 'normal';
  }

  get learner(): Learner {
    return this.#opened?.learner ?? { id: '', name: '', language: '' };
  }

  /** Tells one course and learner from another on a shared device, without naming anybody. */
  get owner(): string {
    const { id } = this.learner;
    return id === '' ? this.#courseId : `${this.#courseId}:${hash(id).toString(36)}`;
  }

  get progress(): Progress {
    return this.#progress;
  }

  get saving(): SavingState {
    return this.#saver.state;
  }

  /** For the diagnostics. */
  get usage(): Usage {
    const { snapshotLimit: limit } = this.#record;
    const snapshot = this.#snapshot().length;
    const restored = this.#found ? 'unsaved work on this device' : this.#kept ? 'snapshot' : 'nothing';
    return { snapshot, limit, seconds: this.#clock.seconds, restored };
  }

  /** Whether the session has been ended: nothing more is recorded. */
  get closed(): boolean {
    return this.#closed;
  }

  /** Where the LMS wants the learner after Exit; undefined where it has no wish. */
  get returnUrl(): string | undefined {
    return this.#record.returnUrl;
  }

  /**
   * Opens the record and tells it at once that the course was begun, before the course's outline is there.
   *
   * @throws {RecordError} where the record refuses to open.
   */
  async open(): Promise<Opening> {
    const opened = await this.#record.open();
    this.#opened = opened;
    const { id } = opened.learner;
    // Without an id, what is kept here might be somebody else's.
    if (opened.mode === 'normal' && id !== '') {
      this.#device = new DeviceCopy(this.#around.store, this.owner, this.#around.timers.now);
      this.#device.holds(opened.snapshot);
      this.#found = this.#device.read(opened.snapshot);
    }
    this.#kept = decode(opened.snapshot);
    const standing = [this.#kept, this.#found && decode(this.#found.snapshot)]
      .map((kept) => kept?.standing ?? nothingYet)
      .reduce(better, opened.standing);
    this.#progress = { ...emptyProgress, standing };
    if (opened.mode === 'normal') {
      this.#interactions.addAgain(this.#found?.interactions ?? []);
      this.#saver.want('now');
      void this.#saver.flush();
    }
    return {
      mode: opened.mode,
      learner: opened.learner,
      resumes: this.#kept !== undefined || this.#found !== undefined,
      unreadable: opened.snapshot.trim() !== '' && this.#kept === undefined,
      standing,
    };
  }

  /** The course's outline is there: from now on there is progress. Answers what no longer fits this version. */
  begin(course: Course): Lost {
    this.#course = course;
    this.#clock.idleMinutes = course.rules.idleMinutes;
    const { progress, lost } = resume(course, this.#progress, this.#kept, this.#found);
    this.#progress = progress;
    if (this.mode === 'normal') this.#meetOtherWindows(course);
    if (this.#found) this.#saver.want('now');
    return lost;
  }

  /** The learner is at another screen. */
  arrive(place: Place): void {
    if (this.#closed) return;
    const lesson = this.#course?.lessons.find(({ id }) => id === place.lesson);
    const before = lesson && lessonIsComplete(this.#progress, lesson);
    this.#learn({ type: 'arrived', place });
    this.#interactions.begin();
    const isMilestone =
      place.step !== undefined || (lesson && !before && lessonIsComplete(this.#progress, lesson));
    this.#saver.want(isMilestone ? 'now' : 'later');
    // Until the next milestone takes it along, the place is kept here.
    if (!isMilestone) this.#keepOnDevice();
  }

  /** A practice answer. */
  answer(lesson: string, answer: Answer): void {
    this.#learn({ type: 'answered', activity: answer.id, response: answer.kept });
    this.#recordAnswer(lesson, answer, answer.part ? `${answer.id}.${answer.part}` : answer.id, 0);
    this.#saver.want('now');
  }

  beginCheck(seed: number, items: readonly string[]): void {
    this.#learn({ type: 'check-begun', seed, items });
    this.#saver.want('now');
  }

  /**
   * An answer in the check, which may still change: saved with the step to the next question, recorded when the
   * attempt is submitted.
   */
  answerCheck(item: string, response: string): void {
    this.#learn({ type: 'check-answered', item, response });
    this.#interactions.time(item);
    this.#saver.want('soon');
  }

  submitCheck(result: CheckResult, answers: readonly CheckAnswer[]): void {
    this.#learn({ type: 'check-submitted', score: result.score, byLesson: result.byLesson });
    const attempt = this.#progress.attemptsTaken;
    for (const answer of answers) this.#recordAnswer(answer.lesson, answer, `${answer.id}.${attempt}`, 1);
    this.#saver.want('now');
  }

  acknowledge(lesson: string, answer: Answer, version: string): void {
    this.#learn({ type: 'acknowledged', version });
    this.#recordAnswer(lesson, answer, `${answer.id}.v${version}`, 0);
    this.#saver.want('now');
  }

  /** The learner did something, if only move the mouse: the clock goes on. */
  touch(): void {
    this.#clock.touch();
  }

  /** Saves at once, the time spent included; resolves when that has been tried. */
  async saveNow(): Promise<void> {
    this.#saver.want('now');
    await this.#saver.flush();
  }

  /**
   * Ends the session, once.
   *
   * @throws {RecordError} when the record did not confirm: what is unsaved stays on the device where possible.
   */
  close(reason: CloseReason): Promise<void> {
    return (this.#closing ??= this.#end(reason));
  }

  async #end(reason: CloseReason): Promise<void> {
    this.#closed = true;
    this.#saver.stop();
    this.#put();
    this.#windows?.close();
    try {
      await this.#record.close(reason);
      this.#confirmed(this.#interactions.unconfirmed.length);
    } catch (error) {
      this.#keepOnDevice();
      throw error;
    }
  }

  #learn(event: LearningEvent): void {
    if (!this.#course) throw new Error('The session has not begun: begin(course) comes first.');
    if (this.#closed) return;
    this.#clock.touch();
    this.#progress = progressAfter(this.#course, this.#progress, event);
    this.dispatchEvent(new Event('progress'));
  }

  #recordAnswer(lesson: string, answer: Answer, id: string, weighting: number): void {
    if (this.#course && !this.#closed)
      this.#interactions.add(this.#course.rules, lesson, answer, id, weighting);
  }

  async #commit(): Promise<void> {
    const count = this.#interactions.unconfirmed.length;
    const snapshot = this.#put();
    try {
      await this.#record.commit();
    } catch (error) {
      this.#keepOnDevice();
      throw error;
    }
    this.#confirmed(count);
    if (snapshot === '') return;
    this.#device?.holds(snapshot);
    if (snapshot !== this.#snapshot()) this.#keepOnDevice(); // A page was turned meanwhile.
  }

  /** Hands the record all there is; answers the snapshot, '' before the outline is there. */
  #put(): string {
    const { standing, place } = this.#progress;
    const begun: Outcome = { ...standing, progress: undefined, objectives: [] };
    this.#record.report(this.#course ? outcomeOf(this.#course, this.#progress) : begun);
    if (!this.#course) return '';
    const snapshot = this.#snapshot();
    this.#device?.mayHold(snapshot);
    // Before the record confirms: where it refuses this window, another may still save it.
    this.#windows?.saved(snapshot);
    const location = place ? [place.lesson, place.screen, ...(place.step ? [place.step] : [])].join('/') : '';
    this.#record.save({ snapshot, location, sessionSeconds: this.#clock.seconds });
    return snapshot;
  }

  #confirmed(count: number): void {
    this.#interactions.confirm(count);
    if (this.#course || !this.#found) this.#device?.forget();
  }

  #snapshot(): string {
    return this.#course ? encode(this.#course, this.#progress, this.#record.snapshotLimit) : '';
  }

  #keepOnDevice(): void {
    const snapshot = this.#snapshot();
    const { unconfirmed: interactions } = this.#interactions;
    if (snapshot !== '') this.#device?.keep({ snapshot, interactions });
  }

  #meetOtherWindows(course: Course): void {
    const met = (): void => void this.dispatchEvent(new Event('other-window'));
    this.#windows = new OtherWindows(this.#around.channel(this.owner), met, (snapshot) => {
      const theirs = decode(snapshot);
      if (!theirs || this.#closed) return;
      // What was just heard is the later; the place is this window's own.
      const both = merge(restore(course, theirs).progress, this.#progress);
      this.#progress = { ...both, place: this.#progress.place };
      this.dispatchEvent(new Event('progress'));
    });
  }
}
