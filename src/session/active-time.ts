import type { Course } from '../course/course.ts';
import { missingFor, secondsToGo } from '../course/completion.ts';
import type { LaunchProgress } from './launch-progress.ts';
import type { RecordKeeping } from './record-keeping.ts';
import type { Timers } from './saver.ts';
import { SessionClock } from './session-clock.ts';

/** In minutes: with nothing done for longer, nobody is at it, however much of a pause counts as time in the course. */
const longestPause = 5;
/** In ms: how often the time is looked at while the learner does nothing that is recorded. */
const every = 10_000;

/** Adds to the progress how long the learner is at it, where completion asks for that. */
export class ActiveTime {
  readonly #sessionClock: SessionClock;
  readonly #clock: SessionClock;
  readonly #timers: Pick<Timers, 'set'>;
  readonly #progress: LaunchProgress;
  readonly #keeping: RecordKeeping;
  readonly #session: EventTarget & { readonly closed: boolean };
  #course: Course | undefined;
  #counted = 0;
  #isLooking = false;

  /** @param session told of each minute that is no longer to go (`progress`), and of the last (`enough`) */
  constructor(
    sessionClock: SessionClock,
    timers: Pick<Timers, 'set' | 'elapsed'>,
    progress: LaunchProgress,
    keeping: RecordKeeping,
    session: EventTarget & { readonly closed: boolean },
  ) {
    this.#sessionClock = sessionClock;
    this.#clock = new SessionClock(timers.elapsed);
    this.#timers = timers;
    this.#progress = progress;
    this.#keeping = keeping;
    this.#session = session;
  }

  /** @param before what the LMS has added up so far: a course that asked for no minutes has not kept them */
  begin(course: Course | undefined, before = 0): void {
    if (!course) return;
    this.#sessionClock.idleMinutes = course.rules.idleMinutes;
    if (course.rules.minimumMinutes === 0 || !this.#isRecording) return;
    this.#course = course;
    this.#clock.idleMinutes = Math.min(longestPause, course.rules.idleMinutes);
    this.#counted = this.#clock.seconds;
    const { now } = this.#progress;
    this.#progress.now = { ...now, seconds: Math.max(now.seconds, before) };
    this.#lookLater(course);
  }

  /** The learner did something. */
  touch(): void {
    this.#sessionClock.touch();
    this.#clock.touch();
  }

  /** To be asked before the progress is used. */
  count(): void {
    const course = this.#course;
    // Who has completed another version, too: this one may ask for more.
    if (!course || !this.#isRecording || !missingFor(course, this.#progress.now).includes('minutes')) return;
    const { seconds } = this.#clock;
    this.#progress.learn(course, { type: 'spent', seconds: Math.max(0, seconds - this.#counted) }, true);
    this.#counted = seconds;
    if (this.#progress.isNewlyCompleted()) this.#keeping.recordEvidence();
  }

  #lookLater(course: Course): void {
    const left = (): number => secondsToGo(course, this.#progress.now);
    const before = Math.ceil(left() / 60);
    if (before === 0 || this.#isLooking || !this.#isRecording) return;
    this.#isLooking = true;
    const wasFinished = this.#progress.now.achieved.completed;
    this.#timers.set(() => {
      this.#isLooking = false;
      this.count();
      // Who has finished another version is not told to wait, nor that it was enough.
      if (this.#isRecording && !wasFinished && Math.ceil(left() / 60) < before) this.#tell(left() === 0);
      this.#lookLater(course);
    }, every);
  }

  get #isRecording(): boolean {
    return this.#keeping.isRecording && !this.#session.closed;
  }

  #tell(isLast: boolean): void {
    this.#keeping.want(isLast ? 'now' : 'later');
    for (const type of isLast ? ['progress', 'enough'] : ['progress'])
      this.#session.dispatchEvent(new Event(type));
  }
}
