import type { CallLog } from './call-log.ts';
import { cleanValue } from './clean-values.ts';

/** What the two editions call their eight functions; the rest of the API is the same. */
export interface MethodNames {
  readonly initialize: string;
  readonly finish: string;
  readonly get: string;
  readonly set: string;
  readonly commit: string;
  readonly lastError: string;
}

/** SCORM 1.2 RTE 3.2. */
export const names12: MethodNames = {
  initialize: 'LMSInitialize',
  finish: 'LMSFinish',
  get: 'LMSGetValue',
  set: 'LMSSetValue',
  commit: 'LMSCommit',
  lastError: 'LMSGetLastError',
};

/** SCORM 2004 RTE 3.1. */
export const names2004: MethodNames = {
  initialize: 'Initialize',
  finish: 'Terminate',
  get: 'GetValue',
  set: 'SetValue',
  commit: 'Commit',
  lastError: 'GetLastError',
};

/** How the LMS took a call that is to be done or not. */
export interface CallResult {
  readonly ok: boolean;
  /** The LMS's error code, or '' where it gave none. */
  readonly code: string;
}

/** What came of asking an LMS for a value. */
export interface Read {
  /** What it means; '' where there is none. */
  readonly value: string;
  /** What it said, as text. */
  readonly said: string;
  /** '0' where there is a value; else the LMS's error code, '' where it gave none. */
  readonly code: string;
  /** The LMS could not say: whether there is a value is not known. */
  readonly failed: boolean;
  /** It did not even answer. */
  readonly threw?: true;
}

/**
 * Whether an error code says that the LMS could not answer, rather than that it has no such value. Codes of arguments
 * (2xx) and of the data model (4xx) say what it has; all others that something went wrong: in SCORM 1.2 101 (general
 * exception) and 301 (not initialised; RTE 3.3, error codes), in SCORM 2004 101, 122 and 123 (no session) and 301
 * (general get failure; RTE 3.1.7), and whatever code of its own an LMS has.
 */
function saysFailure(code: string): boolean {
  const hundreds = Math.floor(Number(code) / 100);
  return hundreds > 0 && hundreds !== 2 && hundreds !== 4;
}

/** General exception, in both editions: for what an LMS throws. */
const generalException = '101';

const taken: CallResult = { ok: true, code: '' };

/**
 * The one place that calls an LMS. The standards say that every answer is a string; real ones answer booleans,
 * numbers, null or an object, or throw. Nothing ever throws out of here.
 */
export class ApiCalls {
  readonly #api: unknown;
  readonly #names: MethodNames;
  readonly #log: CallLog;
  readonly #now: () => number;
  /**
   * The code that the LMS gives where nothing failed; undefined until it has answered with a value, and '' where a call
   * had failed before that: the code may have been left lying about.
   */
  #codeOfSuccess: string | undefined;

  constructor(api: unknown, names: MethodNames, log: CallLog, now: () => number) {
    this.#api = api;
    this.#names = names;
    this.#log = log;
    this.#now = now;
  }

  initialize(): CallResult {
    return this.#do(this.#names.initialize, '');
  }

  finish(): CallResult {
    return this.#do(this.#names.finish, '');
  }

  commit(): CallResult {
    return this.#do(this.#names.commit, '');
  }

  set(element: string, value: string): CallResult {
    return this.#do(this.#names.set, element, value);
  }

  /** Asks for a value. Where there is none, the error code says why. */
  get(element: string): Read {
    const { answer, thrown, ms } = this.#call(this.#names.get, element);
    const said = textOf(answer);
    const value = cleanValue(said);
    // What was answered counts, whatever code an LMS has left lying about.
    if (value !== '') this.#codeOfSuccess ??= this.lastError();
    const code = value === '' ? this.#codeOfFailure() : '0';
    const failed = thrown !== undefined || saysFailure(code);
    this.#log.add({
      method: this.#names.get,
      element,
      value: undefined,
      answer: thrown ?? said,
      code: code === '0' ? '' : code,
      refused: failed,
      ms,
    });
    const read = { value, said, code: failed && !saysFailure(code) ? generalException : code, failed };
    return thrown === undefined ? read : { ...read, threw: true };
  }

  /** The code of the last error; '' where even that can't be had. */
  lastError(): string {
    const method = this.#names.lastError;
    const { answer, thrown, ms } = this.#call(method);
    const text = textOf(answer).trim();
    const call = { method, element: '', value: undefined, answer: thrown ?? text };
    this.#log.add({ ...call, code: '', refused: false, ms });
    return text.length > 10 ? '' : text;
  }

  /** The error code; '0' where an LMS says of a success that it failed in the same way. */
  #codeOfFailure(): string {
    const code = this.lastError();
    if (!saysFailure(code)) return code;
    this.#codeOfSuccess ??= '';
    return code === this.#codeOfSuccess ? '0' : code;
  }

  #do(method: string, element: string, value?: string): CallResult {
    const { answer, thrown, ms } =
      value === undefined ? this.#call(method, element) : this.#call(method, element, value);
    const said = verdictOf(answer);
    if (said) {
      this.#log.add({ method, element, value, answer: textOf(answer), code: '', refused: false, ms });
      return taken;
    }
    // Neither true nor false (null while a page unloads, undefined from a sloppy API): the error code decides.
    const code = this.lastError();
    const ok = said === undefined && thrown === undefined && code === '0';
    if (!ok) this.#codeOfSuccess ??= '';
    this.#log.add({ method, element, value, answer: thrown ?? textOf(answer), code, refused: !ok, ms });
    return { ok, code: code === '0' ? '' : code };
  }

  #call(method: string, ...values: string[]): { answer: unknown; thrown?: string; ms: number } {
    const begun = this.#now();
    try {
      const api = this.#api as Record<string, (...values: string[]) => unknown>;
      // As a method: real APIs use `this`. Called with "" where there is no value (1.2 RTE 3.2.2.1: required).
      const answer = api[method]?.(...values);
      return { answer, ms: this.#now() - begun };
    } catch (error) {
      return { answer: undefined, thrown: `threw ${textOf(messageOf(error))}`, ms: this.#now() - begun };
    }
  }
}

function messageOf(error: unknown): unknown {
  try {
    return error instanceof Error ? error.message : error;
  } catch {
    // It does not even say what it is.
  }
  return undefined;
}

/** Whatever an LMS answered, as text: '' for everything that has no plain text. */
export function textOf(answer: unknown): string {
  if (typeof answer === 'string') return answer;
  return typeof answer === 'boolean' || Number.isFinite(answer) ? String(answer) : '';
}

/** Whether an answer says done or refused; undefined where it says neither. */
export function verdictOf(answer: unknown): boolean | undefined {
  // As the standards have it, which is all that most LMSs ever answer.
  if (answer === 'true') return true;
  const text = textOf(answer).trim().toLowerCase();
  if (text === 'true' || text === '1') return true;
  if (text === 'false' || text === '0') return false;
  return undefined;
}
