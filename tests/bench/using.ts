import type { Browser, Locator, Page } from '@playwright/test';
import { Learner, course } from '../browser/learner.ts';
import type { Figure } from './figure.ts';
import { Figures, median, quantile } from './figure.ts';
import { heapAfterChanges } from './heap.ts';
import type { Measured } from './measured-packages.ts';
import { measuredPackages } from './measured-packages.ts';
import { slowPage } from './slow-page.ts';

type Kind =
  'without scripts' | 'lesson to lesson' | 'screen to screen' | 'answering' | 'opening the contents';

type Timed = Window & { slowest: () => number };

/** In ms, on the reference machine of docs/performance.md; other machines are judged by the ratio. */
const mostOnReference = 100;

/** The shortest event duration that the browser reports, in ms; shorter ones count as this. */
const leastTold = 16;

/** Runs in the page before anything else: measures the time from each input to the paint of its effect. */
function watch(least: number): void {
  let slowest = 0;
  const take = (entries: PerformanceEntryList): void => {
    for (const entry of entries as (PerformanceEventTiming & { interactionId?: number })[])
      if (entry.interactionId) slowest = Math.max(slowest, entry.duration);
  };
  const observer = new PerformanceObserver((list) => take(list.getEntries()));
  observer.observe({ type: 'event', durationThreshold: least, buffered: true } as PerformanceObserverInit);
  Object.assign(window, {
    slowest: () => {
      take(observer.takeRecords());
      const since = slowest;
      slowest = 0;
      return since;
    },
  });
}

class Stopwatch {
  readonly times = new Map<Kind, number[]>();
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  /**
   * Clicks as a learner does, and notes the time to the next paint. `Locator.click` would check what is
   * under the mouse while the page answers, which takes a few milliseconds of the measured time.
   */
  async click(kind: Kind, what: Locator): Promise<void> {
    await what.click({ trial: true });
    const box = await what.boundingBox();
    if (!box) throw new Error(`Nothing can be pressed for: ${kind}.`);
    const read = (): Promise<number> => this.#page.evaluate(() => (window as unknown as Timed).slowest());
    await read();
    await this.#page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
    // The browser reports an event only after the paint that it caused.
    await this.#page.waitForTimeout(150);
    const time = Math.max(leastTold, await read());
    this.times.set(kind, [...(this.times.get(kind) ?? []), time]);
  }
}

/** A press that the browser handles without scripts: no paint can come sooner. */
async function pressesWithoutScripts(browser: Browser): Promise<number[]> {
  const page = await slowPage(browser, {});
  await page.addInitScript(watch, leastTold);
  await page.goto(
    'data:text/html,<!doctype html><title>A page</title><details><summary>More</summary><p>Words</p></details>',
  );
  const watched = new Stopwatch(page);
  for (let press = 0; press < 20; press++) await watched.click('without scripts', page.locator('summary'));
  await page.context().close();
  return watched.times.get('without scripts') ?? [];
}

/** Goes through the lessons, and back through the contents, and answers every question. */
async function walk(browser: Browser, { launch }: Measured): Promise<Stopwatch> {
  const page = await slowPage(browser, {});
  const { url, close } = await launch(page);
  await page.addInitScript(watch, leastTold);
  await page.goto(url);
  const learner = new Learner(page, page);
  const watched = new Stopwatch(page);
  await learner.start();
  const lessons = course.lessons.filter(({ kind }) => kind === 'lesson');
  for (const [nth, { screens }] of lessons.entries()) {
    if (nth > 0) await watched.click('lesson to lesson', learner.next);
    for (const index of screens.keys()) {
      if (index > 0) await watched.click('screen to screen', learner.next);
      await answer(learner, watched);
    }
  }
  for (const { title } of lessons) {
    await watched.click('opening the contents', learner.button('Contents'));
    const contents = learner.view.getByRole('navigation', { name: 'Contents' });
    await watched.click('lesson to lesson', contents.getByRole('button', { name: title }).first());
  }
  await page.context().close();
  await close();
  return watched;
}

async function answer(learner: Learner, watched: Stopwatch): Promise<void> {
  for (const block of await learner.view.locator('choice-block').all()) {
    await watched.click('answering', block.locator('label').first());
    await watched.click('answering', block.getByRole('button', { name: 'Check' }));
  }
}

/** How fast the course responds to the learner, and what stays in memory after a long visit. */
export async function using(browser: Browser, runs: number): Promise<readonly Figure[]> {
  const figures = new Figures('using');
  const measured = measuredPackages().find(({ name }) => name === 'scorm12');
  if (!measured) throw new Error('There is no SCORM 1.2 package to use.');
  const all = new Map<Kind, number[]>();
  const alone: number[] = [];
  for (let run = 0; run < runs; run++) {
    alone.push(...(await pressesWithoutScripts(browser)));
    for (const [kind, times] of (await walk(browser, measured)).times)
      all.set(kind, [...(all.get(kind) ?? []), ...times]);
  }
  figures.add('a page without scripts', 'to next paint, median', 'ms', alone);
  figures.add('a page without scripts', 'to next paint, 98th percentile', 'ms', [quantile(alone, 0.98)]);
  for (const [kind, times] of all) {
    const slowest = quantile(times, 0.98);
    figures.add(kind, 'to next paint, median', 'ms', times);
    figures.add(kind, '… beside a page without scripts', 'times', [median(times) / median(alone)], 3);
    figures.add(kind, 'to next paint, 98th percentile', 'ms', [slowest], mostOnReference);
    figures.add(
      kind,
      '… of both, beside a page without scripts',
      'times',
      [slowest / quantile(alone, 0.98)],
      3,
    );
  }
  // The runs differ by less than one per cent.
  const heaps = [await heapAfterChanges(browser, measured)];
  const at = '200 lesson changes against 20';
  figures.add(at, 'heap after 20', 'MB', heaps.map(({ early }) => early / 1e6)); // prettier-ignore
  figures.add(at, 'heap grown', 'MB', heaps.map(({ early, late }) => (late - early) / 1e6), 1); // prettier-ignore
  figures.add(at, 'detached nodes left behind', 'count', heaps.map(({ detached }) => detached), 0); // prettier-ignore
  return figures.all;
}
