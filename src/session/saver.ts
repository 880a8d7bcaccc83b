/** What the learner sees. `saving` includes what is waiting to be saved in a moment: `saved` is all there is. */
export type SavingState = 'saved' | 'saving' | 'not-saved';

/** `saving`: the state is another. `unsaved`: for half a minute, nothing has been saved that was to be. */
export type SavingChange = 'saving' | 'unsaved';

export interface Timers {
  /** Milliseconds since 1970: answers are dated by it. It may be put back or forward, so nothing waits by it. */
  now(): number;
  /** Milliseconds since any moment, never put back or forward: for how long something took. */
  elapsed(): number;
  set(callback: () => void, milliseconds: number): number;
  clear(timer: number): void;
}

/**
 * `now`: an answer or another milestone. `soon`: an answer that may still change. `later`: the place alone, which
 * the next milestone takes along where one comes in time.
 */
export type Urgency = 'now' | 'soon' | 'later';

const urgencies: readonly Urgency[] = ['later', 'soon', 'now'];
/** In ms. A place must be in the record within 15 seconds, an LMS that takes its time included. */
const delays: Readonly<Record<Urgency, number>> = { now: 40, soon: 5000, later: 5000 };
const firstRetry = 2000;
const longestRetry = 60_000;
/** With the pauses between them, so many failures in a row take half a minute at least. */
const manyFailures = 5;

/**
 * The one place that decides when to commit: what comes close together goes together, one commit at a time,
 * and one that failed is tried again, ever more slowly, until it succeeds.
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

  /** @param commit puts everything there is into the record; rejects when that was not confirmed. */
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
    // An earlier wish that is at least as urgent already has its timer; a retry under way waits its turn.
    if (this.#wanted && urgencies.indexOf(urgency) <= urgencies.indexOf(this.#wanted)) return;
    this.#wanted = urgency;
    this.#due = Math.min(this.#due, this.#timers.elapsed() + delays[urgency]);
    if (!this.#running && this.#state !== 'not-saved') this.#scheduleDue();
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
