import type { ApiCalls, Read } from './api-calls.ts';

/** An element that could not be read. */
export interface FailedRead {
  readonly element: string;
  readonly code: string;
  /** The record might overwrite it. */
  readonly isNeeded: boolean;
  /** It has not failed before. */
  readonly isNew: boolean;
}

/**
 * What an LMS has when a session opens. Values that were read are not requested again; values that failed are, at the next
 * try, and are distinguished from values that do not exist.
 */
export class Reads {
  readonly #calls: ApiCalls;
  readonly #known = new Map<string, Read>();
  /** Element → the code with which it failed in this try. */
  #failed = new Map<string, string>();
  readonly #needed = new Set<string>();
  readonly #missed: Set<string>;

  /** @param missed what failed in tries that are over; added to by each that follows */
  constructor(calls: ApiCalls, missed: Set<string>) {
    this.#calls = calls;
    this.#missed = missed;
  }

  /** The next try begins. */
  again(): void {
    for (const element of this.#failed.keys()) this.#missed.add(element);
    this.#failed = new Map();
    this.#needed.clear();
  }

  /** Whether the element has failed in an earlier try. */
  hasFailed(element: string): boolean {
    return this.#missed.has(element);
  }

  /** Whether it has failed in an earlier try and in this one. */
  keepsFailing(element: string): boolean {
    return this.hasFailed(element) && this.#failed.has(element);
  }

  /**
   * The value; '' if the LMS has none, or could not return it.
   *
   * @param none a code that for this element means that there is no value, although for others it means a failure
   */
  get(element: string, none = ''): string {
    return this.read(element, none).value;
  }

  /**
   * The same for a value that the record might overwrite: without it, nothing may be written.
   *
   * @param optional a keyword that an LMS may lack, to find out how this LMS answers for what it does not have
   */
  need(element: string, optional = ''): string {
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
   * Whether an LMS answers for a keyword exactly as for this element, while it answers for others. A keyword is the same for
   * all learners, so reading it cannot fail, and the answer means that the LMS lacks it. If the LMS is unreachable, all fail.
   */
  #isAbsent({ code, threw }: Read, keyword: string): boolean {
    const [answered] = this.#known.keys();
    if (threw || answered === undefined) return false;
    const other = this.#calls.get(keyword);
    return other.failed && !other.threw && other.code === code && !this.#calls.get(answered).failed;
  }

  /** What could not be read in this try. */
  get failed(): readonly FailedRead[] {
    return Array.from(this.#failed, ([element, code]) => ({
      element,
      code,
      isNeeded: this.#needed.has(element),
      isNew: !this.#missed.has(element),
    }));
  }
}
