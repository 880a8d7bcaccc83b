import type { MethodNames } from './api-calls.ts';
import { names12, names2004, verdictOf } from './api-calls.ts';

type Methods = Record<string, (...values: string[]) => unknown>;
type SendBeacon = (...values: unknown[]) => unknown;

/** The page of Moodle's player, as far as it is used here. */
interface MoodlePage {
  readonly navigator?: { sendBeacon?: SendBeacon };
  readonly performance?: Pick<Performance, 'getEntriesByType'>;
  readonly location?: Pick<Location, 'search' | 'reload'>;
  /** The page is hidden or going away: Moodle sends beacons only (mod/scorm/request.js). */
  readonly mod_scorm_useBeaconAPI?: boolean;
}

/** Moodle's API by the names of its classes: mod/scorm/datamodels/scorm_12.js and scorm_13.js. */
const classes: Readonly<Record<string, { readonly names: MethodNames; readonly sendsOnce: boolean }>> = {
  SCORMapi1_2: { names: names12, sendsOnce: true },
  SCORMapi1_3: { names: names2004, sendsOnce: false },
};

/** Values of which one at least is taken for any element, and means nothing good. */
const others = [
  'incomplete',
  'browsed',
  '0',
  '1',
  '00:00:00',
  '00:00:01',
  'choice',
  'fill-in',
  'suspend',
  '',
];

/** An API that was found, and whether the page around is loaded again first. */
export interface Met {
  readonly api: object;
  /** Answers whether it does so: nothing must be begun then. */
  readonly renew?: () => boolean;
}

/**
 * The API of an LMS; of Moodle one that says "true" only where a commit arrived, sends again what did not, and begins no
 * session on a page that is out of date.
 *
 * @param className of the API's class
 * @param page the window that the API was found in
 */
export function meet(api: object, className: unknown, page: unknown): Met {
  const kind = Object.hasOwn(classes, String(className)) ? classes[String(className)] : undefined;
  if (!kind) return { api };
  const around = page as MoodlePage;
  return { api: new MoodleApi(api, kind, around).functions, renew: () => isOld(around) && loadAgain(around) };
}

/**
 * Whether the browser has the page from its cache, as on the way back or forward through its history. What Moodle says of
 * the learner stands in the page, and is of the time when it was made: all that was done since would be written over.
 */
function isOld({ performance }: MoodlePage): boolean {
  const [entry] = performance?.getEntriesByType('navigation') ?? [];
  const { type, transferSize, encodedBodySize } = (entry ?? {}) as Partial<PerformanceNavigationTiming>;
  return type !== undefined && type !== 'reload' && transferSize === 0 && encodedBodySize !== 0;
}

/** What was a form would ask the learner first, and might begin a new attempt. */
function loadAgain({ location }: MoodlePage): boolean {
  if (!location?.search.includes('scoid=')) return false;
  location.reload();
  return true;
}

/**
 * What Moodle's player makes of a request that failed (found in 5.0): it sends a beacon after it, and answers "true"
 * whatever comes of that. And in SCORM 1.2 it sends only what differs from what it sent last, be that lost or not: what
 * was lost is changed, committed, and changed back.
 */
class MoodleApi {
  readonly functions: Methods;
  readonly #api: Methods;
  readonly #names: MethodNames;
  readonly #sendsOnce: boolean;
  readonly #page: MoodlePage;
  /** What was written since the last commit that arrived. */
  readonly #written = new Map<string, string>();
  /** Elements of these that Moodle takes for sent. */
  readonly #lost = new Set<string>();
  /** What is known to have arrived, or was there before. */
  readonly #held = new Map<string, string>();

  constructor(api: object, { names, sendsOnce }: (typeof classes)[string], page: MoodlePage) {
    this.#api = api as Methods;
    this.#names = names;
    this.#sendsOnce = sendsOnce;
    this.#page = page;
    const { initialize, finish, get, set, commit, lastError } = names;
    this.functions = {
      [initialize]: () => (isOld(this.#page) ? 'false' : this.#call(initialize, '')),
      [get]: (element = '') => this.#get(element),
      [set]: (element = '', value = '') => this.#set(element, value),
      [commit]: () => this.#send(commit),
      [finish]: () => this.#send(finish),
      [lastError]: () => this.#call(lastError),
    };
  }

  #call(method: string, ...values: string[]): unknown {
    return this.#api[method]?.(...values);
  }

  #get(element: string): unknown {
    const answer = this.#call(this.#names.get, element);
    if (!this.#held.has(element)) this.#held.set(element, String(answer));
    return answer;
  }

  #set(element: string, value: string): unknown {
    const answer = this.#call(this.#names.set, element, value);
    if (verdictOf(answer) === true) this.#written.set(element, value);
    return answer;
  }

  #send(method: string): string {
    // Of two beacons nobody knows which arrives first.
    const isLeaving = this.#page.mod_scorm_useBeaconAPI === true;
    const isReached = this.#lost.size === 0 || (!isLeaving && this.#undo());
    const isFinish = method === this.#names.finish;
    const hasArrived = (isReached || isLeaving || isFinish) && this.#isTaken(method, isLeaving) && isReached;
    if (hasArrived) {
      for (const [element, value] of this.#written) this.#held.set(element, value);
      this.#written.clear();
      this.#lost.clear();
    } else if (this.#sendsOnce) for (const element of this.#written.keys()) this.#lost.add(element);
    return String(hasArrived);
  }

  /** Makes Moodle send what was lost: it has other values of that, and then again these. Answers whether Moodle was there. */
  #undo(): boolean {
    for (const element of this.#lost) this.#change(element);
    const isReached = this.#isTaken(this.#names.commit, false);
    for (const element of this.#lost) this.#call(this.#names.set, element, this.#written.get(element) ?? '');
    return isReached;
  }

  #change(element: string): void {
    const value = this.#written.get(element) ?? '';
    for (const other of [this.#held.get(element), ...others]) {
      if (other === undefined || other === value || Number(other) === Number(value)) continue;
      if (verdictOf(this.#call(this.#names.set, element, other)) === true) return;
    }
  }

  /** Calls Commit or Finish. A beacon, where the page stays, is the sign of a request that failed. */
  #isTaken(method: string, isLeaving: boolean): boolean {
    const { navigator = {} } = this.#page;
    const own = Object.getOwnPropertyDescriptor(navigator, 'sendBeacon');
    const { sendBeacon } = navigator;
    let isBeacon = false;
    navigator.sendBeacon = (...values) => {
      isBeacon = true;
      return sendBeacon?.apply(navigator, values);
    };
    try {
      return verdictOf(this.#call(method, '')) === true && (isLeaving || !isBeacon);
    } finally {
      if (own) Object.defineProperty(navigator, 'sendBeacon', own);
      else Reflect.deleteProperty(navigator, 'sendBeacon');
    }
  }
}
