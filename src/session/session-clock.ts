import type { SessionTime } from '../course/snapshot-decode.ts';

/** In seconds: LMSs round the times that they add up. */
const roughly = 2;

/**
 * The time of a killed session that the LMS has not added, in seconds: some add it only when a session is ended. 0 if
 * unknown, so that no time is reported twice.
 *
 * @param total the LMS's total
 * @param time what is known of that session; undefined if it was ended
 */
export function secondsUncounted(total: number | undefined, time: SessionTime | undefined): number {
  // If the total is less than before, the LMS has started counting again.
  if (total === undefined || !time || total + roughly < time.before) return 0;
  const uncounted = Math.min(time.before + time.session - total, time.session);
  return uncounted > roughly ? uncounted : 0;
}

/**
 * How long the learner was active. A gap without activity (a pause, a hidden tab, a sleeping machine) counts only up to
 * the idle limit.
 */
export class SessionClock {
  idleMinutes = 30;
  readonly #elapsed: () => number;
  #seconds = 0;
  #last: number;

  /** @param elapsed milliseconds since any moment, by a clock that is never put back or forward. */
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

  /** The session's total so far. */
  get seconds(): number {
    return this.#secondsAt(this.#elapsed());
  }

  #secondsAt(now: number): number {
    return this.#seconds + Math.min((now - this.#last) / 1000, this.idleMinutes * 60);
  }
}
