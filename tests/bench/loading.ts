import type { Browser, Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dist } from '../browser/static-server.ts';
import type { Figure } from './figure.ts';
import { Figures, median } from './figure.ts';
import { firstLesson } from './first-lesson.ts';
import { weights } from './first-load.ts';
import type { Measured } from './measured-packages.ts';
import { limitPage, measuredPackages } from './measured-packages.ts';
import { slowPage } from './slow-page.ts';

const kinds = ['page', 'style', 'script', 'image', 'record'] as const;

interface Asked {
  readonly kind: (typeof kinds)[number];
  /** Gzipped, without the headers. */
  readonly bytes: number;
  /** Milliseconds from when the address was opened. */
  readonly at: number;
}

interface Look {
  readonly fcp: number;
  readonly lcp: number;
  readonly cls: number;
}

interface Press {
  /** When Start was pressed to some effect, or was first seen where that is later. */
  readonly interactive: number;
  /** When the page began to listen to Start: what was asked for until then, it took to get there. */
  readonly listening: number;
  readonly lesson: number;
  readonly asked: readonly Asked[];
}

type Watched = Window & { look: { fcp: number; lcp: number; cls: number } };
type Pressed = Window & { press: { interactive: number; listening: number; lesson: number } };

/** In the page, before anything else: takes down what it paints, and what moves afterwards. */
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

/** In the page, before anything else: presses Start again and again until it answers, then waits for the lesson. */
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

/** Waits until nothing has been asked for during two thirds of a second. */
async function settled(page: Page): Promise<void> {
  const count = (): Promise<number> => page.evaluate(() => performance.getEntriesByType('resource').length);
  for (let before = -1, now = await count(); now !== before; now = await count()) {
    before = now;
    await page.waitForTimeout(667);
  }
}

async function look(browser: Browser, { launch }: Measured): Promise<Look> {
  const page = await slowPage(browser, { network: true });
  const { url, close } = await launch(page);
  await page.addInitScript(watch);
  await page.goto(url);
  await settled(page);
  const seen = await page.evaluate(() => (window as unknown as Watched).look);
  await page.context().close();
  await close();
  return seen;
}

async function pressStart(browser: Browser, { launch }: Measured): Promise<Press> {
  const page = await slowPage(browser, { network: true });
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

/** How fast the start screen is there and answers, cold, beside a page that only holds its words. */
export async function loading(browser: Browser, runs: number): Promise<readonly Figure[]> {
  const figures = new Figures('loading');
  const limit = limitPage();
  // The editions of SCORM 2004 differ in nothing that a browser loads.
  const packages = measuredPackages().filter(({ name }) => name !== 'scorm2004-3rd');
  const looks = new Map<string, Look[]>([limit, ...packages].map(({ name }) => [name, []]));
  const presses = new Map<string, Press[]>(packages.map(({ name }) => [name, []]));
  // In turns, so that whatever else the machine does falls on all of them.
  for (let run = 0; run < runs; run++) {
    for (const each of [limit, ...packages]) looks.get(each.name)?.push(await look(browser, each));
    for (const each of packages) presses.get(each.name)?.push(await pressStart(browser, each));
  }
  const limits = looks.get(limit.name) ?? [];
  figures.add('limit', 'first contentful paint', 'ms', limits.map(({ fcp }) => fcp)); // prettier-ignore
  figures.add('limit', 'largest contentful paint', 'ms', limits.map(({ lcp }) => lcp)); // prettier-ignore
  const best = median(limits.map(({ fcp }) => fcp));
  for (const { name } of packages) {
    addLooks(figures, name, looks.get(name) ?? [], best);
    addPresses(figures, name, presses.get(name) ?? [], best);
  }
  for (const { name } of measuredPackages().filter((each) => each.name !== 'web')) addZip(figures, name);
  return [...figures.all, ...(await firstLesson(browser, runs))];
}

function addZip(figures: Figures, name: string): void {
  const { words, pictures } = weights(readFileSync(join(dist, `allyship-${name}.zip`)));
  const budget = name === 'scorm2004-3rd' ? 220 : 200;
  figures.add(name, 'zip, without its pictures', 'bytes', [words], budget * 1024);
  figures.add(name, '… the pictures', 'bytes', [pictures], 80 * 1024);
}

function addLooks(figures: Figures, name: string, all: readonly Look[], best: number): void {
  const fcp = all.map((one) => one.fcp);
  figures.add(name, 'first contentful paint', 'ms', fcp);
  figures.add(name, 'first contentful paint, beside the limit', 'times', fcp.map((ms) => ms / best), 1.2); // prettier-ignore
  figures.add(name, 'largest contentful paint', 'ms', all.map(({ lcp }) => lcp)); // prettier-ignore
  figures.add(name, 'layout shift', 'score', all.map(({ cls }) => cls), 0); // prettier-ignore
}

function addPresses(figures: Figures, name: string, all: readonly Press[], best: number): void {
  const times = all.map(({ interactive }) => interactive);
  figures.add(name, 'Start answers', 'ms', times);
  figures.add(name, 'Start answers, beside the limit', 'times', times.map((ms) => ms / best), 2); // prettier-ignore
  figures.add(name, 'first lesson, Start pressed at once', 'ms', all.map(({ lesson }) => lesson)); // prettier-ignore
  const until = (one: Press): readonly Asked[] => one.asked.filter(({ at }) => at < one.listening);
  const sum = (asked: readonly Asked[]): number => asked.reduce((total, { bytes }) => total + bytes, 0);
  figures.add(name, 'requests until Start answers', 'count', all.map((one) => until(one).length), 8); // prettier-ignore
  figures.add(name, 'bytes until Start answers', 'bytes', all.map((one) => sum(until(one))), 32 * 1024); // prettier-ignore
  for (const kind of kinds) {
    const runs = all.map((one) => sum(until(one).filter((asked) => asked.kind === kind)));
    if (runs.some((bytes) => bytes > 0)) figures.add(name, `… of these, ${kind}`, 'bytes', runs);
  }
  figures.add(name, 'requests until the first lesson', 'count', all.map((one) => one.asked.length)); // prettier-ignore
  figures.add(name, 'bytes until the first lesson', 'bytes', all.map((one) => sum(one.asked))); // prettier-ignore
}
