import type { SessionTime } from '../course/snapshot-decode.ts';

/** In seconds: LMSs round what they add up. */
const roughly = 2;

/**
 * What the LMS has not added up of a session that was killed, in seconds: some do so only where a session was ended.
 * 0 where that is not known: no time is handed in twice.
 *
 * @param total what the LMS has in all
 * @param time what is known of that session; undefined where it was ended
 */
export function secondsUncounted(total: number | undefined, time: SessionTime | undefined): number {
  // With less than before, the LMS has begun to count anew.
  if (total === undefined || !time || total + roughly < time.before) return 0;
  const uncounted = Math.min(time.before + time.session - total, time.session);
  return uncounted > roughly ? uncounted : 0;
}

/**
 * How long the learner was at it. A gap with no sign of life (a pause, a hidden tab, a sleeping machine) counts
 * up to the idle limit and no further.
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
