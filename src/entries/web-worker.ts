import type { PrecacheEntry } from 'workbox-precaching';
import { addRoute, getCacheKeyForURL, matchPrecache, precache } from 'workbox-precaching';
import { registerRoute } from 'workbox-routing';

/** The part of a worker's scope that is used; TypeScript's declarations are those of a page. */
interface WorkerScope {
  /** Every file of the website: the build inserts it before this script (`src/package/web-worker.ts`). */
  readonly files: PrecacheEntry[];
  readonly clients: { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
  addEventListener(
    type: 'activate',
    listener: (event: { waitUntil(done: Promise<void>): void }) => void,
  ): void;
  addEventListener(type: 'message', listener: (event: MessageEvent<unknown>) => void): void;
}

declare const self: WorkerScope;

/** In a frame, e.g. of an LMS, the course comes from its host, so that a correction takes effect at once. */
registerRoute(
  ({ request }) => request.mode === 'navigate' && request.destination !== 'document',
  ({ request }) => fetch(request),
);

/** Browsers request films and sounds in ranges; without ranges some play nothing, or cannot seek. */
registerRoute(
  ({ request, url }) => request.headers.has('range') && getCacheKeyForURL(url.href) !== undefined,
  async ({ request, url }) => {
    const whole = await (await matchPrecache(url.href))?.blob();
    const [, first = '', last = ''] = /^bytes=(\d*)-(\d*)$/.exec(request.headers.get('range') ?? '') ?? [];
    if (!whole || first + last === '') return fetch(request);
    // `-5` means the last five bytes (RFC 9110, § 14.1.2).
    const from = first === '' ? Math.max(0, whole.size - Number(last)) : Number(first);
    const to = Math.min(first !== '' && last !== '' ? Number(last) : Infinity, whole.size - 1);
    const range = from > to ? `bytes */${whole.size}` : `bytes ${from}-${to}/${whole.size}`;
    return new Response(whole.slice(from, to + 1), {
      status: from > to ? 416 : 206,
      headers: { 'Content-Range': range, 'Content-Type': whole.type, 'Accept-Ranges': 'bytes' },
    });
  },
);

precache(self.files);
// With any query (e.g. `?again=` when a lesson is requested again) it is the same file.
addRoute({ ignoreURLParametersMatching: [/./], cleanURLs: false });

/** Only one width of each picture is cached: it replaces the others if they cannot be loaded. */
const widthEnding = /-\d+\.webp$/;
registerRoute(
  ({ url }) => widthEnding.test(url.pathname),
  ({ request, url }) =>
    fetch(request).catch(async (error: unknown) => {
      const picture = url.pathname.replace(widthEnding, '-');
      const kept = self.files
        .map((file) => new URL(typeof file === 'string' ? file : file.url, location.href))
        .find(({ pathname }) => widthEnding.test(pathname) && pathname.replace(widthEnding, '-') === picture);
      const found = kept && (await matchPrecache(kept.href));
      if (!found) throw error;
      return found;
    }),
);

// The first visit should also continue without a connection.
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

// A new version becomes active when the learner accepts it (`device/updates.ts`), or when no tab is open.
self.addEventListener('message', ({ data }) => {
  if ((data as { type?: unknown } | null)?.type === 'SKIP_WAITING') void self.skipWaiting();
});
