import type { PrecacheEntry } from 'workbox-precaching';
import { addRoute, getCacheKeyForURL, matchPrecache, precache } from 'workbox-precaching';
import { registerRoute } from 'workbox-routing';

/** What is used of a worker's own scope; TypeScript's declarations are those of a page. */
interface WorkerScope {
  /** Every file of the website: the build puts it before this script (`src/package/web-worker.ts`). */
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

/** Framed, by an LMS for one, the course comes from its host, so that a correction is seen at once. */
registerRoute(
  ({ request }) => request.mode === 'navigate' && request.destination !== 'document',
  ({ request }) => fetch(request),
);

/** Films and sounds are asked for in pieces, of which a browser without them plays nothing, or cannot seek. */
registerRoute(
  ({ request, url }) => request.headers.has('range') && getCacheKeyForURL(url.href) !== undefined,
  async ({ request, url }) => {
    const whole = await (await matchPrecache(url.href))?.blob();
    const [, first = '', last = ''] = /^bytes=(\d*)-(\d*)$/.exec(request.headers.get('range') ?? '') ?? [];
    if (!whole || first + last === '') return fetch(request);
    // `-5` are the last five (RFC 9110, § 14.1.2).
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
// Whatever the query (`?again=` of a lesson asked for once more), it is the same file.
addRoute({ ignoreURLParametersMatching: [/./], cleanURLs: false });

/** One width of each picture is kept: it stands for the others where they cannot be had. */
const isWidth = /-\d+\.webp$/;
registerRoute(
  ({ url }) => isWidth.test(url.pathname),
  ({ request, url }) =>
    fetch(request).catch(async (error: unknown) => {
      const picture = url.pathname.replace(isWidth, '-');
      const kept = self.files
        .map((file) => new URL(typeof file === 'string' ? file : file.url, location.href))
        .find(({ pathname }) => isWidth.test(pathname) && pathname.replace(isWidth, '-') === picture);
      const found = kept && (await matchPrecache(kept.href));
      if (!found) throw error;
      return found;
    }),
);

// The first visit, too, is to go on without a connection.
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

// A new version comes into force when the learner says so (`device/updates.ts`), or when no tab is open.
self.addEventListener('message', ({ data }) => {
  if ((data as { type?: unknown } | null)?.type === 'SKIP_WAITING') void self.skipWaiting();
});
