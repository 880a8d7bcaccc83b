import type { KeyValueStore } from './xapi-environment.ts';
import { amount, readObject } from './json.ts';

/** What must survive a reload, because each may happen only once in a session. */
export interface Remembered {
  readonly token: string;
  /** When the session began, in ms since 1970; 0 before. Nothing in the session is dated earlier. */
  readonly begun: number;
  /** The verbs, of those sent once, that the store has taken. */
  readonly sent: readonly string[];
  /** The seconds of the registration's earlier sessions, as known when this one began. */
  readonly before: number;
  /** The session's seconds up to the last reload. */
  readonly seconds: number;
  /** The session's seconds up to now. */
  readonly total: number;
}

/** One session's memory in this tab. If the browser refuses storage, a reload loses it, but nothing else fails. */
export class SessionMemory {
  readonly #store: KeyValueStore | undefined;
  readonly #key: string;
  #now: Remembered;

  /** @param key the launch's key, different for every launch if the standard allows that */
  constructor(store: KeyValueStore | undefined, key: string) {
    this.#store = store;
    this.#key = key;
    const kept = readObject(() => store?.getItem(this.#key));
    this.#now = {
      token: typeof kept?.['token'] === 'string' ? kept['token'] : '',
      begun: amount(kept?.['begun']),
      sent: Array.isArray(kept?.['sent']) ? kept['sent'].map(String) : [],
      before: amount(kept?.['before']),
      seconds: amount(kept?.['total']),
      total: amount(kept?.['total']),
    };
  }

  get values(): Remembered {
    return this.#now;
  }

  get ended(): boolean {
    return this.has('terminated');
  }

  has(verb: string): boolean {
    return this.#now.sent.includes(verb);
  }

  sent(verb: string): void {
    // After the session has ended, the token is not needed.
    const token = verb === 'terminated' ? '' : this.#now.token;
    this.remember({ sent: [...this.#now.sent, verb], token });
  }

  /** @param seconds since this page was loaded */
  spent(seconds: number): void {
    this.remember({ total: Math.max(this.#now.total, this.#now.seconds + seconds) });
  }

  /** Starts again for a new launch with the same key. */
  begin(): void {
    this.remember({ begun: 0, sent: [], before: 0, seconds: 0, total: 0 });
  }

  remember(change: Partial<Remembered>): void {
    this.#now = { ...this.#now, ...change };
    try {
      this.#store?.setItem(this.#key, JSON.stringify(this.#now));
    } catch {
      // If storage is full or refused, only a reload loses the memory; the session continues.
    }
  }
}
