import * as pair from 'scorm-again/cross-frame-lms';
import { ApiCalls } from '../api-calls.ts';
import type { Read, CallResult } from '../api-calls.ts';
import { CallLog } from '../call-log.ts';
import type { Ending, Refused, CallResults } from './protocol.ts';
import type { Standard } from './standards.ts';

type Method = (...values: string[]) => unknown;

interface LmsEnd {
  destroy(): void;
}

/** Its declarations say that the class is the default export; the file exports it by name. */
const { CrossFrameLMS } = pair as unknown as {
  CrossFrameLMS: new (api: object, origin: string, options: { rateLimit: number }) => LmsEnd;
};

const taken: CallResult = { ok: true, code: '' };

/** A course that is silent for longer than this has nobody at it: no more is counted as time spent. */
const longestSilence = 300;

/**
 * The package's end of the relay: a thin object over the LMS's API for scorm-again's `CrossFrameLMS`, which would
 * otherwise miss `getFlattenedCMI`, and hand on a refusal as if it were an answer. It counts what it takes and
 * keeps what was refused, so that the course can ask; and it ends the session where the course can't.
 */
export class LmsSide {
  /** For `CrossFrameLMS`: the functions of the standard, and `getFlattenedCMI`. A refusal throws. */
  readonly api: Readonly<Record<string, Method>>;
  readonly #calls: ApiCalls;
  readonly #standard: Standard;
  readonly #now: () => number;
  #state: 'new' | 'open' | 'ended' = 'new';
  #reads: readonly string[] = [];
  /** What was read while the record opens: it reads some twice, the LMS is asked once. */
  readonly #known = new Map<string, Read>();
  /** Whether something could not be read, and nothing has been written since. */
  #isUnread = false;
  #taken = 0;
  #refused: Refused[] = [];
  #ending: { readonly what: Ending; readonly at: number } | undefined;

  /** @param now milliseconds, from any moment */
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

  /** A course has been loaded, for the first time or again. */
  begin(reads: readonly string[]): void {
    this.#reads = reads;
    this.#known.clear();
    this.#taken = 0;
    this.#refused = [];
  }

  /** What came of the calls since the last time. */
  takeResults(number: number, ending: Ending | undefined): CallResults {
    const results: CallResults = { relay: 'told', number, taken: this.#taken, refused: this.#refused };
    this.#taken = 0;
    this.#refused = [];
    this.#ending = ending && { what: ending, at: this.#now() };
    return results;
  }

  /** Relays the calls of a window of this origin, and of nobody else. */
  listen(origin: string): LmsEnd {
    // Its limit drops writes that the course was answered are done. One course, one frame: there is nobody to limit.
    return new CrossFrameLMS(this.api, origin, { rateLimit: Infinity });
  }

  /** The page may come back: what was written is kept. */
  keep(): void {
    if (this.#state === 'open') this.#calls.commit();
  }

  /**
   * Ends the session where the course did not, once. The status stays as the course left it. One that the course did
   * not begin, since it could not be read, is left as it is: to end it could complete the lesson (SCORM 1.2 RTE 3.4.4,
   * `cmi.core.lesson_status`) or the attempt (SCORM 2004 RTE 4.2.8, `cmi.exit`).
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

  /** Nothing was written since, as in a preview: the LMS would take the lesson for completed (SCORM 1.2 RTE 3.4.4). */
  #endCompletes(): boolean {
    return this.#known.get('cmi.core.lesson_status')?.value.toLowerCase() === 'not attempted';
  }

  #initialize(): unknown {
    // Open already: a course that was loaded again inside a session that goes on.
    const answer = this.#state === 'open' ? taken : this.#calls.initialize();
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
    // Reported rather than thrown: the LMS's answer is '' all the same, and the record knows what to make of it.
    if (!known && code !== '0') this.#refused.push({ method: this.#standard.names.get, element, code });
    return said;
  }

  #set(element: string, value: string): unknown {
    const { set } = this.#standard.names;
    this.#known.clear();
    this.#reads = [];
    // Of a list that a member was refused of, the rest would only be refused as well: lists have no gaps.
    const lists = listsOf(element);
    const isAmong = (one: Refused): boolean =>
      listsOf(one.element)
        .slice(-1)
        .some((list) => lists.includes(list));
    const before = this.#refused.find((one) => one.method === set && isAmong(one));
    const answer = before ? { ok: false, code: before.code } : this.#calls.set(element, value);
    // Where the LMS had a session open already, and refused to begin another.
    if (answer.ok && this.#state === 'new') this.#state = 'open';
    this.#isUnread = false;
    return this.#do(set, element, answer);
  }

  /** What the pair's cache is to hold: what the course said that it reads. Later on nothing: it reads no more. */
  #flattened(): Record<string, string> {
    const reads = this.#state === 'open' ? this.#reads : [];
    this.#reads = [];
    const values = reads.map((element) => {
      const value = this.#get(element);
      this.#taken -= 1; // Nobody sent this one.
      return [element, value];
    });
    return Object.fromEntries(values) as Record<string, string>;
  }

  #do(method: string, element: string, { ok, code }: CallResult): string {
    this.#taken += 1;
    if (ok) return 'true';
    this.#refused.push({ method, element, code });
    // The pair looks for the code in the words, and takes the first number for it.
    throw Object.assign(new Error(`code ${code}: ${method} ${element} was refused`), { code });
  }
}

/** E.g. the interactions, for any element of any. Scores are a list of their own: an LMS may lack them alone. */
function listsOf(element: string): string[] {
  const list = /(.*?)\.\d+\./.exec(element)?.[1];
  if (list === undefined) return [];
  return element.includes('.score.') ? [list, `${list} scores`] : [list];
}
