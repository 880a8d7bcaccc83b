import { RecordError } from '../../session/learning-record.ts';
import type { Lrs } from './lrs.ts';
import { isCode, mayPass, notItsAnswer } from './lrs.ts';
import type { CourseState } from './state.ts';
import { isSameState, nothingKept, readState, writeState } from './state.ts';
import type { StatementContext } from './statement.ts';
import { readObject } from './json.ts';

/** What the store held when it was last seen; no `state` where there was no document. */
interface StoredDocument {
  readonly state: CourseState | undefined;
  /** '' where the store names none, or where CORS hides it. */
  readonly etag: string;
}

/** A way to say which document is to be replaced. */
interface Replacement {
  readonly rank: number;
  readonly method: 'PUT' | 'POST';
  readonly headers: Readonly<Record<string, string>>;
  /** It would replace what another window wrote meanwhile, too: so that is looked for first. */
  readonly isBlind: boolean;
}

const stateId = 'course-state';
/** Each way twice, and some writes of others. */
const mostTries = 16;
const refusals = [409, 412, 428];
/** What servers and proxies that compress add to a tag, e.g. Apache's `-gzip` and Jetty's `--gzip`. */
const compressed = /(--?|;)(gzip|br|deflate|zstd)$/i;

/** Makes one state of ours and of another that was found in its place; undefined where that must wait. */
export type MergeState = (theirs: CourseState) => CourseState | undefined;

/** The document of the State API (xAPI 1.0.3 part three, 2.3) as the learning record store holds it. */
export class StateStore {
  readonly #lrs: Lrs;
  readonly #query: Readonly<Record<string, string>>;
  /** Without this document in it a list of documents is no proof of anything: the LMS wrote it before. '' where it writes none. */
  readonly #written: string;
  #held: StoredDocument | undefined;
  /** The ways before this one were refused, though nobody else had written. */
  #rank = 0;

  /** @param written the id of a document that the LMS wrote before the launch; '' where it writes none */
  constructor(lrs: Lrs, { activityId, actor, registration }: StatementContext['launch'], written = '') {
    this.#lrs = lrs;
    this.#written = written;
    const agent = JSON.stringify(actor);
    this.#query = { activityId, agent, ...(registration === undefined ? {} : { registration }) };
  }

  /** A document of the LMS's own. It was written just before: a store that has it not yet is asked again. */
  async document(id: string): Promise<string> {
    const ask = async (): Promise<string> => {
      const { text } = await this.#lrs.ask(this.#request('GET', id));
      if (readObject(() => text)) return text;
      throw notItsAnswer();
    };
    return this.#lrs.withRetries(ask, (error) => mayPass(error) || isCode(error, '404'));
  }

  async read(): Promise<CourseState> {
    this.#held = await this.#lrs.withRetries(() => this.#look());
    return this.#held.state ?? nothingKept;
  }

