import type { CourseUnit } from '../../src/tools/preview/lrs/course-unit.ts';
import { Cmi5Lms } from '../../src/tools/preview/lrs/cmi5-lms.ts';
import type { JsonObject } from '../../src/tools/preview/lrs/json.ts';
import type { LaunchMode, Registration } from '../../src/tools/preview/lrs/registration.ts';
import { readLaunch } from '../../src/records/cmi5/launch.ts';
import { openSession } from '../../src/records/cmi5/open-session.ts';
import { readLaunch as readTinCanLaunch } from '../../src/records/tincan/launch.ts';
import { openSession as openTinCanSession } from '../../src/records/tincan/open-session.ts';
import type { Launch } from '../../src/records/xapi/launch.ts';
import type { XapiEnvironment } from '../../src/records/xapi/xapi-environment.ts';
import type { OpenSession } from '../../src/records/xapi/xapi-record.ts';
import { XapiRecord } from '../../src/records/xapi/xapi-record.ts';
import type { StatementStandard } from '../../src/tools/preview/package-info.ts';
import { MemoryStore } from '../session/fakes.ts';
import type { Buffered } from '../contracts/buffered.ts';
import { buffered } from '../contracts/buffered.ts';

export interface Asked {
  readonly method: string;
  /** Path and query. */
  readonly url: URL;
  readonly body: string;
  readonly keepalive: boolean;
  readonly headers: Headers;
}

/** A fault that a test injects: an answer in place of the store's, or an exception; undefined lets the request pass. */
export type StoreFault = (asked: Asked) => Response | undefined | Promise<Response | undefined>;

const unit: CourseUnit = {
  id: 'urn:uuid:11111111-1111-5111-8111-111111111111',
  title: 'The course',
  url: 'index.html',
  moveOn: 'CompletedAndPassed',
};

/** How the page of each package makes the record from its address. */
const records = {
  cmi5: (href: string, environment: XapiEnvironment) => recordOf(readLaunch(href), environment, openSession),
  xapi: (href: string, environment: XapiEnvironment) =>
    recordOf(readTinCanLaunch(href), environment, openTinCanSession),
};

function recordOf<AnyLaunch extends Launch>(
  launch: AnyLaunch | undefined,
  environment: XapiEnvironment,
  open: OpenSession<AnyLaunch>,
): XapiRecord | undefined {
  return launch && new XapiRecord(launch, environment, (log, merge) => open(launch, environment, log, merge));
}

/** The embedded LMS without a server, the learner's device, and a clock that the test moves. */
export class Cmi5Host {
  now = Date.UTC(2026, 2, 4, 5, 0, 0);
  /** How far the learner's clock was put back, in ms; negative values put it forward. */
  putBack = 0;
  /** Every request, including those that failed. */
  readonly asked: Asked[] = [];
  /** Called before the request arrives. */
  injectedFaults: StoreFault = () => undefined;
  /** Called after the request was handled: true loses the answer. */
  losesAnswer: (asked: Asked) => boolean = () => false;
  /** Changes an answer on its way. */
  changesAnswer: (asked: Asked, answer: Response) => Response = (_, answer) => answer;
  /** The address that the LMS gives for its store; by default the right one. */
  endpoint: string | undefined;
  device: MemoryStore | undefined = new MemoryStore();
  tab = new MemoryStore();
  readonly #unit: CourseUnit;
  readonly #standard: StatementStandard;
  readonly #registrations = new Map<string, Registration>();
  readonly #lms = new Cmi5Lms({
    read: (key) => Promise.resolve(this.#registrations.get(key)),
    write: (key, registration) => Promise.resolve(void this.#registrations.set(key, registration)),
    now: () => this.now,
  });
  #href = '';

  /** @param masteryScore 0–1; `none` if the LMS leaves the decision to the course. */
  constructor(masteryScore: number | 'none' = 0.8, standard: StatementStandard = 'cmi5') {
    this.#standard = standard;
    this.#unit = masteryScore === 'none' ? unit : { ...unit, masteryScore };
  }

