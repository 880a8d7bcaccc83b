import { isOutdated, loadAgain, resendUnconfirmed } from './moodle.ts';
import { property } from './property.ts';

/** The names under which an LMS offers its API: SCORM 1.2 RTE 3.3.2 and SCORM 2004 RTE 3.2.1. */
export type ApiName = 'API' | 'API_1484_11';

export interface FoundApi {
  readonly api: object;
  /** For diagnostics: `this window`, `parent 2`, `opener`, `opener, parent 1`, `parent 1, opener` … */
  readonly where: string;
  /** Set if the LMS's page is out of date: reloads it, and this page with it. Returns whether that was possible. */
  readonly loadAgain?: () => boolean;
}

/** A limit: no real window is nested deeper than this. */
const mostParents = 100;
/** E.g. a pop-up opened by a pop-up opened by the LMS. */
const mostOpeners = 4;

const firstCall: Record<ApiName, string> = { API: 'LMSInitialize', API_1484_11: 'Initialize' };

/**
 * Looks for the LMS's API in this window and its parents at any depth, then in each window's opener and that opener's
 * parents. Every step is guarded, because a window of another origin throws on access. The top window is reached only
 * as a parent: accessing it as `top` breaks SuccessFactors.
 */
export function findApi(start: unknown, name: ApiName): FoundApi | undefined {
  const found = search(start, name, '', new Set(), mostOpeners);
  if (!found) return undefined;
  const { page, ...there } = found;
  resendUnconfirmed(page, start);
  return isOutdated(page) ? { ...there, api: refusingApi(name), loadAgain: () => loadAgain(page) } : there;
}

const refusingApi = (name: ApiName): object => ({ [firstCall[name]]: () => 'false' });

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

/** Whether no other window could still offer an API: this window has no parent and no open opener. */
export function isAlone(win: unknown): boolean {
  const opener = property(win, 'opener');
  return property(win, 'parent') === win && (!opener || property(opener, 'closed') === true);
}

/** The API of this window. An element with the id `API` does not count. */
function apiOf(win: unknown, name: ApiName): object | undefined {
  const api = property(win, name);
  // Some APIs are old Java applets or ActiveX objects, whose methods are not JavaScript functions.
  return property(api, firstCall[name]) ? (api as object) : undefined;
}

export interface WaitOptions {
  /** Calls back later, like `setTimeout`. */
  readonly later: (callback: () => void, ms: number) => unknown;
  /** How long to keep looking, in ms; by default 0 for a page that has no parent or opener. */
  readonly most?: number;
  /** The time between two searches, in ms. */
  readonly every?: number;
}

/** Like `findApi`, but repeated for a while: some LMSs provide their API only after the course has started. */
export async function waitForApi(
  start: unknown,
  name: ApiName,
  { later, most = isAlone(start) ? 0 : 2000, every = 100 }: WaitOptions,
): Promise<FoundApi | undefined> {
  for (let waited = 0; ; waited += every) {
    const found = findApi(start, name);
    if (found?.loadAgain?.()) await new Promise(() => {});
    if (found || waited >= most) return found;
    await new Promise<void>((resolve) => void later(resolve, every));
  }
}

/** The pauses between searches for a late API, in ms: each is 1.1 times the one before, up to `most`. */
const pauses = { first: 200, growth: 1.1, most: 5000 };

/**
 * Looks for a late API while the page is open, at growing intervals. Each call waits before it searches, so that an API
 * that was found but begins no session can be tried again later.
 */
export function laterApi(
  start: unknown,
  name: ApiName,
  later: WaitOptions['later'],
): () => Promise<FoundApi> {
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
