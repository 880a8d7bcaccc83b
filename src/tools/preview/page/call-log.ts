/** One call that the course made, and the answer. */
export interface Call {
  /** Counts from 1 within the session. */
  readonly number: number;
  readonly at: Date;
  /** Without SCORM 1.2's prefix `LMS`, e.g. `SetValue`. */
  readonly method: string;
  /** The data model element, or the parameter of the other methods. */
  readonly element: string;
  readonly value: string;
  readonly answer: string;
  /** The error code; `0` for no error. */
  readonly error: string;
  readonly errorText: string;
}

/** How many calls are kept; the oldest are dropped first. */
export const callLimit = 1000;

/** The latest calls of a session. */
export class CallLog {
  #calls: Call[] = [];
  #count = 0;
  #errors = 0;

  /** Oldest first. */
  get calls(): readonly Call[] {
    return this.#calls;
  }

  /** The number of all calls of the session, including those no longer kept. */
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
