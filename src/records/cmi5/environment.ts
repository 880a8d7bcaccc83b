import { hash } from '../../course/hash.ts';

/** The part of `Storage` that is used; may throw, as it does where storage is refused. */
export type KeyValueStore = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** The environment outside the record, passed in. */
export interface Environment {
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
  /** BCP 47, of the words in the course. */
  readonly language: string;
}

/**
 * A UUID that is the same for the same names, whichever page asks. In the form of version 4, which
 * every store takes. Browsers withhold better hashes from pages that came over http, as inside many a company network.
 */
export function uuidOf(names: readonly string[]): string {
  const text = names.join('\u0000');
  const hex = [1, 2, 3, 4]
    .map((part) => hash(`${part} ${text} ${part}`).toString(16).padStart(8, '0'))
    .join('');
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 3) | 8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`;
}

/** Reads a JSON object; undefined for anything else, whatever the reason. */
export function readObject(read: () => string | null | undefined): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(String(read()));
    if (isObject(value)) return value;
  } catch {
    // No JSON, or a storage that is refused.
  }
  return undefined;
}

/** A number above 0 as it was kept, e.g. of seconds; 0 for anything else. */
export function amount(value: unknown): number {
  return typeof value === 'number' && value < Infinity ? Math.max(0, value) : 0;
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
