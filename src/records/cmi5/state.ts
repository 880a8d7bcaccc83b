import type { Standing } from '../../course/standing.ts';
import { better, nothingYet } from '../../course/standing.ts';
import { share } from '../format.ts';
import type { Frame } from './statement.ts';
import type { Lrs } from './lrs.ts';
import type { AlreadyTold } from './owed.ts';
import { nothingTold } from './owed.ts';
import { amount, isObject, readObject } from './world.ts';

/** The document that the course keeps in the State API (xAPI 1.0.3 part three, 2.3), one per registration. */
export interface CourseState {
  readonly snapshot: string;
  readonly location: string;
  /** The time of all sessions. */
  readonly seconds: number;
  readonly standing: Standing;
  readonly told: AlreadyTold;
  /** When it was written, in ms since 1970. */
  readonly at: number;
}

export const nothingKept: CourseState = {
  snapshot: '',
  location: '',
  seconds: 0,
  standing: nothingYet,
  told: nothingTold,
  at: 0,
};

const stateId = 'course-state';

/** Anything as a state. What is no state at all is handed on as a snapshot, which nobody will be able to read. */
export function stateOf(text: string): CourseState {
  const kept = readObject(() => text);
  if (!kept) return { ...nothingKept, snapshot: text.trim() };
  const told = isObject(kept['told']) ? kept['told'] : {};
  const standing = isObject(kept['standing']) ? kept['standing'] : {};
  const { best, success } = standing;
  const completed = told['completed'] === true;
  const passed = told['passed'] === true;
  return {
    snapshot: typeof kept['snapshot'] === 'string' ? kept['snapshot'] : '',
    location: typeof kept['location'] === 'string' ? kept['location'] : '',
    seconds: amount(kept['seconds']),
    at: amount(kept['at']),
    told: {
      completed,
      passed,
      lessons: Array.isArray(told['lessons']) ? told['lessons'].map(String) : [],
      progress: Math.min(100, amount(told['progress'])),
      failedAt: typeof told['failedAt'] === 'number' ? told['failedAt'] : -1,
    },
    standing: {
      completed: completed || standing['completed'] === true,
      success: passed || success === 'passed' ? 'passed' : success === 'failed' ? 'failed' : 'unknown',
      best: typeof best === 'number' ? share(best) : undefined,
    },
  };
}

/** The later of two states, with what either has achieved and told. */
export function laterState(one: CourseState, other: CourseState): CourseState {
  const [later, earlier] = one.at >= other.at ? [one, other] : [other, one];
  return {
    ...later,
    snapshot: later.snapshot === '' ? earlier.snapshot : later.snapshot,
    seconds: Math.max(one.seconds, other.seconds),
    standing: better(one.standing, other.standing),
    told: {
      completed: one.told.completed || other.told.completed,
      passed: one.told.passed || other.told.passed,
      lessons: [...new Set([...one.told.lessons, ...other.told.lessons])],
      progress: Math.max(one.told.progress, other.told.progress),
      failedAt: Math.max(one.told.failedAt, other.told.failedAt),
    },
  };
}

/** The state as the learning record store holds it. */
export class StateStore {
  readonly #lrs: Lrs;
  readonly #query: Readonly<Record<string, string>>;
  #etag = '';

  constructor(lrs: Lrs, { activityId, actor, registration }: Frame['launch']) {
    this.#lrs = lrs;
    this.#query = { activityId, agent: JSON.stringify(actor), registration };
  }

  /** Another document of the registration, e.g. the launch data. */
  async document(id: string): Promise<string> {
    const { text } = await this.#lrs.askPatiently(this.#request('GET', id));
    return text;
  }

  async read(): Promise<CourseState> {
    const reply = await this.#lrs.askPatiently({ ...this.#request('GET', stateId), takes: [404] });
    if (reply.status === 404) return nothingKept;
    this.#etag = reply.etag;
    return stateOf(reply.text);
  }

  async write(state: CourseState, keepalive: boolean): Promise<void> {
    const put = { ...this.#request('PUT', stateId), body: JSON.stringify(state), keepalive };
    const reply = await this.#lrs.ask({ ...put, takes: [409, 412] });
    let { etag } = reply;
    if (reply.status === 409 || reply.status === 412) {
      // Some stores want to hear which document is to be replaced. The last to write wins.
      const there = await this.#lrs.ask({ ...this.#request('GET', stateId), takes: [404] });
      const match = there.etag === '' ? { 'If-None-Match': '*' } : { 'If-Match': there.etag };
      ({ etag } = await this.#lrs.ask({ ...put, headers: match }));
    }
    this.#etag = etag;
  }

  #request(method: 'GET' | 'PUT', id: string) {
    const headers = method === 'PUT' && this.#etag !== '' ? { 'If-Match': this.#etag } : {};
    const query = { ...this.#query, stateId: id };
    return { method, resource: 'activities/state', what: `state ${id}`, query, headers } as const;
  }
}
