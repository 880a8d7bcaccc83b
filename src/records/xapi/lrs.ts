import { RecordError } from '../../session/learning-record.ts';
import type { CallLog } from '../call-log.ts';
import type { XapiEnvironment } from './xapi-environment.ts';

export interface StoreRequest {
  readonly method: 'GET' | 'PUT' | 'POST';
  /** Below the endpoint, e.g. `activities/state`. */
  readonly resource: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Set if the page is closing: the request must outlive it. */
  readonly keepalive?: boolean;
  /** Statuses other than 2xx that are no failure, e.g. 404. */
  readonly acceptedStatuses?: readonly number[];
  /** A name for the log, if the resource alone says too little. */
  readonly what?: string;
}

export interface StoreReply {
  readonly status: number;
  readonly text: string;
  /** '' if there is none, or if CORS hides it. */
  readonly etag: string;
  /** The answer came from another address than the one requested. */
  readonly redirected: boolean;
}

/** Milliseconds until a store that does not answer counts as down. */
const patience = 20_000;
/** The longest wait in ms, whatever the store asks for. */
const longestRest = 60_000;
/** Browsers allow 64 KiB in all for requests that outlive their page (Fetch, 4.6). */
const keepaliveLimit = 60_000;
/** Between tries, in ms. A busy store answers within seconds; a learner waits for the course meanwhile. */
const pauses = [500, 1500, 3000];
/** The longest wait before another try, in ms, whatever the store asks for. */
const longestPause = 5000;
/** A timer may end a moment early, in ms: a try in the store's own pause would not be sent. */
const margin = 20;

/** What the store does, by status: see `storeWords`. */
const byStatus: Readonly<Record<number, string>> = {
  400: 'could not read what it was sent',
  401: 'no longer accepts this launch: open the course again from the LMS',
  403: 'refuses this: the session may have ended',
  409: 'holds something else under this name',
  412: 'holds something newer',
  413: 'finds this too large',
  429: 'asks for a pause',
};

/** The only code that talks to the learning record store (xAPI 1.0.3, part three). */
export class Lrs {
  readonly #endpoint: string;
  readonly #token: () => string;
  readonly #environment: XapiEnvironment;
  readonly #log: CallLog;
  /** Measured by the environment's `ticks`, which are never changed. */
  #restUntil = 0;
  /** The bytes of the requests sent with `keepalive`. */
  #outliving = 0;

  constructor(endpoint: string, token: () => string, environment: XapiEnvironment, log: CallLog) {
    this.#endpoint = endpoint;
    this.#token = token;
    this.#environment = environment;
    this.#log = log;
  }

