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
  readonly uuid: () => string;
  /** Survives this page: what was not confirmed waits here for the next launch. Undefined where refused. */
  readonly device: KeyValueStore | undefined;
  /** Survives a reload of this page, and nothing else: the token lives here. Undefined where refused. */
  readonly tab: KeyValueStore | undefined;
  /** BCP 47, of the words in the course. */
  readonly language: string;
}

/**
 * A UUID, version 4 (RFC 4122 § 4.4). `crypto.randomUUID` is withheld from pages that came over http, as inside
 * many a company network.
 */
export function uuid(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const hex = Array.from(bytes, (byte, index) => {
    const value = index === 6 ? (byte & 0x0f) | 0x40 : index === 8 ? (byte & 0x3f) | 0x80 : byte;
    return value.toString(16).padStart(2, '0');
  }).join('');
  return hex.replace(/(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
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
