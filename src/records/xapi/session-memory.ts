import type { KeyValueStore } from './xapi-environment.ts';
import { amount, readObject } from './json.ts';

/** What a reload must not forget: each of it may happen only once in a session. */
export interface Remembered {
  readonly token: string;
  /** When the session began: nothing in it is dated earlier. In ms since 1970; 0 before. */
  readonly begun: number;
  /** The names of the verbs, of those said once, that the store has taken. */
  readonly sent: readonly string[];
  /** The time of the registration's sessions before this one, as it was known when this one began, in seconds. */
  readonly before: number;
  /** The session's time up to the last reload. */
  readonly seconds: number;
  /** The session's time up to now. */
  readonly total: number;
}

/** One session's memory in this tab. A browser that refuses storage forgets at a reload, and nothing worse. */
export class SessionMemory {
  readonly #store: KeyValueStore | undefined;
  readonly #key: string;
  #now: Remembered;

  /** @param key the launch's, different for every launch where the standard lets it be */
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

  get now(): Remembered {
    return this.#now;
  }

  get ended(): boolean {
    return this.has('terminated');
  }

  has(verb: string): boolean {
    return this.#now.sent.includes(verb);
  }

  sent(verb: string): void {
    // Nobody needs the token once the session has ended.
    const token = verb === 'terminated' ? '' : this.#now.token;
    this.remember({ sent: [...this.#now.sent, verb], token });
  }

  /** @param seconds since this page was loaded. */
  spent(seconds: number): void {
    this.remember({ total: Math.max(this.#now.total, this.#now.seconds + seconds) });
  }

  /** Another launch, which nothing tells from the one before. */
  begin(): void {
    this.remember({ begun: 0, sent: [], before: 0, seconds: 0, total: 0 });
  }

  remember(change: Partial<Remembered>): void {
    this.#now = { ...this.#now, ...change };
    try {
      this.#store?.setItem(this.#key, JSON.stringify(this.#now));
    } catch {
      // A full or refused storage costs the reload, not the session.
    }
  }
}
