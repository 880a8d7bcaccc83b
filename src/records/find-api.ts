import { isOutdated, loadAgain, sendAgainWhatWasLost } from './moodle.ts';
import { property } from './property.ts';

/** The names under which an LMS offers its API: SCORM 1.2 RTE 3.3.2 and SCORM 2004 RTE 3.2.1. */
export type ApiName = 'API' | 'API_1484_11';

export interface FoundApi {
  readonly api: object;
  /** For the diagnostics: `this window`, `parent 2`, `opener`, `opener, parent 1`, `parent 1, opener` … */
  readonly where: string;
  /** Where the LMS's page is out of date, has it loaded again, and this one with it; answers whether it could. */
  readonly loadAgain?: () => boolean;
}

/** A window that goes deeper than this is no real one. */
const mostParents = 100;
/** A pop-up opened by a pop-up opened by the LMS. */
const mostOpeners = 4;

const firstCall: Record<ApiName, string> = { API: 'LMSInitialize', API_1484_11: 'Initialize' };

/**
 * Looks for the LMS's API: this window and its parents up to any depth, then each one's opener and that opener's
 * parents. Every step is guarded, because a window of another origin throws when it is touched; the top window is
 * only ever reached as somebody's parent (asking for it by name breaks SuccessFactors).
 */
export function findApi(start: unknown, name: ApiName): FoundApi | undefined {
  const found = search(start, name, '', new Set(), mostOpeners);
  if (!found) return undefined;
  const { page, ...there } = found;
  sendAgainWhatWasLost(page, start);
  return isOutdated(page) ? { ...there, api: beginsNothing(name), loadAgain: () => loadAgain(page) } : there;
}

const beginsNothing = (name: ApiName): object => ({ [firstCall[name]]: () => 'false' });

function search(
  start: unknown,
  name: ApiName,
  prefix: string,
  seen: Set<unknown>,
  openersLeft: number,
): (FoundApi & { readonly page: unknown }) | undefined {
  const chain: unknown[] = [];
  for (let win = start; !seen.has(win) && chain.length < mostParents;) {
    seen.add(win);
    const api = apiOf(win, name);
    if (api) return { api, page: win, where: prefix + placeOf(chain.length, prefix) || 'this window' };
    chain.push(win);
    win = property(win, 'parent');
  }
  if (openersLeft === 0) return undefined;
  for (const [depth, win] of chain.entries()) {
    const opener = property(win, 'opener');
    if (property(opener, 'closed') === true) continue;
    const place = [prefix + placeOf(depth, prefix), 'opener'].filter(Boolean).join(', ');
    const found = search(opener, name, place, seen, openersLeft - 1);
    if (found) return found;
  }
  return undefined;
}

function placeOf(depth: number, prefix: string): string {
  return depth === 0 ? '' : `${prefix === '' ? '' : ', '}parent ${depth}`;
}

/** Whether there is nobody around this window who could still offer an API: nothing frames it, nothing opened it. */
export function isAlone(win: unknown): boolean {
  const opener = property(win, 'opener');
  return property(win, 'parent') === win && (!opener || property(opener, 'closed') === true);
}

/** The API of this window: an element whose id is `API` is none. */
function apiOf(win: unknown, name: ApiName): object | undefined {
  const api = property(win, name);
  // Some APIs are Java applets or ActiveX objects of old, whose methods are no JavaScript functions.
  return property(api, firstCall[name]) ? (api as object) : undefined;
}

export interface Wait {
  /** Calls back later, like `setTimeout`. */
  readonly later: (callback: () => void, ms: number) => unknown;
  /** How long to go on looking, in ms; a page that nobody framed or opened has nobody to wait for. */
  readonly most?: number;
  /** How long between two looks, in ms. */
  readonly every?: number;
}

/** Like `findApi`, looking again for a while: some LMSs put their API there after the course has begun. */
export async function waitForApi(
  start: unknown,
  name: ApiName,
  { later, most = isAlone(start) ? 0 : 2000, every = 100 }: Wait,
): Promise<FoundApi | undefined> {
  for (let waited = 0; ; waited += every) {
    const found = findApi(start, name);
    if (found?.loadAgain?.()) await new Promise(() => {});
    if (found || waited >= most) return found;
    await new Promise<void>((resolve) => void later(resolve, every));
  }
}

/** Between two looks for an API that is late, in ms: a tenth of the time so far, and at most this long. */
const pauses = { first: 200, growth: 1.1, most: 5000 };

/**
 * Looks for an API that is late, for as long as the page is open, ever more rarely. Each call waits before it looks:
 * one that was found and begins no session is asked again later.
 */
export function laterApi(start: unknown, name: ApiName, later: Wait['later']): () => Promise<FoundApi> {
  let pause = pauses.first;
  return async () => {
    for (;;) {
      await new Promise<void>((resolve) => void later(resolve, pause));
      pause = Math.min(pause * pauses.growth, pauses.most);
      const found = findApi(start, name);
      if (found && !found.loadAgain?.()) return found;
    }
  };
}
