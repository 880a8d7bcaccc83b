import type { Browser, Page } from '@playwright/test';
import type { Measured } from './measured-packages.ts';
import { slowPage } from './slow-page.ts';

/** The kinds of requests. */
export const kinds = ['page', 'style', 'script', 'image', 'record'] as const;

/** A request. */
export interface Asked {
  readonly kind: (typeof kinds)[number];
  /** The gzipped size, without the headers. */
  readonly bytes: number;
  /** Milliseconds since the address was opened. */
  readonly at: number;
}

/** The paint times, and the layout shift. */
export interface Look {
  readonly fcp: number;
  readonly lcp: number;
  readonly cls: number;
}

/** The result of pressing Start. */
export interface Press {
  /** When a press on Start had an effect, or when Start was first painted, if that is later. */
  readonly interactive: number;
  /** When the page began to listen to Start: earlier requests were needed for that. */
  readonly listening: number;
  readonly lesson: number;
  readonly asked: readonly Asked[];
}

type Watched = Window & { look: { fcp: number; lcp: number; cls: number } };
type Pressed = Window & { press: { interactive: number; listening: number; lesson: number } };

/** Runs in the page before anything else: notes what it paints, and what moves afterwards. */
function watch(): void {
  const look = { fcp: 0, lcp: 0, cls: 0 };
  Object.assign(window, { look });
  const observe = (type: string, take: (entry: PerformanceEntry) => void): void =>
    new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true });
  observe('paint', ({ name, startTime }) => {
    if (name === 'first-contentful-paint') look.fcp = startTime;
  });
  observe('largest-contentful-paint', ({ startTime }) => void (look.lcp = startTime));
  observe('layout-shift', (entry) => void (look.cls += (entry as unknown as { value: number }).value));
}

/** Runs in the page before anything else: presses Start until it answers, then waits for the lesson. */
function press(): void {
  const times = { interactive: 0, listening: 0, lesson: 0 };
  Object.assign(window, { press: times });
  const listen = EventTarget.prototype.addEventListener;
  EventTarget.prototype.addEventListener = function (this: EventTarget, ...given: Parameters<typeof listen>) {
    if (this instanceof HTMLElement && this.id === 'begin') times.listening ||= performance.now();
    return listen.apply(this, given);
  };
  const timer = setInterval(() => {
    const player = document.querySelector('course-player')?.shadowRoot;
    const lesson =
      player && [...player.querySelectorAll('*')].find((one) => one.localName.startsWith('lesson-'));
    if (lesson?.shadowRoot?.querySelector('h2')) {
      times.lesson = performance.now();
      clearInterval(timer);
      return;
    }
    const button = document.getElementById('begin');
    if (!button || times.interactive > 0) return;
    button.click();
    if (button.getAttribute('aria-busy') === 'true') times.interactive = performance.now();
  }, 10);
}

/** Waits until there has been no request for two thirds of a second. */
async function settled(page: Page): Promise<void> {
  const count = (): Promise<number> => page.evaluate(() => performance.getEntriesByType('resource').length);
  for (let before = -1, now = await count(); now !== before; now = await count()) {
    before = now;
    await page.waitForTimeout(667);
  }
}

/** Opens a page without a cache, and returns what it paints. @param locale the browser's language */
export async function look(browser: Browser, { launch }: Measured, locale?: string): Promise<Look> {
  const page = await slowPage(browser, { network: true, ...(locale !== undefined && { locale }) });
  const { url, close } = await launch(page);
  await page.addInitScript(watch);
  await page.goto(url);
  await settled(page);
  if (!(await page.locator('h1').isVisible()))
    throw new Error('The page painted something, but not its title.');
  const seen = await page.evaluate(() => (window as unknown as Watched).look);
  await page.context().close();
  await close();
  return seen;
}

/** Presses Start, and returns the requests until the first lesson is there. @param locale the browser's language */
export async function pressStart(browser: Browser, { launch }: Measured, locale?: string): Promise<Press> {
  const page = await slowPage(browser, { network: true, ...(locale !== undefined && { locale }) });
  const { url, close } = await launch(page);
  await page.addInitScript(press);
  await page.goto(url);
  await page.waitForFunction(() => (window as unknown as Pressed).press.lesson > 0, null, {
    timeout: 30_000,
  });
  const result = await page.evaluate(() => {
    const entries = performance
      .getEntries()
      .filter((entry) => ['navigation', 'resource'].includes(entry.entryType));
    const asked = (entries as PerformanceResourceTiming[]).map((entry): Asked => {
      const path = new URL(entry.name).pathname;
      const [room = '', ending = ''] = [path.split('/')[1], path.split('.').at(-1)];
      let kind: Asked['kind'] = 'image';
      if (entry.entryType === 'navigation') kind = 'page';
      else if (['lrs', 'cmi5'].includes(room)) kind = 'record';
      else if (ending === 'css') kind = 'style';
      else if (ending === 'js') kind = 'script';
      return { kind, bytes: entry.encodedBodySize, at: entry.startTime };
    });
    const seen = performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0;
    const { press } = window as unknown as Pressed;
    return { ...press, interactive: Math.max(press.interactive, seen), asked };
  });
  await page.context().close();
  await close();
  return result;
}