  /**
   * Writes a state, and makes sure that it is there. Where the store holds what somebody else wrote, that is merged
   * first; where it refuses although nobody did, its tags cannot be relied on, and the next way is tried.
   *
   * @returns what was written; undefined where the merge must wait
   * @throws {RecordError} where the store does not hold it afterwards
   */
  async write(state: CourseState, keepalive: boolean, merge: MergeState): Promise<CourseState | undefined> {
    let next: CourseState | undefined = state;
    let refused = 0;
    for (let tries = 0; next && tries < mostTries; tries++) {
      // A page that goes away has no time to look.
      if (tries === 0 && !keepalive && this.#replacement().isBlind) next = await this.#catchUp(next, merge);
      if (!next) break;
      const { method, headers, rank, isBlind } = this.#replacement();
      const body = writeState(next);
      const reply = await this.#lrs.ask({ ...this.#request(method, stateId), headers, body, keepalive, takes: refusals }); // prettier-ignore
      const isTaken = reply.status === 204 && !reply.redirected;
      const before: StoredDocument | undefined = this.#held;
      if (isTaken && (reply.etag !== '' || isBlind || keepalive)) {
        this.#held = { state: next, etag: reply.etag };
        return next;
      }
      // For its tag, or for what became of it.
      this.#held = await this.#look();
      if (isSameState(this.#held.state, next)) return next;
      if (!isSameState(this.#held.state, before?.state)) {
        refused = 0;
        if (this.#held.state) next = merge(this.#held.state);
      } else if (!refusals.includes(reply.status)) throw notItsAnswer();
      else if (++refused === 2) {
        refused = 0;
        this.#rank = rank + 1;
      }
    }
    if (next) throw new RecordError('The learning record store holds something else.', '412');
    return undefined;
  }

  /** What others wrote since is merged. */
  async #catchUp(mine: CourseState, merge: MergeState): Promise<CourseState | undefined> {
    const before = this.#held;
    this.#held = await this.#look();
    const { state } = this.#held;
    return !state || isSameState(state, before?.state) || isSameState(state, mine) ? mine : merge(state);
  }

  /**
   * What the store holds.
   *
   * @throws {RecordError} where its answer is neither the document nor, for certain, that there is none
   */
  async #look(): Promise<StoredDocument> {
    const { status, text, etag } = await this.#lrs.ask({ ...this.#request('GET', stateId), takes: [404] });
    const state = status === 404 ? undefined : readState(text);
    if (state) return { state, etag };
    const ids = await this.#ids();
    // A 404 that the list does not contradict counts where the list is no proof. It may still be wrong: then
    // `If-None-Match` keeps what is there.
    const isSaid = status === 404 || (this.#written !== '' && ids.includes(this.#written));
    if (isSaid && !ids.includes(stateId)) return { state: undefined, etag: '' };
    throw notItsAnswer();
  }

  /** The ids of all documents of the registration; none where the store gives no list. */
  async #ids(): Promise<readonly unknown[]> {
    const request = { method: 'GET', resource: 'activities/state', query: this.#query } as const;
    const { text } = await this.#lrs.ask({ ...request, takes: [400, 401, 403, 404, 405, 501] });
    try {
      const ids: unknown = JSON.parse(text);
      if (Array.isArray(ids)) return ids;
    } catch {
      // No list.
    }
    return [];
  }

  /** The safest way that was not found wanting. */
  #replacement(): Replacement {
    const all = replacementsOf(this.#held);
    const next = all.find(({ rank }) => rank >= this.#rank);
    if (next) return next;
    // Once more from the first, at the next save.
    this.#rank = 0;
    throw new RecordError('The learning record store does not let its document be replaced.', '412');
  }

  #request(method: 'GET' | 'PUT' | 'POST', id: string) {
    const query = { ...this.#query, stateId: id };
    return { method, resource: 'activities/state', what: `state ${id}`, query } as const;
  }
}

/**
 * The ways to replace what is there, the safest first: by its tag, as it came and without what may have become of it
 * on its way; by that there is anything; by nothing; and by POST (2.2), which replaces each property of our document
 * and needs no precondition.
 */
function replacementsOf(held: StoredDocument | undefined): readonly Replacement[] {
  if (held && !held.state) {
    return [{ rank: 9, method: 'PUT', headers: { 'If-None-Match': '*' }, isBlind: false }];
  }
  const etag = held?.etag ?? '';
  const bare = etag.replace(/^W\//, '').replaceAll('"', '').replace(compressed, '');
  const tags = etag === '' ? [] : [...new Set([etag, `"${bare}"`, bare])];
  const put = { method: 'PUT', isBlind: true } as const;
  return [
    ...tags.map((tag, rank) => ({ ...put, rank, headers: { 'If-Match': tag }, isBlind: false })),
    { ...put, rank: 3, headers: { 'If-Match': '*' } },
    { ...put, rank: 4, headers: {} },
    { ...put, rank: 5, headers: {}, method: 'POST' },
  ];
}
