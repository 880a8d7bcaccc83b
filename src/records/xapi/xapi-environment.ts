import type { FurtherLanguages } from './statement-draft.ts';

/** The part of `Storage` that is used; may throw, as it does where storage is refused. */
export type KeyValueStore = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** What the record needs of the browser, passed in. */
export interface XapiEnvironment {
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Milliseconds since some moment, by a clock that nobody can put back or forward. */
  readonly ticks: () => number;
  readonly wait: (ms: number) => Promise<void>;
  /** Where earlier versions of the course left what they could not send. Undefined where refused. */
  readonly device: KeyValueStore | undefined;
  /** Survives a reload of this page, and nothing else: the token lives here. Undefined where refused. */
  readonly tab: KeyValueStore | undefined;
  /** BCP 47, of what the course hands to its record. */
  readonly language: string;
  /** Undefined until they are loaded, and where the course is in one language. */
  readonly further?: FurtherLanguages | undefined;
}
