import type { PrecacheEntry } from 'workbox-precaching';
import { addRoute, precache } from 'workbox-precaching';
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

precache(self.files);
// Whatever the query (`?again=` of a lesson asked for once more), it is the same file.
addRoute({ ignoreURLParametersMatching: [/./], cleanURLs: false });

// The first visit, too, is to go on without a connection.
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

// A new version comes into force when the learner says so (`device/updates.ts`), or when no tab is open.
self.addEventListener('message', ({ data }) => {
  if ((data as { type?: unknown } | null)?.type === 'SKIP_WAITING') void self.skipWaiting();
});
