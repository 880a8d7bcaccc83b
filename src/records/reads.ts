import type { ApiCalls, Read } from './api-calls.ts';

/** An element that could not be read. */
export interface FailedRead {
  readonly element: string;
  readonly code: string;
  /** The record might overwrite it. */
  readonly isNeeded: boolean;
  /** It has not failed in an earlier try. */
  readonly isNew: boolean;
}

/**
 * The LMS's data, read when a session opens. A value that was read is not asked for again; a failed read is repeated at
 * the next try. A failed read is not the same as a missing value.
 */
export class Reads {
  readonly #calls: ApiCalls;
  readonly #known = new Map<string, Read>();
  /** Element → the error code in this try. */
  #failed = new Map<string, string>();
  readonly #needed = new Set<string>();
  readonly #missed: Set<string>;

  /** @param missed elements that failed in earlier tries; `beginTry` adds to it */
  constructor(calls: ApiCalls, missed: Set<string>) {
    this.#calls = calls;
    this.#missed = missed;
  }

  /** Starts the next try. */
  beginTry(): void {
    for (const element of this.#failed.keys()) this.#missed.add(element);
    this.#failed = new Map();
    this.#needed.clear();
  }

  /** Whether the element has failed in an earlier try. */
  hasFailed(element: string): boolean {
    return this.#missed.has(element);
  }

  /** Whether it failed in an earlier try and in this one. */
  keepsFailing(element: string): boolean {
    return this.hasFailed(element) && this.#failed.has(element);
  }

  /**
   * The value; '' if the LMS has none, or the read failed.
   *
   * @param none an error code that means "no value" for this element, although it means a failure for others
   */
  get(element: string, none = ''): string {
    return this.read(element, none).value;
  }

  /**
   * Likewise for an element that the record might overwrite: if it cannot be read, nothing may be written.
   *
   * @param optional an optional keyword: shows how this LMS answers for elements that it does not support
   */
  getRequired(element: string, optional = ''): string {
    this.#needed.add(element);
    const read = this.read(element);
    if (optional !== '' && this.keepsFailing(element) && this.#isAbsent(read, optional)) {
      this.#failed.delete(element);
      this.#known.set(element, read);
    }
    return read.value;
  }

  read(element: string, none = ''): Read {
    const known = this.#known.get(element);
    if (known) return known;
    const read = this.#calls.get(element);
    if (read.failed && (read.code !== none || read.threw)) this.#failed.set(element, read.code);
    else this.#known.set(element, read);
    return read;
  }

  /**
   * Whether the LMS gives the same error for an optional keyword as for this element, while it answers other reads. A
   * keyword is the same for all learners, so an error for it means "not supported". If an LMS is down, all reads fail.
   */
  #isAbsent({ code, threw }: Read, keyword: string): boolean {
    const [answered] = this.#known.keys();
    if (threw || answered === undefined) return false;
    const other = this.#calls.get(keyword);
    return other.failed && !other.threw && other.code === code && !this.#calls.get(answered).failed;
  }

  /** The elements that could not be read in this try. */
  get failed(): readonly FailedRead[] {
    return Array.from(this.#failed, ([element, code]) => ({
      element,
      code,
      isNeeded: this.#needed.has(element),
      isNew: !this.#missed.has(element),
    }));
  }
}
