import type { BrowserContext, FrameLocator, Page } from '@playwright/test';
import { test as base } from '@playwright/test';

type WithTime = Window & { passTime?: (milliseconds: number) => void };

/** In every page and frame: time goes as ever, and a test may let some of it pass at once. */
function keepTime(): void {
  // What is sooner is not worth it, and may be the page's own business.
  const shortest = 1500;
  const { setTimeout: set, clearTimeout: clear } = window;
  const now = performance.now.bind(performance);
  const waiting = new Map<number, { readonly due: number; readonly run: () => void }>();
  let passed = 0;
  performance.now = () => now() + passed;
  const later = (handler: TimerHandler, delay = 0, ...rest: unknown[]): number => {
    if (delay < shortest || typeof handler !== 'function') return set(handler, delay, ...rest);
    const run = (): void => {
      waiting.delete(id);
      (handler as (...all: unknown[]) => void)(...rest);
    };
    const id = set(run, delay);
    waiting.set(id, { due: performance.now() + delay, run });
    return id;
  };
  const never = (id?: number): void => {
    waiting.delete(id ?? 0);
    clear(id);
  };
  const passTime = (milliseconds: number): void => {
    passed += milliseconds;
    for (const [id, { due, run }] of [...waiting].sort(([, one], [, other]) => one.due - other.due)) {
      if (due > performance.now() || !waiting.has(id)) continue;
      clear(id);
      run();
    }
  };
  Object.assign(window, { setTimeout: later, clearTimeout: never, passTime });
}

export const letTimePassIn = (context: BrowserContext): Promise<unknown> => context.addInitScript(keepTime);

/** Lets time pass in a page: what waits for it by a timer happens now. */
export const passTime = (view: Page | FrameLocator, milliseconds: number): Promise<void> =>
  view
    .locator(':root')
    .evaluate((_, time) => (window as WithTime).passTime?.(time), milliseconds, { timeout: 5000 });

/** Tests in whose pages time may pass. */
export const test = base.extend({
  context: async ({ context }, use) => {
    await letTimePassIn(context);
    await use(context);
  },
});
