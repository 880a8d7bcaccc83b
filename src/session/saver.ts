/** What the learner sees. `saving` includes changes that are waiting to be saved: `saved` means everything. */
export type SavingState = 'saved' | 'saving' | 'not-saved';

/** `saving`: the state has changed. `unsaved`: for half a minute, all attempts to save have failed. */
export type SavingChange = 'saving' | 'unsaved';

export interface Timers {
  /** Milliseconds since 1970, to date answers. The clock may be changed, so nothing is timed by it. */
  now(): number;
  /** Milliseconds since any moment, by a clock that is never changed: for durations. */
  elapsed(): number;
  set(callback: () => void, milliseconds: number): number;
  clear(timer: number): void;
}

/**
 * `now`: an answer or another milestone. `soon`: an answer that may still change. `later`: only the place, which is saved
 * together with the next milestone if one comes in time.
 */
export type Urgency = 'now' | 'soon' | 'later';

const urgencies: readonly Urgency[] = ['later', 'soon', 'now'];
/** In ms. A place must be in the record within 15 seconds, even with a slow LMS. */
const delays: Readonly<Record<Urgency, number>> = { now: 40, soon: 5000, later: 5000 };
const firstRetry = 2000;
const longestRetry = 60_000;
/** With the pauses between them, this many failures in a row take at least half a minute. */
const manyFailures = 5;

/**
 * The only place that decides when to commit: changes close together are saved together, one commit at a time, and a failed
 * commit is retried, at growing intervals, until it succeeds.
 */
export class Saver {
  readonly #commit: () => Promise<void>;
  readonly #timers: Timers;
  readonly #changed: (change: SavingChange) => void;
  #state: SavingState = 'saved';
  #wanted: Urgency | undefined;
  /** When what is wanted is to be committed, by `elapsed`. */
  #due = Infinity;
  #timer: number | undefined;
  #running: Promise<void> | undefined;
  #retry = firstRetry;
  #failures = 0;
  #stopped = false;

  /** @param commit writes everything to the record; rejects if that was not confirmed. */
  constructor(commit: () => Promise<void>, timers: Timers, changed: (change: SavingChange) => void) {
    this.#commit = commit;
    this.#timers = timers;
    this.#changed = changed;
  }

  get state(): SavingState {
    return this.#state;
  }

  /** Whether there is nothing to save but the place. */
  get isSavedButForPlace(): boolean {
    const isWaiting = this.#state === 'saving' && !this.#running && this.#wanted === 'later';
    return this.#state === 'saved' || isWaiting;
  }

  /** There is something to save. */
  want(urgency: Urgency): void {
    if (this.#stopped) return;
    if (this.#state === 'saved') this.#become('saving');
    // An earlier request that is at least as urgent already has its timer; a retry keeps its own.
    if (this.#wanted && urgencies.indexOf(urgency) <= urgencies.indexOf(this.#wanted)) return;
    this.#wanted = urgency;
    this.#due = Math.min(this.#due, this.#timers.elapsed() + delays[urgency]);
    if (!this.#running && this.#state !== 'not-saved') this.#scheduleDue();
  }

  /**
   * Saves at once, for a page that is being hidden. If a commit is running, new changes are saved right after it.
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

  #scheduleDue(): void {
    this.#schedule(Math.max(delays.now, this.#due - this.#timers.elapsed()));
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
    this.#due = Infinity;
    this.#running = this.#commit().then(
      () => this.#succeeded(),
      () => this.#failed(),
    );
  }

  #succeeded(): void {
    this.#running = undefined;
    this.#retry = firstRetry;
    this.#failures = 0;
    this.#become(this.#wanted === undefined ? 'saved' : 'saving');
    if (this.#wanted) this.#scheduleDue();
  }

  #failed(): void {
    this.#running = undefined;
    this.#wanted = 'now';
    this.#become('not-saved');
    this.#failures += 1;
    if (this.#failures === manyFailures) this.#changed('unsaved');
    if (this.#stopped) return;
    this.#schedule(this.#retry);
    this.#retry = Math.min(this.#retry * 2, longestRetry);
  }

  #become(state: SavingState): void {
    if (state === this.#state) return;
    this.#state = state;
    this.#changed('saving');
  }
}
