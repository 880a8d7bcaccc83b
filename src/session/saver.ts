/** What the learner is told. `saving` includes what is waiting to be saved in a moment. */
export type SavingState = 'saved' | 'saving' | 'not-saved';

export interface Timers {
  set(callback: () => void, milliseconds: number): number;
  clear(timer: number): void;
}

/** `now`: an answer or another milestone. `soon`: the place alone, which the next milestone takes along. */
export type Urgency = 'now' | 'soon';

const delays: Record<Urgency, number> = { now: 40, soon: 5000 };
const firstRetry = 2000;
const longestRetry = 60_000;

/**
 * The one place that decides when to commit: what comes close together goes together, one commit at a time,
 * and one that failed is tried again, ever more slowly, until it succeeds.
 */
export class Saver {
  readonly #commit: () => Promise<void>;
  readonly #timers: Timers;
  readonly #changed: (state: SavingState) => void;
  #state: SavingState = 'saved';
  #wanted: Urgency | undefined;
  #timer: number | undefined;
  #running: Promise<void> | undefined;
  #retry = firstRetry;
  #stopped = false;

  /** @param commit puts everything there is into the record; rejects when that was not confirmed. */
  constructor(commit: () => Promise<void>, timers: Timers, changed: (state: SavingState) => void) {
    this.#commit = commit;
    this.#timers = timers;
    this.#changed = changed;
  }

  get state(): SavingState {
    return this.#state;
  }

  /** There is something to save. */
  want(urgency: Urgency): void {
    if (this.#stopped) return;
    if (this.#state === 'saved') this.#become('saving');
    // An earlier wish that is at least as urgent already has its timer; a retry under way waits its turn.
    const sooner = this.#wanted === undefined || (this.#wanted === 'soon' && urgency === 'now');
    if (!sooner) return;
    this.#wanted = urgency;
    if (!this.#running && this.#state !== 'not-saved') this.#schedule(delays[urgency]);
  }

  /**
   * Saves at once, before anything else can happen; for a page that is being hidden. While a commit is running
   * what is new follows it.
   */
  async flush(): Promise<void> {
    if (this.#stopped || (this.#wanted === undefined && !this.#running)) return;
    if (!this.#running) this.#run();
    await this.#running;
    if (this.#wanted !== undefined && this.#state !== 'not-saved') {
      this.#run();
      await this.#running;
    }
  }

  /** No commit after this one: the session is being closed. */
  stop(): void {
    this.#stopped = true;
    this.#clear();
  }

  #schedule(milliseconds: number): void {
    this.#clear();
    this.#timer = this.#timers.set(() => this.#run(), milliseconds);
  }

  #clear(): void {
    if (this.#timer !== undefined) this.#timers.clear(this.#timer);
    this.#timer = undefined;
  }

  #run(): void {
    if (this.#running || this.#stopped) return;
    this.#clear();
    this.#wanted = undefined;
    if (this.#state !== 'not-saved') this.#become('saving');
    this.#running = this.#commit().then(
      () => this.#succeeded(),
      () => this.#failed(),
    );
  }

  #succeeded(): void {
    this.#running = undefined;
    this.#retry = firstRetry;
    if (this.#wanted === undefined) return this.#become('saved');
    this.#become('saving');
    this.#schedule(delays[this.#wanted]);
  }

  #failed(): void {
    this.#running = undefined;
    this.#wanted = 'now';
    this.#become('not-saved');
    if (this.#stopped) return;
    this.#schedule(this.#retry);
    this.#retry = Math.min(this.#retry * 2, longestRetry);
  }

  #become(state: SavingState): void {
    if (state === this.#state) return;
    this.#state = state;
    this.#changed(state);
  }
}
