import type { DataModel } from './data-model.ts';
import { countOf, patternOf, placesOf } from './data-model.ts';
import type { Host, HostMode, Recorded } from './host.ts';
import { recordedOf, secondsOf } from './host.ts';

/** The error codes of an edition, by kind of error. */
export interface Codes {
  readonly argument: string;
  readonly alreadyInitialised: string;
  readonly alreadyFinished: string;
  /** The codes before Initialize and after Finish. */
  readonly finish: readonly [string, string];
  readonly get: readonly [string, string];
  readonly set: readonly [string, string];
  readonly commit: readonly [string, string];
  readonly unknownElement: string;
  readonly setKeyword: string;
  readonly readOnly: string;
  readonly writeOnly: string;
  readonly getIndex: string;
  readonly setIndex: string;
  readonly type: string;
  /** 2004 only: '' if an unset element reads as ''. */
  readonly notSet: string;
  readonly dependency: string;
  readonly changedId: string;
}

export interface Edition {
  readonly name: string;
  readonly edition: Host['edition'];
  readonly codes: Codes;
  /** Initialize, Finish, GetValue, SetValue, Commit, GetLastError, GetErrorString, GetDiagnostic. */
  readonly methods: readonly [string, string, string, string, string, string, string, string];
  readonly model: DataModel;
  /** The maximum number of members of a collection. */
  readonly most: ReadonlyMap<string, number>;
  /** The LMS's data at launch: learner, mode, entry, credit. */
  readonly seed: (entry: string, mode: HostMode, totalSeconds: number) => Iterable<[string, string]>;
  readonly sessionTime: string;
  /** Whether a session counts towards the total only if it is finished. */
  readonly totalsAtFinish: boolean;
  readonly exit: string;
  /** The data for the next launch of the same attempt; undefined if a new attempt begins. */
  readonly carriedOn: (stored: ReadonlyMap<string, string>) => { readonly entry: string } | undefined;
  /** Changes that the LMS itself makes when it stores the data. */
  readonly evaluate: (data: Map<string, string>, finished: boolean) => void;
  /** The only call that may fail. */
  readonly mayFail: (element: string, code: string) => boolean;
}

type State = 'not initialised' | 'running' | 'finished';

/** An LMS strictly by the specification. One learner, one course, any number of sessions. */
export class StrictLms implements Host {
  readonly name: string;
  readonly edition: Host['edition'];
  readonly #about: Edition;
  readonly #errors: string[] = [];
  readonly #calls = new Map<string, number>();
  /** The data committed in the attempt so far. */
  #stored: ReadonlyMap<string, string> = new Map();
  /** The seconds of the earlier sessions. */
  #totalBefore = 0;
  /** Whether the last data was stored at the end of a session. */
  #finished = false;
  #end: () => void = () => {};

  constructor(about: Edition) {
    this.#about = about;
    this.name = about.name;
    this.edition = about.edition;
  }

  errors(): readonly string[] {
    return this.#errors;
  }

  calls(): ReadonlyMap<string, number> {
    return this.#calls;
  }

  kill(): void {
    this.#end();
    this.#end = () => {};
  }

