/** The state that the learner sees. `saving` includes changes that wait to be saved; `saved` means everything. */
export type SavingState = 'saved' | 'saving' | 'not-saved';

/** `saving`: the state changed. `unsaved`: saving has failed for at least half a minute. */
export type SavingChange = 'saving' | 'unsaved';

export interface Timers {
  /** Milliseconds since 1970, to date answers. Clocks may be changed, so no delay is measured with it. */
  now(): number;
  /** Milliseconds since any moment, from a clock that is never changed: to measure durations. */
  elapsed(): number;
  set(callback: () => void, milliseconds: number): number;
  clear(timer: number): void;
}

/**
 * `now`: an answer or another milestone. `soon`: an answer that may still change. `later`: only the place; the next
 * milestone includes it if one comes in time.
 */
export type Urgency = 'now' | 'soon' | 'later';

const urgencies: readonly Urgency[] = ['later', 'soon', 'now'];
/** In ms. The record must have a place within 15 seconds, even in a slow LMS. */
const delays: Readonly<Record<Urgency, number>> = { now: 40, soon: 5000, later: 5000 };
const firstRetry = 2000;
const longestRetry = 60_000;
/** In ms. */
const halfAMinute = 30_000;

/**
 * The only place that decides when to commit. Changes close together share one commit; commits never overlap; a failed
 * commit is retried at growing intervals until it succeeds. Attempts in between, because the page is hidden, do not
 * make the intervals grow.
 */
export class Saver {
  readonly #commit: () => Promise<void>;
  readonly #timers: Timers;
  readonly #changed: (change: SavingChange) => void;
  #state: SavingState = 'saved';
  #wanted: Urgency | undefined;
  /** When to commit the waiting requests, as measured by `elapsed`. */
  #due = Infinity;
  #timer: number | undefined;
  #running: Promise<void> | undefined;
  #retry = firstRetry;
  /** When the first of the failures in a row ended, as measured by `elapsed`; undefined after a success. */
  #failingSince: number | undefined;
  #isAnnounced = false;
  #stopped = false;

  /** @param commit puts everything there is into the record; rejects if that was not confirmed */
  constructor(commit: () => Promise<void>, timers: Timers, changed: (change: SavingChange) => void) {
    this.#commit = commit;
    this.#timers = timers;
    this.#changed = changed;
  }

  get state(): SavingState {
    return this.#state;
  }

  /** Whether nothing but the place is unsaved. */
  get isSavedButForPlace(): boolean {
    const isWaiting = this.#state === 'saving' && !this.#running && this.#wanted === 'later';
    return this.#state === 'saved' || isWaiting;
  }

  /** There is something to save. */
  save(urgency: Urgency): void {
    if (this.#stopped) return;
    if (this.#state === 'saved') this.#become('saving');
    // An earlier request that is at least as urgent already set a timer; during a retry, the request waits for it.
    if (this.#wanted && urgencies.indexOf(urgency) <= urgencies.indexOf(this.#wanted)) return;
    this.#wanted = urgency;
    this.#due = Math.min(this.#due, this.#timers.elapsed() + delays[urgency]);
    if (!this.#running && this.#state !== 'not-saved') this.#scheduleDue();
  }

  /**
   * Saves at once, synchronously, for a page that is being hidden. If a commit is running, another one follows with the
   * changes made since.
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

  /** No commit starts after this: the session is being closed. */
  stop(): void {
    this.#stopped = true;
    this.#clear();
  }

  #scheduleDue(): void {
    this.#schedule(Math.max(delays.now, this.#due - this.#timers.elapsed()));
  }

  #schedule(milliseconds: number): void {
    this.#clear();
    this.#timer = this.#timers.set(() => this.#run(true), milliseconds);
  }

  #clear(): void {
    if (this.#timer !== undefined) this.#timers.clear(this.#timer);
    this.#timer = undefined;
  }

  #run(isScheduled = false): void {
    if (this.#running || this.#stopped) return;
    this.#clear();
    this.#wanted = undefined;
    this.#due = Infinity;
    this.#running = this.#commit().then(
      () => this.#succeeded(),
      () => this.#failed(isScheduled),
    );
  }

  #succeeded(): void {
    this.#running = undefined;
    this.#retry = firstRetry;
    this.#failingSince = undefined;
    this.#isAnnounced = false;
    this.#become(this.#wanted === undefined ? 'saved' : 'saving');
    if (this.#wanted) this.#scheduleDue();
  }

  #failed(isScheduled: boolean): void {
    this.#running = undefined;
    this.#wanted = 'now';
    this.#become('not-saved');
    const now = this.#timers.elapsed();
    const isFirst = this.#failingSince === undefined;
    this.#failingSince ??= now;
    if (!this.#isAnnounced && now - this.#failingSince >= halfAMinute) {
      this.#isAnnounced = true;
      this.#changed('unsaved');
    }
    if (this.#stopped) return;
    this.#schedule(this.#retry);
    if (isScheduled || isFirst) this.#retry = Math.min(this.#retry * 2, longestRetry);
  }

  #become(state: SavingState): void {
    if (state === this.#state) return;
    this.#state = state;
    this.#changed('saving');
  }
}
