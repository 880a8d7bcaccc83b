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
    this.#seconds = this.seconds;
    this.#last = this.#elapsed();
  }

  /** The session's total so far. */
  get seconds(): number {
    const gap = (this.#elapsed() - this.#last) / 1000;
    return this.#seconds + Math.min(gap, this.idleMinutes * 60);
  }
}
