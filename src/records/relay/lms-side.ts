import * as pair from 'scorm-again/cross-frame-lms';
import { ApiCalls } from '../api-calls.ts';
import type { Read, CallResult } from '../api-calls.ts';
import { CallLog } from '../call-log.ts';
import type { Ending, Refused, RelayResults } from './protocol.ts';
import { isPartOfAnswer } from './refused-writes.ts';
import type { Standard } from './standards.ts';

type Method = (...values: string[]) => unknown;

interface LmsEnd {
  destroy(): void;
}

/** Its type declarations export the class as default; the file exports it by name. */
const { CrossFrameLMS } = pair as unknown as {
  CrossFrameLMS: new (api: object, origin: string, options: { rateLimit: number }) => LmsEnd;
};

const successResult: CallResult = { ok: true, code: '' };

/** In seconds: if the course is silent for longer, the learner counts as away, and the rest is not counted as time. */
const longestSilence = 300;

/**
 * The package's end of the relay: a thin object over the LMS's API, for scorm-again's `CrossFrameLMS`, which needs
 * `getFlattenedCMI` and would pass on a refusal as if it were an answer. It counts the calls, keeps the refusals so
 * that the course can ask for them, and ends the session if the course cannot.
 */
export class LmsSide {
  /** For `CrossFrameLMS`: the standard's functions and `getFlattenedCMI`. They throw if the LMS refuses a call. */
  readonly api: Readonly<Record<string, Method>>;
  readonly #calls: ApiCalls;
  readonly #standard: Standard;
  readonly #now: () => number;
  #state: 'new' | 'open' | 'ended' = 'new';
  #reads: readonly string[] = [];
  /** Values read while the record opens: the record reads some twice, but the LMS is asked once. */
  readonly #known = new Map<string, Read>();
  /** Whether a read failed and nothing has been written since. */
  #isUnread = false;
  #taken = 0;
  #refused: Refused[] = [];
  #ending: { readonly what: Ending; readonly at: number } | undefined;

  /** @param now milliseconds since any moment */
  constructor(api: object, standard: Standard, now: () => number) {
    this.#calls = new ApiCalls(api, standard.names, new CallLog(0), now);
    this.#standard = standard;
    this.#now = now;
    const { initialize, finish, get, set, commit } = standard.names;
    this.api = {
      [initialize]: () => this.#initialize(),
      [finish]: () => this.#finish(),
      [get]: (element = '') => this.#get(element),
      [set]: (element = '', value = '') => this.#set(element, value),
      [commit]: () => this.#do(commit, '', this.#calls.commit()),
      getFlattenedCMI: () => this.#flattened(),
    };
  }

  /** The course has been loaded, for the first time or again. */
  begin(reads: readonly string[]): void {
    this.#reads = reads;
    this.#known.clear();
    this.#taken = 0;
    this.#refused = [];
  }

  /** The results of the calls since the last time. */
  takeResults(number: number, ending: Ending | undefined): RelayResults {
    const results: RelayResults = { relay: 'told', number, taken: this.#taken, refused: this.#refused };
    this.#taken = 0;
    this.#refused = [];
    this.#ending = ending && { what: ending, at: this.#now() };
    return results;
  }

  /** Relays calls from windows of this origin only. */
  listen(origin: string): LmsEnd {
    // No rate limit: it would drop writes that the course was told had succeeded.
    return new CrossFrameLMS(this.api, origin, { rateLimit: Infinity });
  }

  /** Commits, because the page may come back. */
  keep(): void {
    if (this.#state === 'open') this.#calls.commit();
  }

  /**
   * Ends the session if the course did not, once. The status stays as the course left it. If the course could not read
   * the record, and so did not begin, the session is not ended: ending it could complete the lesson (SCORM 1.2 RTE
   * 3.4.4, `cmi.core.lesson_status`) or the attempt (SCORM 2004 RTE 4.2.8, `cmi.exit`).
   */
  end(): void {
    if (this.#state !== 'open') return;
    this.#state = 'ended';
    if (!this.#ending && (this.#isUnread || this.#endCompletes())) return;
    if (this.#ending) {
      const { what, at } = this.#ending;
      for (const [element, value] of what.sets) this.#calls.set(element, value);
      const silent = Math.min((this.#now() - at) / 1000, longestSilence);
      this.#calls.set(this.#standard.sessionTime, this.#standard.time(what.seconds + silent));
      this.#calls.commit();
    }
    this.#calls.finish();
  }

  /** Nothing was written, as in a preview: the LMS would mark the lesson as completed (SCORM 1.2 RTE 3.4.4). */
  #endCompletes(): boolean {
    return this.#known.get('cmi.core.lesson_status')?.value.toLowerCase() === 'not attempted';
  }

  #initialize(): unknown {
    // If open already, a reloaded course continues the session.
    const answer = this.#state === 'open' ? successResult : this.#calls.initialize();
    if (answer.ok) this.#state = 'open';
    return this.#do(this.#standard.names.initialize, '', answer);
  }

  #finish(): unknown {
    const answer = this.#calls.finish();
    this.#state = 'ended';
    return this.#do(this.#standard.names.finish, '', answer);
  }

  #get(element: string): string {
    const known = this.#known.get(element);
    const read = known ?? this.#calls.get(element);
    const { said, code, failed } = read;
    if (failed) this.#isUnread = true;
    this.#known.set(element, read);
    this.#taken += 1;
    // Recorded, not thrown: the LMS's answer is '' anyway, and the record handles the code.
    if (!known && code !== '0') this.#refused.push({ method: this.#standard.names.get, element, code });
    return said;
  }

  #set(element: string, value: string): unknown {
    const { set } = this.#standard.names;
    this.#known.clear();
    this.#reads = [];
    // If the LMS refused one member of a list, the later ones are not tried: lists must have no gaps. An interaction is
    // a member once the LMS has its id, so that any other part may be left out.
    const lists = listsOf(element);
    const isAmong = (one: Refused): boolean =>
      !isPartOfAnswer(one.element) &&
      listsOf(one.element)
        .slice(-1)
        .some((list) => lists.includes(list));
    const before = this.#refused.find((one) => one.method === set && isAmong(one));
    const answer = before ? { ok: false, code: before.code } : this.#calls.set(element, value);
    // The LMS had a session open already, and refused to begin another.
    if (answer.ok && this.#state === 'new') this.#state = 'open';
    this.#isUnread = false;
    return this.#do(set, element, answer);
  }

  /** Values for the pair's cache: those that the course announced. After the opening none: the course reads no more. */
  #flattened(): Record<string, string> {
    const reads = this.#state === 'open' ? this.#reads : [];
    this.#reads = [];
    const values = reads.map((element) => {
      const value = this.#get(element);
      this.#taken -= 1; // The course did not send this call.
      return [element, value];
    });
    return Object.fromEntries(values) as Record<string, string>;
  }

  #do(method: string, element: string, { ok, code }: CallResult): string {
    this.#taken += 1;
    if (ok) return 'true';
    this.#refused.push({ method, element, code });
    // The pair searches the message for the error code, and takes the first number.
    throw Object.assign(new Error(`code ${code}: ${method} ${element} was refused`), { code });
  }
}

/** E.g. the interactions, for any element of one. Scores count as their own list: an LMS may lack only them. */
function listsOf(element: string): string[] {
  const list = /(.*?)\.\d+\./.exec(element)?.[1];
  if (list === undefined) return [];
  return element.includes('.score.') ? [list, `${list} scores`] : [list];
}
