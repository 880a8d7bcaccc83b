import type { DiagnosedCall } from '../session/learning-record.ts';
import type { CallLog } from './call-log.ts';
import { cleanValue } from './clean-values.ts';

/** The names of the API's functions, which differ between the editions; the rest of the API is the same. */
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

/** Whether the LMS accepted a call that returns success or failure. */
export interface CallResult {
  readonly ok: boolean;
  /** The LMS's error code, or '' if it gave none. */
  readonly code: string;
}

/** The result of reading a value from an LMS. */
export interface Read {
  /** The value after clean-up; '' if there is none. */
  readonly value: string;
  /** The raw return value, as text. */
  readonly said: string;
  /** '0' if there is a value; else the LMS's error code, '' if it gave none. */
  readonly code: string;
  /** The read failed: it is unknown whether there is a value. */
  readonly failed: boolean;
  /** The call threw. */
  readonly threw?: true;
}

/**
 * Whether an error code means that the read failed, rather than that the LMS has no such value. Codes for arguments
 * (2xx) and the data model (4xx) mean that there is no value. All others mean a failure: in SCORM 1.2 101 (general
 * exception) and 301 (not initialised; RTE 3.3, error codes), in SCORM 2004 101, 122 and 123 (no session) and 301
 * (general get failure; RTE 3.1.7), and any code that an LMS adds.
 */
function saysFailure(code: string): boolean {
  const hundreds = Math.floor(Number(code) / 100);
  return hundreds > 0 && hundreds !== 2 && hundreds !== 4;
}

/** General exception, in both editions: used if an LMS throws. */
const generalException = '101';

const successResult: CallResult = { ok: true, code: '' };

/**
 * The only code that calls an LMS. The standards say that every function returns a string; real LMSs return booleans,
 * numbers, null or objects, or throw. This class never throws.
 */
export class ApiCalls {
  readonly #api: unknown;
  readonly #names: MethodNames;
  readonly #log: CallLog;
  readonly #now: () => number;
  /**
   * The code that the LMS gives after a success; undefined until a read has returned a value, and '' if a call had
   * failed before that: the code may be left over from the failure.
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

  /** Reads a value. If there is none, the error code says why. */
  get(element: string): Read {
    const { answer, thrown, ms } = this.#call(this.#names.get, element);
    const said = textOf(answer);
    const value = cleanValue(said);
    // What was answered counts, whatever code an LMS has left lying about.
    const asked: DiagnosedCall[] = [];
    if (value !== '') this.#codeOfSuccess ??= this.#askCode(asked);
    const code = value === '' ? this.#codeOfFailure(asked) : '0';
    const failed = thrown !== undefined || saysFailure(code);
    this.#note(
      {
        method: this.#names.get,
        element,
        value: undefined,
        answer: thrown ?? said,
        code: code === '0' ? '' : code,
        refused: failed,
        ms,
      },
      ...asked,
    );
    const read = { value, said, code: failed && !saysFailure(code) ? generalException : code, failed };
    return thrown === undefined ? read : { ...read, threw: true };
  }

  /** The code of the last error; '' if the LMS gives none. */
  lastError(): string {
    const asked: DiagnosedCall[] = [];
    const code = this.#askCode(asked);
    this.#note(...asked);
    return code;
  }

  /** @param asked gets the call, which is logged after the call that it is about */
  #askCode(asked: DiagnosedCall[]): string {
    const method = this.#names.lastError;
    const { answer, thrown, ms } = this.#call(method);
    const text = textOf(answer).trim();
    const call = { method, element: '', value: undefined, answer: thrown ?? text };
    asked.push({ ...call, code: '', refused: false, ms });
    return text.length > 10 ? '' : text;
  }

  /** The error code; '0' if the LMS gives the same code after a success. */
  #codeOfFailure(asked: DiagnosedCall[]): string {
    const code = this.#askCode(asked);
    if (!saysFailure(code)) return code;
    this.#codeOfSuccess ??= '';
    return code === this.#codeOfSuccess ? '0' : code;
  }

  #do(method: string, element: string, value?: string): CallResult {
    const { answer, thrown, ms } =
      value === undefined ? this.#call(method, element) : this.#call(method, element, value);
    const said = verdictOf(answer);
    if (said) {
      this.#note({ method, element, value, answer: textOf(answer), code: '', refused: false, ms });
      return successResult;
    }
    // Neither true nor false (null while a page unloads, undefined from a faulty API): the error code decides.
    const asked: DiagnosedCall[] = [];
    const code = this.#askCode(asked);
    const ok = said === undefined && thrown === undefined && code === '0';
    if (!ok) this.#codeOfSuccess ??= '';
    const result = { answer: thrown ?? textOf(answer), code, refused: !ok };
    this.#note({ method, element, value, ...result, ms }, ...asked);
    return { ok, code: code === '0' ? '' : code };
  }

  #note(...calls: readonly DiagnosedCall[]): void {
    for (const call of calls) this.#log.add(call);
  }

  #call(method: string, ...values: string[]): { answer: unknown; thrown?: string; ms: number } {
    const begun = this.#now();
    try {
      const api = this.#api as Record<string, (...values: string[]) => unknown>;
      // Called as a method: real APIs use `this`. "" stands for a missing value (1.2 RTE 3.2.2.1 requires it).
      const answer = api[method]?.(...values);
      return { answer, ms: this.#since(begun) };
    } catch (error) {
      return { answer: undefined, thrown: `threw ${textOf(messageOf(error))}`, ms: this.#since(begun) };
    }
  }

  /** The computer's clock may be put back. */
  #since(begun: number): number {
    return Math.max(0, this.#now() - begun);
  }
}

function messageOf(error: unknown): unknown {
  try {
    return error instanceof Error ? error.message : error;
  } catch {
    // The error cannot even be read.
  }
  return undefined;
}

/** An LMS's return value as text: '' for anything that has no plain text. */
export function textOf(answer: unknown): string {
  if (typeof answer === 'string') return answer;
  return typeof answer === 'boolean' || Number.isFinite(answer) ? String(answer) : '';
}

/** Whether a return value means success or failure; undefined if it means neither. */
export function verdictOf(answer: unknown): boolean | undefined {
  // The standard value, which is what most LMSs return.
  if (answer === 'true') return true;
  const text = textOf(answer).trim().toLowerCase();
  if (text === 'true' || text === '1') return true;
  if (text === 'false' || text === '0') return false;
  return undefined;
}
