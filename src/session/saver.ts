/** What the learner is told. `saving` includes what is waiting to be saved in a moment. */
export type SavingState = 'saved' | 'saving' | 'not-saved';

export interface Timers {
  /** Milliseconds since 1970: answers are dated by it. */
  now(): number;
  set(callback: () => void, milliseconds: number): number;
  clear(timer: number): void;
}

/**
 * `now`: an answer or another milestone. `soon`: an answer that may still change. `later`: the place alone, which
 * the next milestone takes along; a commit of its own only where there was none for some minutes.
 */
export type Urgency = 'now' | 'soon' | 'later';

const urgencies: readonly Urgency[] = ['later', 'soon', 'now'];
const delays = { now: 40, soon: 5000 };
const betweenPlaces = 180_000;
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
  #committedAt: number;

  /** @param commit puts everything there is into the record; rejects when that was not confirmed. */
  constructor(commit: () => Promise<void>, timers: Timers, changed: (state: SavingState) => void) {
    this.#commit = commit;
    this.#timers = timers;
    this.#changed = changed;
    this.#committedAt = timers.now();
  }

  get state(): SavingState {
    return this.#state;
  }

  /** There is something to save. */
  want(urgency: Urgency): void {
    if (this.#stopped) return;
    // A place that waits is no reason to worry anyone: what counts is saved.
    if (this.#state === 'saved' && urgency !== 'later') this.#become('saving');
    // An earlier wish that is at least as urgent already has its timer; a retry under way waits its turn.
    if (this.#wanted && urgencies.indexOf(urgency) <= urgencies.indexOf(this.#wanted)) return;
    this.#wanted = urgency;
    if (!this.#running && this.#state !== 'not-saved') this.#schedule(this.#delay(urgency));
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

  #delay(urgency: Urgency): number {
    if (urgency !== 'later') return delays[urgency];
    return Math.max(delays.soon, this.#committedAt + betweenPlaces - this.#timers.now());
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
    this.#committedAt = this.#timers.now();
    this.#become(this.#wanted === undefined || this.#wanted === 'later' ? 'saved' : 'saving');
    if (this.#wanted) this.#schedule(this.#delay(this.#wanted));
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
