import type { Channel } from '../session/other-windows.ts';
import { home } from './surface.ts';

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
  const store = (ask: () => Storage): Storage[] => {
    try {
      return [ask()];
    } catch {
      return [];
    }
  };
  return {
    stores: [...store(() => window.localStorage), ...store(() => window.sessionStorage)],
    caches: 'caches' in window ? window.caches : undefined,
    workers: 'serviceWorker' in navigator ? navigator.serviceWorker : undefined,
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
    const keys = Array.from({ length: store.length }, (_, index) => store.key(index) ?? '');
    for (const key of keys) if (key.startsWith(`${courseId}:`)) store.removeItem(key);
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

/**
 * Tabs that have the course open would write their progress back: each ends its session first, and shows the start
 * screen when all is erased.
 */
export class OtherTabs {
  readonly #channel: Channel | undefined;

  /**
   * @param end ends this tab's session
   * @param erased everything is gone
   */
  constructor(channel: Channel | undefined, end: () => void, erased: () => void) {
    this.#channel = channel;
    if (!channel) return;
    channel.onmessage = ({ data }: MessageEvent<unknown>) => {
      if (data === 'erasing') end();
      if (data === 'erased') erased();
    };
  }

  erasing(): void {
    this.#channel?.postMessage('erasing');
  }

  erased(): void {
    this.#channel?.postMessage('erased');
  }
}
