import { property } from './property.ts';

/** Sends a form's values, percent-encoded, and answers what the server said: `mod/scorm/request.js` of Moodle. */
type DoRequest = ((request: unknown, url: string, values: string, mayBeacon?: boolean) => unknown) & {
  readonly original?: DoRequest;
};

/** The page of Moodle's player, as far as it is used here. */
interface PlayerPage {
  DoRequest: DoRequest;
  /** Moodle sends beacons, of which nobody hears what became of them: the page is hidden or going away, or a download or a mail was begun. */
  readonly mod_scorm_useBeaconAPI?: boolean;
  readonly document?: Pick<Document, 'visibilityState'>;
  readonly performance?: Pick<Performance, 'getEntriesByType'>;
  readonly location?: Pick<Location, 'search' | 'reload'>;
}

const isMoodle = (page: unknown): page is PlayerPage => typeof property(page, 'DoRequest') === 'function';

/**
 * Makes up for what Moodle's player does where a request fails (found in 5.0): it calls it a success once a beacon is on
 * the way, and in SCORM 1.2 never sends the same values again, be they lost or not. What was not confirmed now goes with
 * the next request, and a success is one that was heard.
 *
 * @param page the window that holds the API
 * @param own the window of the course
 */
export function sendAgainWhatWasLost(page: unknown, own: unknown): void {
  if (!isMoodle(page)) return;
  let isLeaving = false;
  const listen = property(own, 'addEventListener') as Window['addEventListener'] | undefined;
  for (const type of ['pagehide', 'pageshow'] as const)
    listen?.call(own, type, () => (isLeaving = type === 'pagehide'));
  // A course that was here before may have done so: what it waits for is not this one's.
  const send = page.DoRequest.original ?? page.DoRequest;
  const unconfirmed = new Map<string, string>();
  const sendAll: DoRequest = (request, url, values, ...more) => {
    if (!/\/mod\/scorm\/datamodel\.php\b/.test(url)) return send.call(page, request, url, values, ...more);
    const pairs = values.split('&').map((pair) => [pair.split('=', 1)[0] ?? '', pair] as const);
    const isOther = pairs.some(
      ([name, pair]) => /^(?:scoid|attempt)$/.test(name) && unconfirmed.get(name) !== pair,
    );
    if (isOther) unconfirmed.clear();
    for (const [name, pair] of pairs) unconfirmed.set(name, pair);
    const form = [...unconfirmed.values()].join('&');
    const sends = (mayBeacon: boolean): unknown => send.call(page, request, url, form, mayBeacon);
    const isBeacon = page.mod_scorm_useBeaconAPI === true;
    const isHidden = page.document?.visibilityState === 'hidden';
    const answer = isBeacon && isHidden ? false : sends(false);
    if (/^true(?:\n|$)/.test(String(answer))) unconfirmed.clear();
    if (answer !== false || !isBeacon) return answer;
    // A page that goes away may send nothing else. What it leaves stays on the device, until the LMS is seen to have it.
    const sent = sends(true);
    return isLeaving ? false : sent;
  };
  page.DoRequest = Object.assign(sendAll, { original: send });
}

/**
 * Whether the browser has Moodle's page from its cache, as on the way back or forward through its history. What Moodle
 * says of the learner stands in the page, and is of the time when it was made: what was recorded since would be replaced.
 */
export function isOutdated(page: unknown): boolean {
  if (!isMoodle(page)) return false;
  const [entry] = page.performance?.getEntriesByType('navigation') ?? [];
  const { type, transferSize, encodedBodySize } = (entry ?? {}) as Partial<PerformanceNavigationTiming>;
  return type !== undefined && type !== 'reload' && transferSize === 0 && encodedBodySize !== 0;
}

/** Has it loaded again; false where a form led to it, which would ask the learner first, and might begin a new attempt. */
export function loadAgain(page: unknown): boolean {
  const { location } = page as PlayerPage;
  if (!location?.search.includes('scoid=')) return false;
  location.reload();
  return true;
}
