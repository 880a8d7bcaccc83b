import type { ApiCalls, Read } from './api-calls.ts';

/** An element that could not be read. */
export interface FailedRead {
  readonly element: string;
  readonly code: string;
  /** It might be written over. */
  readonly isNeeded: boolean;
  /** It has not failed before. */
  readonly isNew: boolean;
}

/**
 * What an LMS holds, as a session opens. What could be read is not asked for again; what failed is, at the next try,
 * and is kept apart from what is not there.
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
   * The value; '' where the LMS has none, or could not say.
   *
   * @param none a code that says of this element that there is no value, although of others that the LMS could not say
   */
  get(element: string, none = ''): string {
    return this.read(element, none).value;
  }

  /**
   * The same of what the record might write over: without it, nothing may be written.
   *
   * @param optional a keyword that an LMS may leave out, to learn what this one says of what it has not got
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
   * Whether an LMS says of a keyword just what it said of this element, while it answers others: a keyword is the same for
   * all learners, so that there is nothing to fail, and it means that it has not got it. One that is away says so of all.
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