  /** @throws {RecordError} for a page, for any status but 2xx and those in `acceptedStatuses`, and for no answer */
  async ask(request: StoreRequest): Promise<StoreReply> {
    const { ticks } = this.#environment;
    if (ticks() < this.#restUntil && !request.keepalive) throw new RecordError(wordsFor(429), '429');
    const begun = ticks();
    const note = (answer: string, code: string): void =>
      this.#log.add({
        method: request.method,
        element: request.what ?? request.resource,
        value: request.body,
        answer,
        code,
        refused: code !== '',
        ms: Math.round(ticks() - begun),
      });
    let reply: StoreReply;
    try {
      reply = await this.#send(request);
    } catch (error) {
      const isSlow = error instanceof Error && error.name === 'TimeoutError';
      note(isSlow ? 'no answer in time' : 'no answer', 'none');
      throw new RecordError(isSlow ? storeWords('did not answer in time') : storeWords('cannot be reached'));
    }
    const { status } = reply;
    const isYes = status >= 200 && status < 300;
    // No store answers in HTML: this is a sign-in page, a proxy or a captive portal.
    if (isYes && /^\s*</.test(reply.text)) {
      note(`${status}, a page`, 'page');
      throw notFromStoreError();
    }
    const isFine = isYes || (request.acceptedStatuses?.includes(status) ?? false);
    note(String(status), isFine ? '' : String(status));
    if (isFine) return reply;
    throw new RecordError(wordsFor(status), String(status));
  }

  /** Tries up to four times, where trying again can help; for what has no saver behind it. */
  async withRetries<T>(act: () => Promise<T>, canHelp = isTemporary): Promise<T> {
    const { wait, ticks } = this.#environment;
    for (const pause of pauses) {
      try {
        return await act();
      } catch (error) {
        if (!canHelp(error)) throw error;
        await wait(Math.max(pause, Math.min(this.#restUntil - ticks(), longestPause) + margin));
      }
    }
    return act();
  }

  async #send({
    method,
    resource,
    query,
    body,
    headers,
    keepalive = false,
  }: StoreRequest): Promise<StoreReply> {
    const token = this.#token();
    const bytes = new Blob([body ?? '']).size;
    const outlives = keepalive && this.#outliving + bytes <= keepaliveLimit;
    if (outlives) this.#outliving += bytes;
    const response = await this.#environment.fetch(addressOf(this.#endpoint, resource, query), {
      method,
      headers: {
        // cmi5 8.2.1, and xAPI launches likewise: some LMSs include the scheme in the token, some do not.
        Authorization: /^[a-z]+ /i.test(token) ? token : `Basic ${token}`,
        'X-Experience-API-Version': '1.0.3',
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...headers,
      },
      body: body ?? null,
      ...(outlives ? { keepalive } : { signal: AbortSignal.timeout(patience) }),
      cache: 'no-store',
    });
    const text = await response.text();
    this.#rest(response);
    const { status, redirected } = response;
    return { status, text, etag: response.headers.get('ETag') ?? '', redirected };
  }

  /** RFC 9110 § 10.2.3: an overloaded store says when to try again. */
  #rest({ status, headers }: Response): void {
    if (status !== 429 && status !== 503) return;
    const after = headers.get('Retry-After') ?? '';
    // A date is in the store's time; its own clock is used if the answer has a `Date`.
    const now = Date.parse(headers.get('Date') ?? '') || this.#environment.now();
    const ms = /^\d+$/.test(after) ? Number(after) * 1000 : Date.parse(after) - now;
    if (ms > 0) this.#restUntil = this.#environment.ticks() + Math.min(ms, longestRest);
  }
}

/** The endpoint may have its own query, and may lack the final slash. */
function addressOf(endpoint: string, resource: string, query: StoreRequest['query']): string {
  const url = new URL(endpoint);
  url.pathname = `${url.pathname.replace(/\/+$/, '')}/${resource}`;
  // Some servers do not read "+" as a space.
  const more = new URLSearchParams(query).toString().replaceAll('+', '%20');
  url.search = [url.search.slice(1), more].filter((part) => part !== '').join('&');
  url.hash = '';
  // Only the token authenticates; browsers refuse addresses that contain a name and password.
  url.username = '';
  url.password = '';
  return url.href;
}

/** The error for a 2xx that is not from the store, e.g. from a sign-in page or a proxy: worth trying again. */
export function notFromStoreError(): RecordError {
  return new RecordError('Something else than the learning record store answered.');
}

const storeWords = (what: string): string => `The learning record store ${what}.`;

const wordsFor = (status: number): string =>
  storeWords(byStatus[status] ?? (status >= 500 ? 'does not work at the moment' : 'refuses this'));

/** Whether the same request may succeed later: no answer, store overloaded, or store not working. */
export function isTemporary(error: unknown): boolean {
  if (!(error instanceof RecordError)) return false;
  const { code } = error;
  return code === '' || code === '408' || code === '429' || Number(code) >= 500;
}

/** Whether the error is the store's answer with this status. */
export const isCode = (error: unknown, code: string): boolean =>
  error instanceof RecordError && error.code === code;
