/**
 * How long the learner was at it. A gap with no sign of life (a pause, a hidden tab, a sleeping machine) counts
 * up to the idle limit and no further.
 */
export class SessionClock {
  idleMinutes = 30;
  readonly #now: () => number;
  #seconds = 0;
  #last: number;

  /** @param now milliseconds since any fixed moment. */
  constructor(now: () => number) {
    this.#now = now;
    this.#last = now();
  }

  /** The learner did something. */
  touch(): void {
    this.#seconds = this.seconds;
    this.#last = this.#now();
  }

  /** The session's total so far. */
  get seconds(): number {
    const gap = Math.max(0, this.#now() - this.#last) / 1000;
    return this.#seconds + Math.min(gap, this.idleMinutes * 60);
  }
}
