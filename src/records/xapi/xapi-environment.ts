import type { FurtherLanguages } from './statement-draft.ts';

/** The part of `Storage` that is used. Its methods may throw, as they do if storage is refused. */
export type KeyValueStore = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** The browser features that the record uses, passed in. */
export interface XapiEnvironment {
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Milliseconds since any moment, from a clock that is never changed. */
  readonly ticks: () => number;
  readonly wait: (ms: number) => Promise<void>;
  /** Where earlier versions of the course kept unsent statements. Undefined if refused. */
  readonly device: KeyValueStore | undefined;
  /** Keeps the token across a reload of this page, but no longer. Undefined if refused. */
  readonly tab: KeyValueStore | undefined;
  /** BCP 47: the language of the texts that the course hands to its record. */
  readonly language: string;
  /** Undefined until loaded, and if the course has only one language. */
  readonly further?: FurtherLanguages | undefined;
}
