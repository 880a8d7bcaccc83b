import { RecordError } from '../../session/learning-record.ts';
import type { Lrs } from './lrs.ts';
import { isCode, isTemporary, notFromStoreError } from './lrs.ts';
import type { CourseState } from './state.ts';
import { isSameState, nothingKept, readState, writeState } from './state.ts';
import type { StatementContext } from './statement.ts';
import { readObject } from './json.ts';

/** What the store held when last read; no `state` if there was no document. */
interface StoredDocument {
  readonly state: CourseState | undefined;
  /** '' if the store gives none, or if CORS hides it. */
  readonly etag: string;
}

/** One way to tell the store which document to replace. */
interface Replacement {
  readonly rank: number;
  readonly method: 'PUT' | 'POST';
  readonly headers: Readonly<Record<string, string>>;
  /** It would also replace what another window wrote meanwhile: so the document is read first. */
  readonly isBlind: boolean;
}

const stateId = 'course-state';
/** Each way twice, and some writes of others. */
const mostTries = 16;
const refusals = [409, 412, 428];
/** Suffixes that compressing servers and proxies add to a tag, e.g. Apache's `-gzip` and Jetty's `--gzip`. */
const compressed = /(--?|;)(gzip|br|deflate|zstd)$/i;

/** Merges another state, found in the store, into ours; undefined if that has to wait. */
export type MergeState = (theirs: CourseState) => CourseState | undefined;

/** The course's document in the State API (xAPI 1.0.3 part three, 2.3) of the learning record store. */
export class StateStore {
  readonly #lrs: Lrs;
  readonly #query: Readonly<Record<string, string>>;
  /** The id of a document that the LMS wrote before, or '': a list of documents without it proves nothing. */
  readonly #written: string;
  #held: StoredDocument | undefined;
  /** The ways with a lower rank were refused, although no one else had written. */
  #rank = 0;

  /** @param written the id of a document that the LMS wrote before the launch; '' if it writes none */
  constructor(lrs: Lrs, { activityId, actor, registration }: StatementContext['launch'], written = '') {
    this.#lrs = lrs;
    this.#written = written;
    const agent = JSON.stringify(actor);
    this.#query = { activityId, agent, ...(registration === undefined ? {} : { registration }) };
  }

  /** Reads a document that the LMS wrote just before the launch. If the store does not have it yet, tries again. */
  async document(id: string): Promise<string> {
    const ask = async (): Promise<string> => {
      const { text } = await this.#lrs.ask(this.#request('GET', id));
      if (readObject(() => text)) return text;
      throw notFromStoreError();
    };
    return this.#lrs.withRetries(ask, (error) => isTemporary(error) || isCode(error, '404'));
  }

  async read(): Promise<CourseState> {
    this.#held = await this.#lrs.withRetries(() => this.#look());
    return this.#held.state ?? nothingKept;
  }

  /**
   * Writes a state, and makes sure that the store has it. If the store holds what another window or device wrote, that
   * is merged first. If it refuses although no one else wrote, its tags are unreliable, and the next way is tried.
   *
   * @returns what was written; undefined if the merge has to wait
   * @throws {RecordError} if the store does not hold it afterwards
   */
  async write(state: CourseState, keepalive: boolean, merge: MergeState): Promise<CourseState | undefined> {
    let next: CourseState | undefined = state;
    let refused = 0;
    for (let tries = 0; next && tries < mostTries; tries++) {
      // A page that is closing has no time to read first.
      if (tries === 0 && !keepalive && this.#replacement().isBlind) next = await this.#catchUp(next, merge);
      if (!next) break;
      const { method, headers, rank, isBlind } = this.#replacement();
      const body = writeState(next);
      const reply = await this.#lrs.ask({ ...this.#request(method, stateId), headers, body, keepalive, acceptedStatuses: refusals }); // prettier-ignore
      const isTaken = reply.status === 204 && !reply.redirected;
      const before: StoredDocument | undefined = this.#held;
      if (isTaken && (reply.etag !== '' || isBlind || keepalive)) {
        this.#held = { state: next, etag: reply.etag };
        return next;
      }
      // Read to get the tag, or to see whether the write succeeded.
      this.#held = await this.#look();
      if (isSameState(this.#held.state, next)) return next;
      if (!isSameState(this.#held.state, before?.state)) {
        refused = 0;
        if (this.#held.state) next = merge(this.#held.state);
      } else if (!refusals.includes(reply.status)) throw notFromStoreError();
      else if (++refused === 2) {
        refused = 0;
        this.#rank = rank + 1;
      }
    }
    if (next) throw new RecordError('The learning record store holds something else.', '412');
    return undefined;
  }

  /** Merges what others have written since. */
  async #catchUp(mine: CourseState, merge: MergeState): Promise<CourseState | undefined> {
    const before = this.#held;
    this.#held = await this.#look();
    const { state } = this.#held;
    return !state || isSameState(state, before?.state) || isSameState(state, mine) ? mine : merge(state);
  }

  /**
   * What the store holds.
   *
   * @throws {RecordError} if the answer is neither the document nor a reliable statement that there is none
   */
  async #look(): Promise<StoredDocument> {
    const { status, text, etag } = await this.#lrs.ask({
      ...this.#request('GET', stateId),
      acceptedStatuses: [404],
    });
    const state = status === 404 ? undefined : readState(text);
    if (state) return { state, etag };
    const ids = await this.#ids();
    // If the list proves nothing, a 404 counts unless the list contradicts it. The 404 may still be wrong: then
    // `If-None-Match` protects the existing document.
    const isSaid = status === 404 || (this.#written !== '' && ids.includes(this.#written));
    if (isSaid && !ids.includes(stateId)) return { state: undefined, etag: '' };
    throw notFromStoreError();
  }

  /** The ids of all documents of the registration; empty if the store gives no list. */
  async #ids(): Promise<readonly unknown[]> {
    const request = { method: 'GET', resource: 'activities/state', query: this.#query } as const;
    const { text } = await this.#lrs.ask({ ...request, acceptedStatuses: [400, 401, 403, 404, 405, 501] });
    try {
      const ids: unknown = JSON.parse(text);
      if (Array.isArray(ids)) return ids;
    } catch {
      // Not a list.
    }
    return [];
  }

  /** The safest way that has not failed yet. */
  #replacement(): Replacement {
    const all = replacementsOf(this.#held);
    const next = all.find(({ rank }) => rank >= this.#rank);
    if (next) return next;
    // The next save starts again with the first way.
    this.#rank = 0;
    throw new RecordError('The learning record store does not let its document be replaced.', '412');
  }

  #request(method: 'GET' | 'PUT' | 'POST', id: string) {
    const query = { ...this.#query, stateId: id };
    return { method, resource: 'activities/state', what: `state ${id}`, query } as const;
  }
}

/**
 * The ways to replace the document, the safest first: by its tag, unchanged and without what a proxy may have added; if
 * any document exists; without a condition; and by POST (2.2), which replaces each property of our document and needs
 * no precondition.
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
