import { beforeEach, describe, expect, it, vi } from 'vitest';
import { OtherTabs, erase } from '../../src/device/erase.ts';

/** The part of `Storage` that erasing uses. */
class Shelf implements Storage {
  readonly [name: string]: unknown;
  readonly items = new Map<string, string>();

  constructor(names: readonly string[]) {
    for (const name of names) this.items.set(name, '');
  }
  get length(): number {
    return this.items.size;
  }
  key(index: number): string | null {
    return [...this.items.keys()][index] ?? null;
  }
  getItem(name: string): string | null {
    return this.items.get(name) ?? null;
  }
  setItem(name: string, value: string): void {
    this.items.set(name, value);
  }
  removeItem(name: string): void {
    this.items.delete(name);
  }
  clear(): void {
    this.items.clear();
  }
}

const home = 'https://courses.example.org/allyship/';
const own = ['allyship:record', 'allyship:k3x:notes', 'allyship:k3x:unsaved'];
const others = ['allyship-two:record', 'my-allyship:record', 'theme'];
let kept: Set<string>;
let caches: CacheStorage;

beforeEach(() => {
  kept = new Set([
    `workbox-precache-v2-${home}`,
    'workbox-precache-v2-https://courses.example.org/',
    `workbox-precache-v2-${home}two/`,
    'pictures',
  ]);
  caches = {
    keys: () => Promise.resolve([...kept]),
    delete: (name: string) => Promise.resolve(kept.delete(name)),
  } as CacheStorage;
});

const workersAt = (scope: string | undefined) => {
  const unregister = vi.fn(() => Promise.resolve(true));
  const registration = scope === undefined ? undefined : ({ scope, unregister } as unknown);
  return {
    unregister,
    workers: {
      getRegistration: () => Promise.resolve(registration as ServiceWorkerRegistration | undefined),
    },
  };
};

describe('erasing', () => {
  it('deletes everything that the course keeps, and nothing of others on the same origin', async () => {
    const [local, session] = [new Shelf([...own, ...others]), new Shelf(['allyship:go-on', 'tab'])];
    const { workers, unregister } = workersAt(home);
    await erase('allyship', { stores: [local, session], caches, workers, home });
    expect([...local.items.keys()]).toEqual(others);
    expect([...session.items.keys()]).toEqual(['tab']);
    expect([...kept].some((name) => name.endsWith(`-${home}`))).toBe(false);
    expect(kept.size).toBe(3);
    expect(unregister).toHaveBeenCalledOnce();
  });

  it('leaves the worker of a parent folder alone', async () => {
    const { workers, unregister } = workersAt('https://courses.example.org/');
    await erase('allyship', { stores: [], caches, workers, home });
    expect(unregister).not.toHaveBeenCalled();
  });

  it('does as much as possible if the browser has neither caches nor workers', async () => {
    const local = new Shelf(own);
    await erase('allyship', { stores: [local], caches: undefined, workers: undefined, home });
    expect(local.length).toBe(0);
  });

  it('reports that the browser refuses', async () => {
    const refusing = { ...workersAt(home).workers, getRegistration: () => Promise.reject(new Error('no')) };
    await expect(erase('allyship', { stores: [], caches, workers: refusing, home })).rejects.toThrow('no');
  });
});

describe('other tabs', () => {
  const channelOf = () =>
    ({ postMessage: vi.fn(), close: () => undefined, onmessage: null }) as {
      postMessage: (message: unknown) => void;
      close: () => void;
      onmessage: ((event: MessageEvent) => void) | null;
    };
  const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

  it('end their session first, and ignore other messages', async () => {
    const channel = channelOf();
    const heard: string[] = [];
    const tabs = new OtherTabs(
      channel,
      () => Promise.resolve(void heard.push('end')),
      () => heard.push('erased'),
      'allyship',
      [],
    );
    for (const data of [{ type: 'erasing', at: Date.now() }, { type: 'opened' }, null, 1, { type: 'erased' }])
      channel.onmessage?.(new MessageEvent('message', { data }));
    await settled();
    expect(heard).toEqual(['end', 'erased']);
    tabs.erasing();
    tabs.erased();
    expect(channel.postMessage).toHaveBeenNthCalledWith(1, {
      type: 'erasing',
      at: expect.any(Number) as number,
    });
    expect(channel.postMessage).toHaveBeenNthCalledWith(2, { type: 'erased' });
  });

  it.each([
    [
      'in time, write what is then erased with the rest',
      0,
      { 'allyship:record': 'old', 'allyship:more': 'old' },
    ],
    [
      'after all was erased and begun anew, take back what they wrote',
      3_600_000,
      { 'allyship:record': 'new' },
    ],
  ])('told %s', async (_, ago, left) => {
    const store = new Shelf(['theme']);
    store.setItem('allyship:record', 'new');
    const channel = channelOf();
    const end = (): Promise<void> => {
      store.setItem('allyship:record', 'old');
      store.setItem('allyship:more', 'old');
      return Promise.reject(new Error('not confirmed'));
    };
    let atErased: unknown;
    const erased = (): void => void (atErased = Object.fromEntries(store.items));
    expect(new OtherTabs(channel, end, erased, 'allyship', [store])).toBeDefined();
    for (const data of [{ type: 'erasing', at: Date.now() - ago }, { type: 'erased' }])
      channel.onmessage?.(new MessageEvent('message', { data }));
    await settled();
    expect(atErased).toEqual({ theme: '', ...left });
  });

  it('that get the message late, without room to restore anything, report that everything is erased', async () => {
    const store = new Shelf([]);
    store.setItem('allyship:record', 'new');
    store.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
    const channel = channelOf();
    const erased = vi.fn();
    expect(new OtherTabs(channel, () => Promise.resolve(), erased, 'allyship', [store])).toBeDefined();
    for (const data of [{ type: 'erasing', at: 0 }, { type: 'erased' }])
      channel.onmessage?.(new MessageEvent('message', { data }));
    await settled();
    expect(erased).toHaveBeenCalledOnce();
  });
});
