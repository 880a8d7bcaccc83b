import type { Moment } from '../course/progress.ts';
import type { LaunchProgress } from './launch-progress.ts';
import type { RecordKeeping } from './record-keeping.ts';
import type { Timers } from './saver.ts';
import { SessionClock } from './session-clock.ts';

/** In minutes: a longer pause does not count as active time, whatever `idle-minutes` allows. */
const longestPause = 5;
/** In ms: how often the time is looked at while the learner does nothing that is recorded. */
const every = 10_000;

/** Adds the learner's active time to the progress, if completion requires minutes. */
export class ActiveTime {
  readonly #sessionClock: SessionClock;
  readonly #clock: SessionClock;
  readonly #timers: Pick<Timers, 'set'>;
  readonly #keeping: RecordKeeping;
  readonly #session: EventTarget & { readonly closed: boolean };
  readonly #at: () => Moment;
  /** Undefined if completion requires no minutes. */
  #progress: LaunchProgress | undefined;
  #counted = 0;
  #isLooking = false;

  /** @param session dispatches `progress` for each minute that is no longer to go, and `enough` for the last */
  constructor(
    sessionClock: SessionClock,
    timers: Pick<Timers, 'set' | 'elapsed'>,
    keeping: RecordKeeping,
    session: EventTarget & { readonly closed: boolean },
    at: () => Moment,
  ) {
    this.#sessionClock = sessionClock;
    this.#clock = new SessionClock(timers.elapsed);
    this.#timers = timers;
    this.#keeping = keeping;
    this.#session = session;
    this.#at = at;
  }

  /** @param before the LMS's total so far: a course that required no minutes has not kept them */
  begin(progress: LaunchProgress | undefined, before = 0): void {
    if (!progress) return;
    const { course, now } = progress;
    this.#sessionClock.idleMinutes = course.rules.idleMinutes;
    if (course.rules.minimumMinutes === 0 || !this.#isRecording) return;
    // From here on it is looked at.
    if (!this.#progress) this.#clock.touch();
    this.#progress = progress;
    this.#clock.idleMinutes = Math.min(longestPause, course.rules.idleMinutes);
    this.#counted = this.#clock.seconds;
    progress.now = { ...now, seconds: Math.max(now.seconds, before) };
    this.#lookLater(progress);
  }

  /** The learner did something. */
  touch(): void {
    this.#sessionClock.touch();
    if (this.#progress) this.#clock.touch();
  }

  /** Call this before the progress is used. */
  count(): void {
    const progress = this.#progress;
    // Also for learners who have completed another version: this one may require more.
    if (!progress?.lacksMinutes || !this.#isRecording) return;
    const { seconds } = this.#clock;
    progress.learn({ type: 'spent', seconds: Math.max(0, seconds - this.#counted) }, this.#at(), true);
    this.#counted = seconds;
    if (progress.isNewlyCompleted()) this.#keeping.recordEvidence();
  }

  #lookLater(progress: LaunchProgress): void {
    const before = Math.ceil(progress.secondsToGo / 60);
    if (before === 0 || this.#isLooking || !this.#isRecording) return;
    this.#isLooking = true;
    const wasFinished = progress.now.achieved.completed;
    this.#timers.set(() => {
      this.#isLooking = false;
      this.count();
      // Learners who have completed another version are told neither to wait nor that it was enough.
      const left = progress.secondsToGo;
      if (this.#isRecording && !wasFinished && Math.ceil(left / 60) < before) this.#announce(left === 0);
      this.#lookLater(progress);
    }, every);
  }

  get #isRecording(): boolean {
    return this.#keeping.isRecording && !this.#session.closed;
  }

  #announce(isLast: boolean): void {
    this.#keeping.want(isLast ? 'now' : 'later');
    for (const type of isLast ? ['progress', 'enough'] : ['progress'])
      this.#session.dispatchEvent(new Event(type));
  }
}
