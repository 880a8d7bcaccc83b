import { property } from './property.ts';

/** `mod/scorm/request.js` of Moodle: sends percent-encoded form values and returns the server's answer. */
type DoRequest = ((request: unknown, url: string, values: string, mayBeacon?: boolean) => unknown) & {
  readonly original?: DoRequest;
};

/** The page of Moodle's player: only the members used here. */
interface PlayerPage {
  DoRequest: DoRequest;
  /** Moodle sends beacons, whose result is unknown: the page is hidden or closing, or a download or mail began. */
  readonly mod_scorm_useBeaconAPI?: boolean;
  readonly document?: Pick<Document, 'visibilityState'>;
  readonly performance?: Pick<Performance, 'getEntriesByType'>;
  readonly location?: Pick<Location, 'search' | 'reload'>;
}

const isMoodle = (page: unknown): page is PlayerPage => typeof property(page, 'DoRequest') === 'function';

/**
 * Corrects how Moodle's player handles a failed request (found in 5.0): it reports success once a beacon has been sent,
 * and in SCORM 1.2 never sends the same values again, even if they were lost. With this, unconfirmed values go with the
 * next request, and success means that the server said so.
 *
 * @param page the window with the API
 * @param own the window of the course
 */
export function resendUnconfirmed(page: unknown, own: unknown): void {
  if (!isMoodle(page)) return;
  let isLeaving = false;
  const listen = property(own, 'addEventListener') as Window['addEventListener'] | undefined;
  for (const type of ['pagehide', 'pageshow'] as const)
    listen?.call(own, type, () => (isLeaving = type === 'pagehide'));
  // A course loaded earlier may have replaced the function; its unconfirmed values do not belong to this course.
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
    // A page that is closing can only send beacons. Its unconfirmed values stay on the device until the LMS has them.
    const sent = sends(true);
    return isLeaving ? false : sent;
  };
  page.DoRequest = Object.assign(sendAll, { original: send });
}

/**
 * Whether the browser loaded Moodle's page from its cache, e.g. after Back or Forward. The page contains the learner's
 * data from when it was made; saving from it would replace anything recorded since.
 */
export function isOutdated(page: unknown): boolean {
  if (!isMoodle(page)) return false;
  const [entry] = page.performance?.getEntriesByType('navigation') ?? [];
  const { type, transferSize, encodedBodySize } = (entry ?? {}) as Partial<PerformanceNavigationTiming>;
  return type !== undefined && type !== 'reload' && transferSize === 0 && encodedBodySize !== 0;
}

/** Reloads the page; false if a form opened it: then the browser would ask first, and a new attempt might begin. */
export function loadAgain(page: unknown): boolean {
  const { location } = page as PlayerPage;
  if (!location?.search.includes('scoid=')) return false;
  location.reload();
  return true;
}
