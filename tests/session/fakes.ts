import type { Interaction } from '../../src/course/interaction.ts';
import type { Outcome } from '../../src/course/outcome.ts';
import type {
  CloseReason,
  LearningRecord,
  Mode,
  OpenedRecord,
  Saved,
  SessionState,
} from '../../src/session/learning-record.ts';
import { RecordError } from '../../src/session/learning-record.ts';
import type { Channel } from '../../src/session/other-windows.ts';
import type { Timers } from '../../src/session/saver.ts';
import type { SessionEnvironment } from '../../src/session/session-environment.ts';

/** A record in memory that refuses to confirm while `isDown`. */
export class MemoryRecord implements LearningRecord {
  snapshotLimit = 4096;
  isDown = false;
  commits = 0;
  closed: CloseReason[] = [];
  confirmed: { saved?: Saved; outcome?: Outcome; interactions: Interaction[] } = { interactions: [] };
  opened: OpenedRecord;
  readonly #answers: Interaction[] = [];

  constructor(opened: Partial<OpenedRecord> = {}, mode: Mode = 'normal') {
    this.opened = {
      mode,
      snapshot: '',
      achieved: { completed: false, success: 'unknown', best: undefined },
      learner: { id: 'ada', name: 'Okafor, Ada', languages: [], sound: '' },
      ...opened,
    };
  }

  open(): Promise<OpenedRecord> {
    return Promise.resolve(this.opened);
  }

  /** Ids of interactions that it does not take, though it confirms the rest. */
  readonly refusedIds = new Set<string>();

  get unwritten(): readonly Interaction[] {
    return this.#answers.filter(({ id }) => this.refusedIds.has(id));
  }

  /** Whether it numbers interactions, as LMSs over SCORM do. */
  hasNumbers = false;
  /** Number → id. */
  readonly numbers = new Map<number, string>();

  answer(interaction: Interaction, number?: number): number | undefined {
    if (number === undefined) this.#answers.push(interaction);
    if (!this.hasNumbers) return undefined;
    const own = number ?? Math.max(-1, ...this.numbers.keys()) + 1;
    this.numbers.set(own, interaction.id);
    return own;
  }

  commit(state?: SessionState): Promise<void> {
    this.commits++;
    if (this.isDown) return Promise.reject(new RecordError('The LMS is away.', '391'));
    if (state) {
      const { outcome, saved } = state;
      this.confirmed = {
        outcome,
        ...(saved && { saved }),
        interactions: this.#answers.filter((one) => !this.refusedIds.has(one.id)),
      };
    }
    return Promise.resolve();
  }

  close(reason: CloseReason, state?: SessionState): Promise<void> {
    this.closed.push(reason);
    return this.commit(state);
  }
}

/** A clock and timers that move when told to. */
export class FakeTime implements Timers {
  at = Date.UTC(2026, 0, 1);
  /** How far the computer's clock is off: what is set forward or back. */
  off = 0;
  readonly now = (): number => this.at + this.off;
  readonly elapsed = (): number => this.at;
  #timers = new Map<number, { at: number; callback: () => void }>();
  #next = 1;

  set(callback: () => void, milliseconds: number): number {
    // As browsers do: what is no number, or too great a one, is no time.
    const wait = milliseconds < 2 ** 31 ? milliseconds : 0;
    this.#timers.set(this.#next, { at: this.at + wait, callback });
    return this.#next++;
  }

  clear(timer: number): void {
    this.#timers.delete(timer);
  }

  /** Lets time pass, timers and promises with it. */
  async pass(milliseconds: number): Promise<void> {
    const end = this.at + milliseconds;
    for (;;) {
      const [due] = [...this.#timers].filter(([, { at }]) => at <= end).sort(([, a], [, b]) => a.at - b.at);
      if (!due) break;
      this.at = Math.max(this.at, due[1].at);
      this.#timers.delete(due[0]);
      due[1].callback();
      await settle();
    }
    this.at = end;
    await settle();
  }
}

export async function settle(): Promise<void> {
  for (let i = 0; i < 12; i++) await Promise.resolve();
}

/** Local storage in memory. */
export class MemoryStore {
  readonly items = new Map<string, string>();

  getItem(key: string): string | null {
    return this.items.get(key) ?? null;
  }

  setItem(key: string, value: string): void {
    this.items.set(key, value);
  }

  removeItem(key: string): void {
    this.items.delete(key);
  }

  get length(): number {
    return this.items.size;
  }

  key(index: number): string | null {
    return [...this.items.keys()][index] ?? null;
  }
}

/** Broadcast channels of one browser. */
export class Air {
  readonly #channels = new Map<string, Set<Channel>>();

  open(name: string): Channel {
    const listeners = this.#channels.get(name) ?? new Set();
    this.#channels.set(name, listeners);
    const channel: Channel = {
      onmessage: null,
      postMessage: (data) => {
        for (const other of listeners) {
          if (other !== channel) other.onmessage?.(new MessageEvent('message', { data }));
        }
      },
      close: () => void listeners.delete(channel),
    };
    listeners.add(channel);
    return channel;
  }
}

export const environment = (
  time: FakeTime,
  { store, air }: { store?: MemoryStore; air?: Air } = {},
): SessionEnvironment => ({ timers: time, store, channel: (name) => air?.open(name) });
