import { CallLog } from '../../../src/records/call-log.ts';
import type { StatementDraft } from '../../../src/records/xapi/statement-draft.ts';
import { contextAdditions } from '../../../src/records/cmi5/context.ts';
import type { Cmi5Launch } from '../../../src/records/cmi5/launch.ts';
import type { SessionData } from '../../../src/records/xapi/launch.ts';
import { Lrs } from '../../../src/records/xapi/lrs.ts';
import { statementOf } from '../../../src/records/xapi/statement.ts';
import type { XapiEnvironment } from '../../../src/records/xapi/xapi-environment.ts';
import { MemoryStore } from '../../session/fakes.ts';

export const launch: Cmi5Launch = {
  endpoint: 'https://lrs.example/xapi/',
  fetchUrl: 'https://lms.example/token?k=1',
  actor: { objectType: 'Agent', account: { homePage: 'https://lms.example', name: '42' } },
  registration: '760e3480-ba55-4991-94b0-01820dbd23a2',
  activityId: 'https://lms.example/activity/1',
};

const sessionKey = 'https://w3id.org/xapi/cmi5/context/extensions/sessionid';
export const grouping = { id: 'https://publisher.example/course' };

export const launchData: SessionData = {
  contextTemplate: {
    contextActivities: { grouping: [grouping] },
    extensions: { [sessionKey]: 'session-1' },
  },
  sessionId: 'session-1',
  mode: 'normal',
  masteryScore: 0.8,
  contextOf: contextAdditions(0.8),
  returnUrl: undefined,
};

export const draft = (id: string, more: Partial<StatementDraft> = {}): StatementDraft => ({
  id,
  verb: 'answered',
  at: Date.UTC(2026, 2, 4, 5),
  ...more,
});

export interface Sent {
  readonly method: string;
  readonly url: URL;
  readonly init: RequestInit;
  readonly headers: Headers;
  /** As text; '' where there is none. */
  readonly body: string;
}

/** A record store that answers what the test says, and clocks that the test moves. */
export class StandIn {
  #now = Date.UTC(2026, 2, 4, 5);
  #ticks = 5000;
  readonly asked: Sent[] = [];
  /** The pauses that were made, in ms. */
  readonly waits: number[] = [];
  readonly log = new CallLog();
  readonly environment: XapiEnvironment = {
    fetch: (url, init) => this.#answer(url, init),
    now: () => this.now,
    ticks: () => this.#ticks,
    wait: async (ms) => {
      this.waits.push(ms);
      this.now += ms;
    },
    device: new MemoryStore(),
    tab: new MemoryStore(),
    language: 'en',
  };
  readonly lrs: Lrs;
  answers: (sent: Sent) => Response | Promise<Response>;

  constructor(answers: (sent: Sent) => Response | Promise<Response> = taking, token = 'dG9rZW4=') {
    this.answers = answers;
    this.lrs = new Lrs(launch.endpoint, () => token, this.environment, this.log);
  }

  /** Moved on, time passes; moved back, the computer's clock was put back. */
  get now(): number {
    return this.#now;
  }

  set now(now: number) {
    this.#ticks += Math.max(0, now - this.#now);
    this.#now = now;
  }

  /** Puts the computer's clock forward or back by so many ms, and no time passes. */
  set clock(change: number) {
    this.#now += change;
  }

  /** E.g. `['GET', 'PUT']`. */
  get methods(): readonly string[] {
    return this.asked.map(({ method }) => method);
  }

  async #answer(address: string, init: RequestInit): Promise<Response> {
    const body = typeof init.body === 'string' ? init.body : '';
    const headers = new Headers(init.headers);
    const sent = { method: init.method ?? 'GET', url: new URL(address), init, headers, body };
    this.asked.push(sent);
    return this.answers(sent);
  }
}

/** What a store answers that takes everything and holds nothing: the ids of what it was posted, and else 200. */
export const taking = (sent: Sent): Response =>
  sent.method === 'POST' && sent.url.pathname.endsWith('/statements')
    ? reply(200, JSON.stringify(idsIn(sent)))
    : reply(200);

export const idsIn = ({ body }: Sent): string[] => (JSON.parse(body) as { id: string }[]).map(({ id }) => id);

/** What the store holds under this id, as it would hand it out. */
export const storedAs = (one: StatementDraft): Response =>
  reply(
    200,
    JSON.stringify({
      ...statementOf(one, { launch, data: launchData, names: { language: 'en' } }),
      stored: '2026-03-04',
    }),
  );

export const reply = (status: number, body = '', headers: Record<string, string> = {}): Response =>
  new Response(status === 204 ? null : body, { status, headers });

/** Answers one after the other; the last goes on. */
export function inTurn(...replies: readonly (() => Response)[]): () => Response {
  let next = 0;
  return () => {
    const answer = replies[Math.min(next++, replies.length - 1)];
    if (!answer) throw new Error('There is nothing to answer.');
    return answer();
  };
}

export const unreachable = (): never => {
  throw new TypeError('Failed to fetch');
};
