import type { Moment } from '../course/progress.ts';
import type { LaunchProgress } from './launch-progress.ts';
import type { RecordKeeping } from './record-keeping.ts';
import type { Timers } from './saver.ts';
import { SessionClock } from './session-clock.ts';

/** In minutes. After a longer pause the learner counts as away, even if the course's idle limit is longer. */
const longestPause = 5;
/** In ms: how often the time is checked while the learner does nothing that is recorded. */
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

  /** @param session dispatches `progress` when a required minute has passed, and `enough` after the last */
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

  /** @param before seconds that the LMS has added up: a snapshot of a course that required no minutes has none */
  begin(progress: LaunchProgress | undefined, before = 0): void {
    if (!progress) return;
    const { course, current } = progress;
    this.#sessionClock.idleMinutes = course.rules.idleMinutes;
    if (course.rules.minimumMinutes === 0 || !this.#isRecording) return;
    // Active time counts from here.
    if (!this.#progress) this.#clock.touch();
    this.#progress = progress;
    this.#clock.idleMinutes = Math.min(longestPause, course.rules.idleMinutes);
    this.#counted = this.#clock.seconds;
    progress.current = { ...current, seconds: Math.max(current.seconds, before) };
    this.#lookLater(progress);
  }

  /** The learner did something. */
  touch(): void {
    this.#sessionClock.touch();
    if (this.#progress) this.#clock.touch();
  }

  /** Call this before using the progress. */
  count(): void {
    const progress = this.#progress;
    // Counts even after completion of another version: this version may require more minutes.
    if (!progress?.lacksMinutes || !this.#isRecording) return;
    const { seconds } = this.#clock;
    progress.apply({ type: 'spent', seconds: Math.max(0, seconds - this.#counted) }, this.#at(), true);
    this.#counted = seconds;
    if (progress.detectNewCompletion()) this.#keeping.recordEvidence();
  }

  #lookLater(progress: LaunchProgress): void {
    const before = Math.ceil(progress.secondsToGo / 60);
    if (before === 0 || this.#isLooking || !this.#isRecording) return;
    this.#isLooking = true;
    const wasFinished = progress.current.achieved.completed;
    this.#timers.set(() => {
      this.#isLooking = false;
      this.count();
      // A learner who completed another version is told neither to wait nor that it was enough.
      const left = progress.secondsToGo;
      if (this.#isRecording && !wasFinished && Math.ceil(left / 60) < before) this.#announce(left === 0);
      this.#lookLater(progress);
    }, every);
  }

  get #isRecording(): boolean {
    return this.#keeping.isRecording && !this.#session.closed;
  }

  #announce(isLast: boolean): void {
    this.#keeping.save(isLast ? 'now' : 'later');
    for (const type of isLast ? ['progress', 'enough'] : ['progress'])
      this.#session.dispatchEvent(new Event(type));
  }
}
