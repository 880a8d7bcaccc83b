import type { AnswerKey } from '../course/answer-key.ts';
import type { Course } from '../course/course.ts';
import type { Answer, CheckAnswer } from '../course/interaction.ts';
import { momentOf } from '../course/moment.ts';
import type { CheckLearningEvent, LearningEvent, Moment, Place, Progress } from '../course/progress.ts';
import { emptyProgress } from '../course/progress.ts';
import { type DecodedSnapshot, decodeSnapshot } from '../course/snapshot-decode.ts';
import type { LostParts } from '../course/snapshot.ts';
import { ActiveTime } from './active-time.ts';
import type { FoundCopy } from './device-copy.ts';
import type { LaunchProgress } from './launch-progress.ts';
import type { CloseReason, Learner, LearningRecord, Mode, OpenedRecord } from './learning-record.ts';
import { OtherWindows } from './other-windows.ts';
import type { SavingState } from './saver.ts';
import { type Opening, type Usage, endUnchanged, openingOf, ownerOf, usageOf } from './opening.ts';
import { RecordKeeping } from './record-keeping.ts';
import { SessionClock } from './session-clock.ts';
import type { SessionEnvironment } from './session-environment.ts';

/**
 * One launch of the course: opens the record, adds what the learner does to the progress, and saves it.
 *
 * @fires progress - The progress changed.
 * @fires saving, unsaved - See `SavingChange`.
 * @fires enough - The learner has spent as many minutes as completion requires.
 * @fires moved - Another record continues, and with it another learner.
 * @fires other-window - The same learner has the course open in another window.
 */
export class Session extends EventTarget {
  #record: LearningRecord;
  readonly #courseId: string;
  readonly #environment: SessionEnvironment;
  readonly #clock: SessionClock;
  readonly #time: ActiveTime;
  readonly #keeping: RecordKeeping;
  /** When the launch began, in seconds since 1970. */
  readonly begun: number;
  #opened: OpenedRecord | undefined;
  #kept: DecodedSnapshot | undefined;
  /** The achieved result, until the course's outline has loaded. */
  #before: Progress = emptyProgress;
  #progress: LaunchProgress | undefined;
  #found: readonly FoundCopy[] = [];
  #windows: OtherWindows | undefined;
  #closing: Promise<void> | undefined;
  #hasArrived = false;
  readonly #at = (): Moment => momentOf(this.#environment.timers.now());

