/** One call that the course made, and what it was answered. */
export interface Call {
  /** Counts from 1 within the session. */
  readonly number: number;
  readonly at: Date;
  /** Without the `LMS` that SCORM 1.2 puts before it, e.g. `SetValue`. */
  readonly method: string;
  /** The data model element, or the parameter of the other methods. */
  readonly element: string;
  readonly value: string;
  readonly answer: string;
  /** `0` for none. */
  readonly error: string;
  readonly errorText: string;
}

/** How many calls are kept; the oldest go first. */
export const callLimit = 1000;

/** The calls of a session, bounded. */
export class CallLog {
  #calls: Call[] = [];
  #count = 0;
  #errors = 0;

  /** Oldest first. */
  get calls(): readonly Call[] {
    return this.#calls;
  }

  /** All calls of the session, those no longer kept included. */
  get count(): number {
    return this.#count;
  }

  get errors(): number {
    return this.#errors;
  }

  add(call: Omit<Call, 'number'>): void {
    this.#count += 1;
    if (call.error !== '0') this.#errors += 1;
    const from = Math.max(0, this.#calls.length - callLimit + 1);
    this.#calls = [...this.#calls.slice(from), { ...call, number: this.#count }];
  }
}
