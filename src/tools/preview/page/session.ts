import { Scorm12API, Scorm2004API } from 'scorm-again';
import type { ScormStandard } from '../package-info.ts';
import type { Call } from './call-log.ts';
import { CallLog } from './call-log.ts';
import type { Effect, Faults } from '../faults.ts';
import { effectOf, slowness } from '../faults.ts';
import type { Beginning, Cmi, LaunchOptions, LearnerRecord } from './learner-record.ts';
import { branch } from './learner-record.ts';
import type { LmsBehaviour, Personality } from './lms-behaviours.ts';
import { lmsBehaviours, verbs } from './lms-behaviours.ts';

/** The API object for the course: the standard's eight functions. */
export type ScormApi = Readonly<Record<string, (...args: unknown[]) => unknown>>;

export interface SessionHost {
  /** Saves the record; called at every commit and at the end. */
  readonly save: (record: LearnerRecord) => void;
  /** True if the last save could not be written: commits are then refused. */
  readonly isFailing: () => boolean;
  readonly faults: () => Faults;
  /** Whether the course's page is hidden, or going away. */
  readonly isLeaving: () => boolean;
  readonly now: () => Date;
}

const methods = [
  'Initialize',
  'GetValue',
  'SetValue',
  'Commit',
  'GetLastError',
  'GetErrorString',
  'GetDiagnostic',
];

interface FailedCall {
  readonly answer: string;
  readonly error: string;
  readonly errorText: string;
}

const failures: Readonly<Record<Exclude<Effect, 'answers' | 'lost'> | 'failing', string>> = {
  unreachable: 'The network is away',
  expired: 'The session has expired',
  refused: 'Refused by the test bench',
  failing: 'The server of the preview does not answer',
};

/** SCORM 2004 RTE 3.1.7: the errors after the end of the session. SCORM 1.2 has 301, "Not initialized". */
const expired2004: Readonly<Record<string, string>> = {
  Initialize: '104',
  GetValue: '123',
  SetValue: '133',
  Commit: '143',
  Terminate: '113',
};

/** SCORM 1.2 has no specific error for a failed commit: 101 is "General exception". */
function failure(why: keyof typeof failures, standard: ScormStandard, method: string): FailedCall {
  const [error12, error2004] = why === 'expired' ? ['301', expired2004[method] ?? '101'] : ['101', '391'];
  return {
    answer: method === 'GetValue' ? '' : 'false',
    error: standard === 'scorm12' ? error12 : error2004,
    errorText: failures[why],
  };
}

/** SCORM 1.2 RTE 3.4: limits that scorm-again 3.4 does not check. Returns why a value is refused. */
function limitProblem(element: string, value: string): string | undefined {
  if (element === 'cmi.suspend_data' && value.length > 4096) {
    return `Suspend data of ${value.length} characters; SCORM 1.2 allows 4,096`;
  }
  if (element === 'cmi.core.lesson_location' && value.length > 255) {
    return `A location of ${value.length} characters; SCORM 1.2 allows 255`;
  }
  const isId = /^cmi\.(?:interactions|objectives)\.\d+\.id$/.test(element);
  return isId && !/^[\x21-\x7e]{1,255}$/.test(value)
    ? 'An identifier has 1 to 255 characters and no spaces'
    : undefined;
}

/**
 * One session of one learner: scorm-again as the LMS's runtime, with a log of all calls.
 *
 * @fires change after every call
 */
export class LmsSession extends EventTarget {
  readonly options: LaunchOptions;
  readonly beginning: Beginning;
  readonly log = new CallLog();
  readonly api: ScormApi;
  readonly #runtime: Scorm12API | Scorm2004API;
  readonly #host: SessionHost;
  /** The error of a fault, in place of the runtime's. */
  #fault: FailedCall | undefined;
  #commits: number;
  /** The behaviour of the current personality. It may remember earlier calls. */
  #behaviour: { readonly of: Personality; readonly answer: LmsBehaviour } | undefined;
  #unsaved = 0;
  #isCut = false;

  constructor(options: LaunchOptions, beginning: Beginning, commits: number, host: SessionHost) {
    super();
    this.options = options;
    this.beginning = beginning;
    this.#commits = commits;
    this.#host = host;
    const settings = { autocommit: false, logLevel: 'NONE' } as const;
    this.#runtime = options.standard === 'scorm12' ? new Scorm12API(settings) : new Scorm2004API(settings);
    this.#runtime.loadFromJSON(beginning.cmi, 'cmi');
    for (const event of ['LMSCommit', 'LMSFinish', 'Commit', 'Terminate']) {
      this.#runtime.on(event, () => this.#save());
    }
    this.api = this.#makeApi();
  }

  /** The name under which the course looks for the API. */
  get apiName(): 'API' | 'API_1484_11' {
    return this.options.standard === 'scorm12' ? 'API' : 'API_1484_11';
  }

