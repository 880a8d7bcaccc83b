import type { Channel } from '../session/other-windows.ts';
import { allowed, home } from './surface.ts';

/** The browser features that erasing needs. */
export interface BrowserFeatures {
  readonly stores: readonly Storage[];
  readonly caches: CacheStorage | undefined;
  readonly workers: Pick<ServiceWorkerContainer, 'getRegistration'> | undefined;
  /** The folder that the course is served from, as an absolute address. */
  readonly home: string;
}

/** This browser's features, as far as it allows them. */
export function browserFeatures(): BrowserFeatures {
  const stores = [allowed(() => window.localStorage), allowed(() => window.sessionStorage)];
  return {
    stores: stores.filter((store) => store !== undefined),
    caches: allowed(() => window.caches),
    workers: allowed(() => navigator.serviceWorker),
    home: home(),
  };
}

/**
 * Deletes everything that this course keeps on the device: progress, private notes, unsaved work, the offline copy and
 * its worker. Data of other courses on the same origin stays.
 *
 * @throws if the browser refuses to delete some of it
 */
export async function erase(courseId: string, traces: BrowserFeatures): Promise<void> {
  for (const store of traces.stores) {
    for (const key of keysOf(courseId, store)) store.removeItem(key);
  }
  // The worker first, because it might fill the cache again.
  const registration = await traces.workers?.getRegistration(traces.home);
  if (registration?.scope === traces.home) await registration.unregister();
  await eraseCaches(traces);
}

/** Workbox ends a cache's name with its worker's scope. */
export async function eraseCaches({ caches, home: scope }: BrowserFeatures): Promise<void> {
  const names = (await caches?.keys()) ?? [];
  await Promise.all(names.filter((name) => name.endsWith(`-${scope}`)).map((name) => caches?.delete(name)));
}

/** A tab that receives the message later than this, in ms, was suspended by the browser. */
const late = 5000;

/**
 * Other tabs with the course open would write their progress back. So each ends its session first, and shows the start
 * screen when everything is erased. A suspended tab receives the message only when the learner returns to it. What its
 * session writes then is undone, so that nothing erased comes back and no newer data is replaced.
 */
export class OtherTabs {
  readonly #channel: Channel | undefined;

  /**
   * @param end ends this tab's session; resolves once it has written
   * @param erased called when everything is erased
   * @param courseId the course whose keys in `stores` are restored if this tab is late
   */
  constructor(
    channel: Channel | undefined,
    end: () => Promise<void>,
    erased: () => void,
    courseId: string,
    stores: readonly Storage[],
  ) {
    this.#channel = channel;
    if (!channel) return;
    let ended = Promise.resolve();
    channel.onmessage = ({ data }: MessageEvent<unknown>) => {
      const { type, at } = (data ?? {}) as { type?: unknown; at?: unknown };
      if (type === 'erasing') {
        // Long after the message, or before it, if the computer's clock was changed meanwhile.
        const putBack = Math.abs(Date.now() - Number(at)) > late ? asNow(courseId, stores) : () => undefined;
        // If there is no room to restore something, everything stays erased.
        ended = end()
          .then(putBack, putBack)
          .catch(() => undefined);
      }
      if (type === 'erased') void ended.then(erased);
    };
  }

  erasing(): void {
    this.#channel?.postMessage({ type: 'erasing', at: Date.now() });
  }

  erased(): void {
    this.#channel?.postMessage({ type: 'erased' });
  }
}

/** The course's keys in a store. */
const keysOf = (courseId: string, store: Storage): string[] =>
  Array.from({ length: store.length }, (_, index) => store.key(index) ?? '').filter((key) =>
    key.startsWith(`${courseId}:`),
  );

/** Notes what the course keeps now, and returns a function that restores it. */
function asNow(courseId: string, stores: readonly Storage[]): () => void {
  const kept = stores.map((store) =>
    keysOf(courseId, store).map((key) => [key, store.getItem(key)] as const),
  );
  return () => {
    for (const [index, store] of stores.entries()) {
      for (const key of keysOf(courseId, store)) store.removeItem(key);
      for (const [key, value] of kept[index] ?? []) store.setItem(key, value ?? '');
    }
  };
}
