import * as scorm12 from 'scorm-again/scorm12';
import * as scorm2004 from 'scorm-again/scorm2004';
import type { Host, HostMode, Recorded } from './host.ts';
import { recordedOf, secondsOf } from './host.ts';

/** The parts of scorm-again's two APIs that are used here. */
interface Api {
  on(event: string, listener: () => void): void;
  loadFromJSON(saved: object, element: string): void;
  renderCMIToJSONObject(): { cmi: object };
  cmi: { getCurrentTotalTime(): string };
}

type Method = (...values: string[]) => string;

const settings = { autocommit: false, logLevel: 'NONE' };
const learner = { id: 'learner-1', name: 'Okafor, Ada' };

/** scorm-again as the LMS: an independent implementation, less strict than `StrictLms`. */
class ScormAgainHost implements Host {
  readonly name: string;
  readonly edition: Host['edition'];
  readonly #begin: () => Api;
  readonly #prepare: (api: Api, entry: string, mode: HostMode, totalTime: string) => void;
  readonly #errors: string[] = [];
  readonly #calls = new Map<string, number>();
  #stored: { readonly cmi: object; readonly totalTime: string; readonly exit: string } | undefined;
  #open = false;

  constructor(
    name: string,
    edition: Host['edition'],
    begin: () => Api,
    prepare: (api: Api, entry: string, mode: HostMode, totalTime: string) => void,
  ) {
    this.name = name;
    this.edition = edition;
    this.#begin = begin;
    this.#prepare = prepare;
  }

  errors(): readonly string[] {
    return this.#errors;
  }

  calls(): ReadonlyMap<string, number> {
    return this.#calls;
  }

  kill(): void {
    this.#open = false;
  }

  recorded(): Recorded {
    const total = this.#stored?.totalTime ?? '';
    return recordedOf(this.edition, flat(this.#stored?.cmi ?? {}, 'cmi'), secondsOf(total));
  }

  launch(mode: HostMode = 'normal'): object {
    this.kill();
    this.#open = true;
    const api = this.#begin();
    const before = this.#stored;
    const resumes = before?.exit === 'suspend';
    if (before && (resumes || this.edition === '1.2')) api.loadFromJSON(withoutSession(before.cmi), 'cmi');
    this.#prepare(
      api,
      resumes ? 'resume' : before && this.edition === '1.2' ? '' : 'ab-initio',
      mode,
      before?.totalTime ?? '',
    );
    let exit = '';
    const isOpen = (): boolean => this.#open;
    const store = (): void => {
      if (!isOpen() || mode !== 'normal') return;
      const { cmi } = api.renderCMIToJSONObject();
      this.#stored = { cmi, totalTime: api.cmi.getCurrentTotalTime(), exit };
    };
    for (const prefix of ['LMS', '']) {
      api.on(`${prefix}Commit`, store);
      api.on(prefix === '' ? 'Terminate' : 'LMSFinish', store);
    }
    const guarded: Record<string, Method> = {};
    const methods = api as unknown as Record<string, Method>;
    const names = ['Initialize', 'Terminate', 'Finish', 'GetValue', 'SetValue', 'Commit', 'GetLastError'];
    for (const name of names.map((one) => (this.edition === '1.2' ? `LMS${one}` : one))) {
      if (!methods[name]) continue;
      guarded[name] = (...values) => {
        const [element = '', value] = values;
        if (element.endsWith('.exit') && value !== undefined) exit = value;
        const answer = methods[name]?.(...values) ?? '';
        if (name.endsWith('GetLastError')) return answer;
        this.#calls.set(name, (this.#calls.get(name) ?? 0) + 1);
        const code = String(methods[this.edition === '1.2' ? 'LMSGetLastError' : 'GetLastError']?.());
        if (code !== '0') this.#errors.push(`${name}(${values.join(', ').slice(0, 80)}) ${code}`);
        return answer;
      };
    }
    return guarded;
  }
}

/** The data as element → value; scorm-again's objects for collections already have indexes as keys. */
export function flat(
  value: object,
  prefix: string,
  into = new Map<string, string>(),
): ReadonlyMap<string, string> {
  for (const [key, member] of Object.entries(value)) {
    if (typeof member === 'object' && member !== null) flat(member as object, `${prefix}.${key}`, into);
    else if (member !== undefined && member !== null) into.set(`${prefix}.${key}`, String(member));
  }
  return into;
}

function withoutSession(cmi: object): object {
  const { core, session_time: _time, exit: _exit, ...rest } = cmi as Record<string, unknown>;
  return core === undefined
    ? rest
    : { ...rest, core: { ...(core as object), session_time: '', exit: '', entry: '', credit: '' } };
}

export function scormAgain12(): Host {
  const { Scorm12API } = scorm12 as unknown as { Scorm12API: new (options: object) => Api };
  return new ScormAgainHost(
    'scorm-again 1.2',
    '1.2',
    () => new Scorm12API(settings),
    (api, entry, mode, totalTime) => {
      const { core } = api.cmi as unknown as { core: Record<string, string> };
      core['student_id'] = learner.id;
      core['student_name'] = learner.name;
      core['entry'] = entry;
      core['credit'] = mode === 'normal' ? 'credit' : 'no-credit';
      core['lesson_mode'] = mode;
      core['total_time'] = totalTime;
    },
  );
}

export function scormAgain2004(): Host {
  const { Scorm2004API } = scorm2004 as unknown as { Scorm2004API: new (options: object) => Api };
  return new ScormAgainHost(
    'scorm-again 2004',
    '2004',
    () => new Scorm2004API(settings),
    (api, entry, mode, totalTime) => {
      const cmi = api.cmi as unknown as Record<string, string>;
      cmi['learner_id'] = learner.id;
      cmi['learner_name'] = learner.name;
      cmi['entry'] = entry;
      cmi['credit'] = mode === 'normal' ? 'credit' : 'no-credit';
      cmi['mode'] = mode;
      if (totalTime !== '') cmi['total_time'] = totalTime;
    },
  );
}
