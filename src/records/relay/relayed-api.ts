import type { MethodNames } from '../api-calls.ts';
import type { LmsLink } from './lms-link.ts';
import type { Refused } from './protocol.ts';
import type { RefusedWrite } from './refused-writes.ts';

/**
 * An API for a record, without an LMS behind it: reads return known values; writes are sent and return "true" until a
 * refusal is known.
 */
export class RelayedApi {
  /** The standard's functions. */
  readonly functions: Readonly<Record<string, (...values: string[]) => string>>;
  /** The first element that was read but is not known. The results of later reads cannot be trusted. */
  missing: string | undefined;
  readonly #link: LmsLink;
  readonly #names: MethodNames;
  readonly #values = new Map<string, string>();
  readonly #codes = new Map<string, string | undefined>();
  #beginning = '0';
  #refusals: readonly RefusedWrite[] = [];
  #last = '0';
  /** Every element that was ever written, and the value that was sent last. */
  readonly written = new Map<string, string>();
  #sent: string[] = [];

  constructor(link: LmsLink, names: MethodNames) {
    this.#link = link;
    this.#names = names;
    const { initialize, finish, get, set, commit, lastError } = names;
    this.functions = {
      // It was sent before the record was created.
      [initialize]: () => this.#answer(this.#beginning),
      [get]: (element: string) => this.#get(element),
      [set]: (element: string, value: string) => this.#set(element, value),
      // If nothing is new, or everything was refused, there is nothing to commit.
      [commit]: () => (this.#link.hasPendingCalls ? this.#send(commit) : this.#answer('0')),
      [finish]: () => this.#send(finish),
      [lastError]: () => this.#last,
    };
  }

  /** The LMS's answer to the beginning of the session: '0' or an error code. */
  setBeginCode(code: string): void {
    this.#beginning = code;
  }

  /** These elements were read: takes the values from the pair's cache, and the error codes from `refused`. */
  storeValues(elements: readonly string[], refused: readonly Refused[]): void {
    for (const element of elements) {
      this.#values.set(element, this.#link.send(this.#names.get, element));
      this.#codes.set(element, refused.find((one) => one.element === element)?.code);
    }
    this.missing = undefined;
  }

  /** Requests an element; its value comes with the answer to the next `ask`. */
  requestElement(element: string): void {
    this.#link.send(this.#names.get, element);
  }

  /** From now on, writing these values to these elements returns "false", with the LMS's code. */
  refuse(refused: readonly RefusedWrite[]): void {
    this.#refusals = refused;
  }

  /** Forgets what the LMS refused. */
  refuseNothing(): void {
    this.#refusals = [];
  }

  /** The elements written since the last time, in order. */
  takeSent(): readonly string[] {
    const sent = this.#sent;
    this.#sent = [];
    return sent;
  }

  #get(element: string): string {
    const value = this.#values.get(element);
    if (value === undefined) this.missing ??= element;
    this.#last = this.#codes.get(element) ?? '0';
    return value ?? '';
  }

  #set(element: string, value: string): string {
    const refused = this.#refusals.find((one) => one.element === element && one.value === value);
    if (refused) return this.#answer(refused.code);
    this.written.set(element, value);
    this.#sent.push(element);
    this.#link.send(this.#names.set, element, value);
    return this.#answer('0');
  }

  #send(method: string): string {
    this.#link.send(method);
    return this.#answer('0');
  }

  #answer(code: string): string {
    this.#last = code;
    return String(code === '0');
  }
}