  recorded(): Recorded {
    const { sessionTime, totalsAtFinish } = this.#about;
    const counts = this.#finished || !totalsAtFinish;
    const session = counts ? secondsOf(this.#stored.get(sessionTime) ?? '') : 0;
    return recordedOf(this.edition, this.#stored, this.#totalBefore + session);
  }

  launch(mode: HostMode = 'normal'): object {
    this.kill();
    const { sessionTime, exit, carriedOn, seed, evaluate } = this.#about;
    const carried = carriedOn(this.#stored);
    this.#totalBefore = carried ? this.recorded().totalTime : 0;
    this.#finished = false;
    const data = new Map(carried ? this.#stored : []);
    data.delete(sessionTime);
    data.delete(exit);
    for (const [element, value] of seed(carried?.entry ?? 'ab-initio', mode, this.#totalBefore)) {
      data.set(element, value);
    }
    if (carried || mode === 'normal') {
      this.#stored = new Map(
        [...(carried ? this.#stored : [])].filter(([element]) => element !== sessionTime),
      );
    }
    const store = (finished: boolean): void => {
      // A review is not an attempt: nothing of it is stored.
      if (mode !== 'normal') return;
      evaluate(data, finished);
      this.#finished = finished;
      this.#stored = new Map(data);
    };
    return this.#api(data, store);
  }

  #api(data: Map<string, string>, store: (finished: boolean) => void): object {
    const { codes, methods } = this.#about;
    let state: State = 'not initialised';
    let last = '0';
    this.#end = () => (state = 'finished');
    const answer = (
      method: string,
      values: readonly unknown[],
      code: string,
      ok: string,
      no: string,
    ): string => {
      this.#calls.set(method, (this.#calls.get(method) ?? 0) + 1);
      last = code;
      if (code === '0') return ok;
      const [element = ''] = values;
      if (method !== methods[2] || !this.#about.mayFail(String(element), code)) {
        const shown = values.map((value) => String(value).slice(0, 60)).join(', ');
        this.#errors.push(`${method}(${shown}) ${code}`);
      }
      return no;
    };
    const stateError = ([before, after]: readonly [string, string]): string =>
      state === 'running' ? '' : state === 'finished' ? after : before;
    const noArgument = (values: readonly unknown[]): string =>
      values.length === 1 && values[0] === '' ? '' : codes.argument;
    const [initialize, finish, get, set, commit, lastError, errorString, diagnostic] = methods;
    return {
      [initialize]: (...values: unknown[]): string => {
        const twice =
          state === 'running' ? codes.alreadyInitialised : state === 'finished' ? codes.alreadyFinished : '';
        const code = twice || noArgument(values) || '0';
        if (code === '0') state = 'running';
        return answer(initialize, values, code, 'true', 'false');
      },
      [finish]: (...values: unknown[]): string => {
        const code = stateError(codes.finish) || noArgument(values) || '0';
        if (code === '0') {
          store(true);
          state = 'finished';
        }
        return answer(finish, values, code, 'true', 'false');
      },
      [commit]: (...values: unknown[]): string => {
        const code = stateError(codes.commit) || noArgument(values) || '0';
        if (code === '0') store(false);
        return answer(commit, values, code, 'true', 'false');
      },
      [get]: (...values: unknown[]): string => {
        const [code, value] = stateError(codes.get)
          ? [stateError(codes.get), '']
          : this.#get(data, values.length === 1 ? values[0] : undefined);
        return answer(get, values, code, value, '');
      },
      [set]: (...values: unknown[]): string => {
        const code = stateError(codes.set) || this.#set(data, values) || '0';
        return answer(set, values, code, 'true', 'false');
      },
      [lastError]: (): string => last,
      [errorString]: (code: unknown): string => (code === '0' ? 'No error' : `Error ${String(code)}`),
      [diagnostic]: (): string => '',
    };
  }

  #get(data: ReadonlyMap<string, string>, element: unknown): [code: string, value: string] {
    const { codes, model } = this.#about;
    if (typeof element !== 'string' || element === '') return [codes.argument, ''];
    for (const { array, index } of placesOf(element)) {
      if (!model.arrays.has(patternOf(array))) return [codes.unknownElement, ''];
      if (index >= countOf(data, array)) return [codes.getIndex, ''];
    }
    const [, owner = '', keyword] = /^(.*)\.(_children|_count)$/.exec(element) ?? [];
    if (keyword === '_count' && model.arrays.has(patternOf(owner)))
      return ['0', String(countOf(data, owner))];
    if (keyword === '_children') {
      const children = model.children.get(patternOf(owner));
      return children === undefined ? [codes.unknownElement, ''] : ['0', children];
    }
    const rule = model.rules.get(patternOf(element));
    if (!rule) return [codes.unknownElement, ''];
    if (rule.access === 'write') return [codes.writeOnly, ''];
    const value = data.get(element) ?? rule.initial;
    return value === undefined ? [codes.notSet, ''] : ['0', value];
  }

  /** Sets a value and returns '', or returns the error code. */
  #set(data: Map<string, string>, values: readonly unknown[]): string {
    const { codes, model, most } = this.#about;
    const [element, value] = values;
    if (values.length !== 2 || typeof element !== 'string' || element === '') return codes.argument;
    if (typeof value !== 'string') return codes.type;
    if (/\.(_children|_count|_version)$/.test(element)) return codes.setKeyword;
    const rule = model.rules.get(patternOf(element));
    if (!rule) return codes.unknownElement;
    if (rule.access === 'read') return codes.readOnly;
    for (const { array, index } of placesOf(element)) {
      const count = countOf(data, array);
      if (index > count || index >= (most.get(patternOf(array)) ?? Infinity)) return codes.setIndex;
    }
    const beside = placesOf(element)[0];
    const owner = beside ? `${beside.array}.${beside.index}` : '';
    if (rule.needs?.some((need) => !data.has(`${owner}.${need}`))) return codes.dependency;
    const wrong = rule.check?.(value, element, data) ?? '';
    if (wrong !== '') return wrong;
    if (element.endsWith('.id') && codes.changedId !== '' && this.#clashes(data, element, value)) {
      return codes.changedId;
    }
    data.set(element, value);
    return '';
  }

  /** 2004: an id may not change, and no two objectives of one collection may share one (RTE 4.2.17). */
  #clashes(data: ReadonlyMap<string, string>, element: string, value: string): boolean {
    const before = data.get(element);
    if (before !== undefined) return before !== value;
    const array = placesOf(element).at(-1)?.array ?? '';
    if (!array.endsWith('objectives')) return false;
    const ids = Array.from({ length: countOf(data, array) }, (_, index) => data.get(`${array}.${index}.id`));
    return ids.includes(value);
  }
}