  /** Launches the course from the LMS, in a new tab. */
  async launch(
    mode: LaunchMode = 'Normal',
    returnUrl = 'https://lms.example/back',
  ): Promise<Buffered<XapiRecord>> {
    const { url } = await this.#lms.launch({
      standard: this.#standard,
      key: 'course/ada',
      unit: this.#unit,
      learner: { id: 'ada', name: 'Okafor, Ada' },
      mode,
      language: 'de-AT,en',
      origin: 'https://lms.example',
      url: 'https://lms.example/packages/course/index.html',
      returnUrl,
    });
    const href = new URL(url);
    if (this.endpoint !== undefined) href.searchParams.set('endpoint', this.endpoint);
    this.#href = href.href;
    this.tab = new MemoryStore();
    return this.reload();
  }

  /** Reloads the page of the last launch, in the same tab. */
  reload(): Buffered<XapiRecord> {
    const record = records[this.#standard](this.#href, {
      fetch: (url, init) => this.#answer(url, init),
      now: () => this.now - this.putBack,
      ticks: () => this.now,
      wait: async (ms) => void (this.now += ms),
      device: this.device,
      tab: this.tab,
      language: 'en-GB',
    });
    if (!record) throw new Error('Nothing was launched.');
    return buffered<XapiRecord>(record);
  }

  get href(): string {
    return this.#href;
  }

  get isLaunched(): boolean {
    return this.#registrations.has('course/ada');
  }

  get registration(): Registration {
    const found = this.#registrations.get('course/ada');
    if (!found) throw new Error('Nothing was launched.');
    return found;
  }

  /** The statements in the store, without those of the LMS itself. */
  get statements(): readonly JsonObject[] {
    const own = /\/(launched|abandoned|satisfied)$/;
    return this.registration.statements.filter((each) => !own.test(verbIdOf(each)));
  }

  /** The last part of each verb's id, e.g. `['initialized', 'passed']`. */
  get verbs(): readonly string[] {
    return this.statements.map((each) => verbIdOf(each).split('/').at(-1) ?? '');
  }

  get allVerbs(): readonly string[] {
    return this.registration.statements.map((each) => verbIdOf(each).split('/').at(-1) ?? '');
  }

  /** The requests that the store refused. */
  get refused(): readonly string[] {
    return this.registration.refused.map(({ status, why }) => `${status} ${why}`);
  }

  async #answer(address: string, init: RequestInit): Promise<Response> {
    const url = new URL(address);
    const asked: Asked = {
      method: init.method ?? 'GET',
      url,
      body: typeof init.body === 'string' ? init.body : '',
      keepalive: init.keepalive ?? false,
      headers: new Headers(init.headers),
    };
    this.asked.push(asked);
    const wrong = await this.injectedFaults(asked);
    if (wrong) return wrong;
    const answer = url.pathname.startsWith('/cmi5/fetch/')
      ? this.#lms.fetchToken(url.pathname.split('/').at(-1) ?? '')
      : await this.#lms.answerRequest({
          method: asked.method,
          resource: url.pathname.replace('/lrs/', ''),
          query: url.searchParams,
          headers: Object.fromEntries(asked.headers),
          body: asked.body,
          at: new Date(this.now).toISOString(),
        });
    if (!answer || this.losesAnswer(asked)) throw new TypeError('Failed to fetch');
    const { status, headers, body } = answer;
    return this.changesAnswer(asked, new Response(status === 204 ? null : body, { status, headers }));
  }
}

export const verbIdOf = (statement: JsonObject): string =>
  String((statement['verb'] as JsonObject | undefined)?.['id'] ?? '');

/** A store that cannot be reached. */
export const away: StoreFault = () => {
  throw new TypeError('Failed to fetch');
};

/** Gives this answer to all requests of this kind. */
export const answering =
  (status: number, kind = /./, headers: Record<string, string> = {}): StoreFault =>
  ({ method, url }) =>
    kind.test(`${method} ${url.pathname}`)
      ? new Response(status === 204 ? null : '', { status, headers })
      : undefined;