  constructor(record: LearningRecord, courseId: string, around: SessionEnvironment) {
    super();
    this.#record = record;
    this.#courseId = courseId;
    this.#environment = around;
    this.begun = this.#at().seconds;
    this.#clock = new SessionClock(around.timers.elapsed);
    this.#keeping = new RecordKeeping({
      record,
      environment: around,
      clock: this.#clock,
      progress: () => this.#progress,
      achieved: () => this.progress.achieved,
      changed: (change) => this.dispatchEvent(new Event(change)),
      saves: (snapshot) => this.#windows?.sendSnapshot(snapshot),
      answered: (one) => this.#windows?.sendAnswers([one]),
    });
    this.#time = new ActiveTime(this.#clock, around.timers, this.#keeping, this, this.#at);
  }

  get mode(): Mode {
    return this.#opened?.mode ?? 'normal';
  }

  get learner(): Learner {
    return this.#opened?.learner ?? { id: '', name: '', languages: [], sound: '' };
  }

  get owner(): string {
    return ownerOf(this.#courseId, this.learner);
  }

  get progress(): Progress {
    return this.#progress?.current ?? this.#before;
  }

  /** Whether anything is kept after this visit: not in review and browse mode, nor if the record ends with the page. */
  get keeps(): boolean {
    return this.#keeping.isRecording && this.#record.endsWithPage !== true;
  }

  get isKeptOnDevice(): boolean {
    return this.#keeping.isKeptOnDevice;
  }

  get saving(): SavingState {
    return this.#keeping.state;
  }

  get usage(): Usage {
    return usageOf(this.#keeping.snapshot, this.#record, this.#clock, this.#kept, this.#found);
  }

  /** Whether the session has ended: nothing more is recorded. */
  get closed(): boolean {
    return this.#closing !== undefined;
  }

  get returnUrl(): string | undefined {
    return this.#record.returnUrl;
  }

  /**
   * Opens the record and reports at once that the course was begun, before the course's outline has loaded.
   *
   * @throws {RecordError} if the record refuses to open
   */
  async open(): Promise<Opening> {
    this.#opened = await this.#record.open((theirs) => this.#mergeSnapshot(theirs));
    this.#found = this.#keeping.begin(this.#opened, this.owner);
    const opening = this.#read(this.#opened);
    void this.#keeping.saveNow();
    return opening;
  }

  /**
   * Continues with another record, e.g. of an LMS that was found late: with what it holds, plus what was done in this
   * launch, including answers. What the previous record held before stays there.
   *
   * @throws {RecordError} if the record refuses to open, or opens too late: then nothing has changed
   */
  async moveTo(record: LearningRecord): Promise<{ readonly opening: Opening; readonly lost?: LostParts }> {
    const former = this.#record;
    const opened = await record.open((theirs) => this.#mergeSnapshot(theirs));
    if (this.closed) return endUnchanged(record, opened);
    const tookOver = this.#found.length > 0;
    this.#windows?.close();
    this.#windows = undefined;
    this.#record = record;
    this.#opened = opened;
    this.#found = this.#keeping.moveTo(record, opened, this.owner);
    // If the previous record took over unsaved work of an earlier window, it has the only copy of that work.
    if (!tookOver) former.revert?.();
    const opening = this.#read(opened);
    const lost = this.#progress?.moveTo(this.#before, this.#kept, this.#found, this.#at());
    this.#time.begin(this.#progress, opened.totalSeconds);
    this.#keeping.handInAgain(this.#progress?.detectNewCompletion() ?? false);
    this.#meetOtherWindows();
    this.#keeping.keepOnDevice();
    void this.#keeping.saveNow();
    for (const type of ['moved', 'progress']) this.dispatchEvent(new Event(type));
    return { opening, ...(lost && { lost }) };
  }

  /** The outline has loaded: from now on there is progress. Returns the parts that no longer fit this version. */
  begin(progress: LaunchProgress): LostParts {
    this.#progress = progress;
    const lost = progress.begin(this.#before, this.#kept, this.#found, this.#at());
    this.#meetOtherWindows();
    this.#time.begin(progress, this.#opened?.totalSeconds);
    this.#recordEvidenceIfDue();
    if (this.#found.length > 0) this.#keeping.save('now');
    return lost;
  }

  /** Switches the course to another language. @param chosen its locale, if the learner chose it */
  useLanguage(course: Course, chosen = ''): void {
    if (this.#progress) this.#progress.course = course;
    if (chosen !== '' && this.#apply({ type: 'language-chosen', locale: chosen })) this.#keeping.save('now');
  }

  /** @param key the lesson's questions in the language of reports; undefined if the course is taken in that language */
  arrive(place: Place, key?: AnswerKey): void {
    if (this.closed) return;
    const before = this.#progress?.hasCompleted(place.lesson);
    this.#hasArrived = true;
    this.#apply({ type: 'arrived', place });
    this.#keeping.interactions.begin(key);
    const isNew = before !== this.#progress?.hasCompleted(place.lesson);
    this.#keeping.save(isNew || place.step !== undefined ? 'now' : 'later');
    this.#recordEvidenceIfDue();
  }

  answer(lesson: string, answer: Answer): void {
    if (!this.#apply({ type: 'answered', activity: answer.id, response: answer.kept })) return;
    this.#keeping.answer(lesson, answer, answer.scene ? `${answer.id}.${answer.scene}` : answer.id, 0);
    this.#recordEvidenceIfDue();
    this.#keeping.save('now');
  }

  /**
   * Takes what the learner did in the final check. Answers are recorded when the attempt is submitted.
   *
   * @param answers the answers of a submitted attempt
   * @returns false if nothing is recorded
   */
  applyCheckEvent(event: CheckLearningEvent, answers: readonly CheckAnswer[] = []): boolean {
    if (!this.#apply(event)) return false;
    if (event.type === 'check-answered') {
      this.#keeping.interactions.noteLatency(event.item);
      this.#keeping.save(this.#progress?.course.rules.feedback === 'after-each-question' ? 'now' : 'soon');
      return true;
    }
    for (const answer of answers)
      this.#keeping.answer(answer.lesson, answer, `${answer.id}.${this.progress.attemptsTaken}`, 1);
    this.#recordEvidenceIfDue(event.type === 'check-submitted' && this.progress.attempts.at(-1)?.isPassed);
    this.#keeping.save('now');
    return true;
  }

  testOut(lesson: string, whole: Answer, answers: readonly Answer[]): void {
    if (!this.#apply({ type: 'tested-out', lesson, isPassed: whole.result === 'correct' })) return;
    for (const answer of answers) this.#keeping.answer(lesson, answer, `${answer.id}.test-out`, 0);
    this.#keeping.answer(lesson, whole, `${lesson}.test-out`, 0, true);
    this.#recordEvidenceIfDue();
    this.#keeping.save('now');
  }

  acknowledge(lesson: string, answer: Answer, version: string): void {
    if (!this.#apply({ type: 'acknowledged', id: answer.id, version })) return;
    this.#keeping.acknowledge(lesson, answer, version);
    const { completed, success } = this.progress.achieved;
    this.#recordEvidenceIfDue(completed || success === 'passed');
    this.#keeping.save('now');
  }

  /**
   * Merges what this learner did elsewhere: if the two differ, the other side wins, and its place. If `from` is another
   * window, unsaved work here wins. False before the session has begun, and after it has ended.
   */
  mergeProgress(theirs: DecodedSnapshot, from: 'elsewhere' | 'window' = 'elsewhere'): boolean {
    if (!this.#progress || this.closed) return false;
    const isLater = from === 'elsewhere' || this.#keeping.isSavedButForPlace;
    // Two windows are at two places; a window still on its start screen has no place.
    this.#mergeDecoded(theirs, isLater, from === 'window' && this.#hasArrived);
    return true;
  }

  readonly touch = (): void => this.#time.touch();

  readonly saveNow = (): Promise<void> => {
    this.#time.count();
    return this.#keeping.saveNow();
  };

  /**
   * Ends the session, once.
   *
   * @throws {RecordError} if the record did not confirm: the device keeps the unsaved work if it can
   */
  close(reason: CloseReason): Promise<void> {
    this.#time.count();
    this.#closing ??= this.#keeping.end(reason);
    this.#windows?.close();
    return this.#closing;
  }

  #read(opened: OpenedRecord): Opening {
    this.#kept = decodeSnapshot(opened.snapshot);
    const opening = openingOf(opened, this.#kept, this.#found);
    this.#before = { ...emptyProgress, ...opened.progress, achieved: opening.achieved };
    return opening;
  }

  #recordEvidenceIfDue(isDue = false): void {
    if (this.#progress?.detectNewCompletion() || isDue) this.#keeping.recordEvidence();
  }

  /** False if nothing is recorded: after the session has ended, and in review and browse mode. */
  #apply(event: LearningEvent): boolean {
    if (!this.#progress) throw new Error('The session has not begun: begin() comes first.');
    if (this.closed || (event.type !== 'arrived' && !this.#keeping.isRecording)) return false;
    this.#time.touch();
    this.#time.count();
    this.#progress.apply(event, this.#at(), this.#keeping.isRecording);
    this.dispatchEvent(new Event('progress'));
    return true;
  }

  #mergeSnapshot(snapshot: string): string | undefined {
    const theirs = this.#progress && decodeSnapshot(snapshot);
    if (theirs) this.#mergeDecoded(theirs, false, true);
    return this.#progress && this.#keeping.snapshot;
  }

  #mergeDecoded(theirs: DecodedSnapshot, isLater: boolean, keepsPlace: boolean): void {
    if (this.#progress?.merge(theirs, isLater, keepsPlace, this.#at())) this.#keeping.save('now');
    this.#recordEvidenceIfDue();
    this.dispatchEvent(new Event('progress'));
  }

  #meetOtherWindows(): void {
    // Without an id, the other window might be another learner's.
    if (!this.#progress || this.learner.id === '' || !this.#keeping.isRecording) return;
    this.#windows = new OtherWindows(this.#environment.channel(this.owner), {
      met: () => void this.dispatchEvent(new Event('other-window')),
      saved: (theirs) => void this.mergeProgress(theirs, 'window'),
      answered: ({ number, interaction }) => void this.#record.answer(interaction, number),
      answers: () => this.#keeping.interactions.numbered,
    });
  }
}
