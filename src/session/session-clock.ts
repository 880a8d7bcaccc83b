import type { SessionTime } from '../course/snapshot-decode.ts';

/** In seconds: LMSs round their totals. */
const roundingTolerance = 2;

/**
 * The seconds of a session that was cut off which the LMS did not add up: some LMSs count only sessions that ended
 * properly. 0 if that is not known: no time is reported twice.
 *
 * @param total the LMS's total of all sessions
 * @param time what is known of that session; undefined if it ended properly
 */
export function secondsUncounted(total: number | undefined, time: SessionTime | undefined): number {
  // If the total is lower than before, the LMS has started counting again.
  if (total === undefined || !time || total + roundingTolerance < time.before) return 0;
  const uncounted = Math.min(time.before + time.session - total, time.session);
  return uncounted > roundingTolerance ? uncounted : 0;
}

/**
 * The learner's time in the course. A gap without activity (a pause, a hidden tab, a sleeping machine) counts up to the
 * idle limit and no further.
 */
export class SessionClock {
  idleMinutes = 30;
  readonly #elapsed: () => number;
  #seconds = 0;
  #last: number;

  /** @param elapsed milliseconds since any moment, from a clock that is never changed */
  constructor(elapsed: () => number) {
    this.#elapsed = elapsed;
    this.#last = elapsed();
  }

  /** The learner did something. */
  touch(): void {
    const now = this.#elapsed();
    this.#seconds = this.#secondsAt(now);
    this.#last = now;
  }

  /** The session's total so far, in seconds. */
  get seconds(): number {
    return this.#secondsAt(this.#elapsed());
  }

  #secondsAt(now: number): number {
    return this.#seconds + Math.min((now - this.#last) / 1000, this.idleMinutes * 60);
  }
}
