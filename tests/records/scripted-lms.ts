import type { MethodNames } from '../../src/records/api-calls.ts';
import { names12 } from '../../src/records/api-calls.ts';

/** For a record that is to wait for nothing between its tries to open. */
export const atOnce = { wait: (): Promise<void> => Promise.resolve() };

/** An LMS that answers reads from a list, and notes what it was asked and what it was given. */
export interface ScriptedLms {
  readonly api: Record<string, (...values: string[]) => string>;
  /** What it answers; an element that is not there is an error, 401. */
  readonly reads: Map<string, string>;
  /** The elements that were read, in order. */
  readonly read: string[];
  /** `element=value`, and `commit` and `finish`, in order. */
  readonly written: string[];
  /** Element → the error with which it is refused; '' is Commit, `initialize` and `finish` are what they say. */
  readonly refusals: Map<string, string>;
}

export function scriptedLms(reads: Record<string, string> = {}, names: MethodNames = names12): ScriptedLms {
  const lms: ScriptedLms = {
    api: {},
    reads: new Map(Object.entries(reads)),
    read: [],
    written: [],
    refusals: new Map(),
  };
  let error = '0';
  const take = (element: string, note: string): string => {
    lms.written.push(note);
    error = lms.refusals.get(element) ?? '0';
    return String(error === '0');
  };
  Object.assign(lms.api, {
    [names.initialize]: () => {
      error = lms.refusals.get('initialize') ?? '0';
      return String(error === '0');
    },
    [names.get]: (element: string) => {
      lms.read.push(element);
      error = lms.reads.has(element) ? '0' : '401';
      return lms.reads.get(element) ?? '';
    },
    [names.set]: (element: string, value: string) => take(element, `${element}=${value}`),
    [names.commit]: () => take('', 'commit'),
    [names.finish]: () => take('finish', 'finish'),
    [names.lastError]: () => error,
  });
  return lms;
}