  get state(): 'waiting' | 'open' | 'finished' | 'cut' {
    if (this.#isCut) return 'cut';
    if (this.#runtime.isTerminated()) return 'finished';
    return this.#runtime.isInitialized() ? 'open' : 'waiting';
  }

  /** The current data model, committed or not. */
  get cmi(): Cmi {
    return branch((this.#runtime.renderCMIToJSONObject() as Cmi)['cmi']);
  }

  /** The attempt's time including this session's. */
  get totalTime(): string {
    return this.#runtime.cmi.getCurrentTotalTime();
  }

  /** The number of values set since the last commit. */
  get unsaved(): number {
    return this.#unsaved;
  }

  /** From now on nothing is accepted or answered, as if the browser had crashed. */
  cut(): void {
    this.#isCut = true;
    this.#changed();
  }

  #makeApi(): ScormApi {
    const is12 = this.options.standard === 'scorm12';
    const entries = [...methods, is12 ? 'Finish' : 'Terminate'].map((method) => {
      const name = is12 ? `LMS${method}` : method;
      return [name, (...args: unknown[]) => this.#call(method, name, args)] as const;
    });
    return Object.fromEntries(entries);
  }

  #call(method: string, name: string, args: unknown[]): unknown {
    if (this.#isCut) return method === 'GetValue' || method.startsWith('GetE') ? '' : 'false';
    const at = this.#host.now();
    const faults = this.#host.faults();
    if (faults.slow) wait(slowness.call);
    const [element, value] = [String(args[0] ?? ''), String(args[1] ?? '')];
    const asks = method.startsWith('Get') && method !== 'GetValue';
    const next = (): string => this.#answer(method, name, args, faults);
    const verb = verbs[method];
    let given: unknown;
    try {
      given = verb ? this.#behaviourOf(faults)({ verb, element, value, next }) : next();
    } catch (error) {
      this.#logCall({ at, method, element, value, answer: String(error) }, asks);
      throw error;
    }
    this.#logCall({ at, method, element, value, answer: String(given) }, asks);
    return given;
  }

  /** The LMS's answer before a behaviour changes it: a fault's answer, or the runtime's. */
  #answer(method: string, name: string, args: unknown[], faults: Faults): string {
    const asks = method.startsWith('Get') && method !== 'GetValue';
    const fault = asks ? undefined : this.#faultOf(method, args, faults);
    if (fault !== undefined) {
      this.#fault = fault;
      return fault.answer;
    }
    if (asks && this.#fault !== undefined) {
      return method === 'GetLastError' ? this.#fault.error : this.#fault.errorText;
    }
    if (!asks) this.#fault = undefined;
    // The published types declare each function separately; here only the standard's names are known.
    const answer = String((this.#runtime as unknown as ScormApi)[name]?.(...args) ?? '');
    if (method === 'SetValue' && answer === 'true') this.#unsaved += 1;
    return answer;
  }

  #behaviourOf({ personality }: Faults): LmsBehaviour {
    if (this.#behaviour?.of !== personality) {
      const situation = {
        session: this.beginning.session,
        leaving: () => this.#host.isLeaving(),
        errors: () => this.log.errors,
      };
      this.#behaviour = { of: personality, answer: lmsBehaviours[personality](situation) };
    }
    return this.#behaviour.answer;
  }

  /** The fault that answers a call; undefined if the runtime answers. */
  #faultOf(method: string, args: unknown[], faults: Faults): FailedCall | undefined {
    const { standard } = this.options;
    const stores = method === 'Commit' || method === 'Finish' || method === 'Terminate';
    const effect = effectOf(faults, stores ? 'store' : 'call');
    if (effect in failures) return failure(effect as keyof typeof failures, standard, method);
    // While the server does not answer, the course must not believe that its data are saved.
    if (method === 'Commit' && effect !== 'lost' && this.#host.isFailing()) {
      // Try again anyway, so that the next commit gets a true answer.
      this.#save();
      return failure('failing', standard, method);
    }
    const strict = faults.strict && standard === 'scorm12' && method === 'SetValue';
    const errorText = strict ? limitProblem(String(args[0] ?? ''), String(args[1] ?? '')) : undefined;
    return errorText === undefined ? undefined : { answer: 'false', error: '405', errorText };
  }

  #logCall(call: Pick<Call, 'at' | 'method' | 'element' | 'value' | 'answer'>, asks: boolean): void {
    const error = asks ? '0' : (this.#fault?.error ?? String(this.#runtime.lastErrorCode));
    const errorText =
      error === '0' ? '' : (this.#fault?.errorText ?? this.#runtime.getLmsErrorMessageDetails(error, false));
    this.log.add({ ...call, error, errorText });
    this.#changed();
  }

  #save(): void {
    if (effectOf(this.#host.faults(), 'store') === 'lost') return;
    this.#unsaved = 0;
    if (this.options.mode !== 'normal') return;
    this.#commits += 1;
    const { cmi } = this;
    const exit = this.options.standard === 'scorm12' ? branch(cmi['core'])['exit'] : cmi['exit'];
    this.#host.save({
      standard: this.options.standard,
      cmi,
      totalTime: this.totalTime,
      exit: String(exit ?? ''),
      attempt: this.beginning.attempt,
      session: this.beginning.session,
      state: this.#runtime.isTerminated() ? 'finished' : 'open',
      commits: this.#commits,
      savedAt: this.#host.now().toISOString(),
    });
  }

  #changed(): void {
    this.dispatchEvent(new Event('change'));
  }
}

/** The API is synchronous, so a slow answer has to block. */
function wait(milliseconds: number): void {
  const until = performance.now() + milliseconds;
  while (performance.now() < until);
}
