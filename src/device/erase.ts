import type { Channel } from '../session/other-windows.ts';
import { allowed, home } from './surface.ts';

/** What erasing needs of the browser. */
export interface Traces {
  readonly stores: readonly Storage[];
  readonly caches: CacheStorage | undefined;
  readonly workers: Pick<ServiceWorkerContainer, 'getRegistration'> | undefined;
  /** The folder that the course is served from, as an absolute address. */
  readonly home: string;
}

/** This browser's, as far as it lets them be used. */
export function browserTraces(): Traces {
  const stores = [allowed(() => window.localStorage), allowed(() => window.sessionStorage)];
  return {
    stores: stores.filter((store) => store !== undefined),
    caches: allowed(() => window.caches),
    workers: allowed(() => navigator.serviceWorker),
    home: home(),
  };
}

/**
 * Deletes whatever this course keeps on the device: progress, private notes, what was unsaved, the offline copy and
 * its worker. What other courses keep on the same origin stays.
 *
 * @throws where the browser refuses to delete some of it
 */
export async function erase(courseId: string, traces: Traces): Promise<void> {
  for (const store of traces.stores) {
    for (const key of keysOf(courseId, store)) store.removeItem(key);
  }
  // First the worker, which might otherwise fill the cache again.
  const registration = await traces.workers?.getRegistration(traces.home);
  if (registration?.scope === traces.home) await registration.unregister();
  await eraseCaches(traces);
}

/** Workbox names a cache after its purpose, and its worker's scope at the end. */
export async function eraseCaches({ caches, home: scope }: Traces): Promise<void> {
  const names = (await caches?.keys()) ?? [];
  await Promise.all(names.filter((name) => name.endsWith(`-${scope}`)).map((name) => caches?.delete(name)));
}

/** A tab that hears of erasing later than this, in ms, was set aside by the browser meanwhile. */
const late = 5000;

/**
 * Tabs that have the course open would write their progress back: each ends its session first, and shows the start
 * screen when all is erased. One that was set aside hears of it only when it is looked at again, and what its session
 * writes then is taken back: erased is erased, and what was begun since is not replaced.
 */
export class OtherTabs {
  readonly #channel: Channel | undefined;

  /**
   * @param end ends this tab's session; resolves once it has written
   * @param erased everything is gone
   * @param courseId the course whose keys are put back in `stores` where this tab is late
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
        // Long after, or before: then the computer's clock was put back meanwhile.
        const putBack = Math.abs(Date.now() - Number(at)) > late ? asNow(courseId, stores) : () => undefined;
        // Where the device has no room to put something back, all is erased nonetheless.
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

/** The course's keys of a store. */
const keysOf = (courseId: string, store: Storage): string[] =>
  Array.from({ length: store.length }, (_, index) => store.key(index) ?? '').filter((key) =>
    key.startsWith(`${courseId}:`),
  );

/** Takes note of what the course keeps now; what is answered makes it so again. */
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
