import type { Browser } from '@playwright/test';
import type { Place } from '../../src/course/progress.ts';
import { emptyProgress } from '../../src/course/progress.ts';
import { progressAfter } from '../../src/course/progress-after.ts';
import { encodeSnapshot } from '../../src/course/snapshot.ts';
import { course } from '../browser/learner.ts';
import { filesOf } from '../browser/static-server.ts';
import { Figures, median } from './figure.ts';
import { GzipServer } from './gzip-server.ts';
import { startScreenOf } from './measured-packages.ts';
import { offerLms } from './page-lms.ts';
import { slowPage } from './slow-page.ts';

const files = filesOf('scorm12');

/** The times after a press on Start, or on the link of the page without scripts. */
interface Pressed {
  /** Milliseconds from opening the address to the first screen's heading. */
  readonly sinceOpened: number;
  /** Milliseconds from the press to the heading. */
  readonly sincePressed: number;
}

type Timed = Window & { pressed: number; shown: number };

/** Runs in the page before anything else: presses Start once allowed, and notes when the lesson is there. */
function pressStart(idle: number): void {
  const times = Object.assign(window as unknown as Timed, { pressed: 0, shown: 0 });
  const timer = setInterval(() => {
    const player = document.querySelector('course-player:not([hidden])')?.shadowRoot;
    const lesson =
      player && [...player.querySelectorAll('*')].find((one) => one.localName.startsWith('lesson-'));
    if (lesson?.shadowRoot?.querySelector('h2')) {
      // It is painted with the next frame.
      requestAnimationFrame(() => setTimeout(() => (times.shown = performance.now())));
      clearInterval(timer);
      return;
    }
    const button = document.getElementById('begin');
    if (!button || performance.now() < idle || button.getAttribute('aria-busy') === 'true') return;
    times.pressed ||= performance.now();
    button.click();
  }, 10);
}

const snapshotAt = (place: Place): string =>
  encodeSnapshot(course, progressAfter(course, emptyProgress, { type: 'arrived', place }), 4096);

/** @param idle milliseconds to wait before pressing Start @param place to resume at; undefined for a new learner */
async function ofCourse(browser: Browser, idle: number, place?: Place): Promise<Pressed> {
  const server = new GzipServer(files);
  const page = await slowPage(browser, { network: true });
  const resumed = place && {
    'cmi.core.entry': 'resume',
    'cmi.core.lesson_status': 'incomplete',
    'cmi.suspend_data': snapshotAt(place),
  };
  await offerLms(page, '1.2', resumed);
  await page.addInitScript(pressStart, idle);
  await page.goto(await server.listen());
  await page.waitForFunction(() => (window as unknown as Timed).shown > 0, null, { timeout: 30_000 });
  const { pressed, shown } = await page.evaluate(() => {
    const { pressed, shown } = window as unknown as Timed;
    return { pressed, shown };
  });
  await page.context().close();
  await server.close();
  return { sinceOpened: shown, sincePressed: shown - pressed };
}

/** The same words without a script: the start screen with a link to a page with the lesson's first screen. */
async function ofPages(browser: Browser, idle: number, words: string): Promise<Pressed> {
  const { html, styles } = startScreenOf(files);
  const link = html.replace(
    /<button id="begin"[^>]*>[^<]*<\/button>/,
    '<a id="begin" href="two.html">Start</a>',
  );
  const head = html.slice(0, html.indexOf('<body>'));
  const second = `${head}<body><main>${words}</main></body></html>`;
  const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
  const server = new GzipServer(
    new Map([...styles, ['index.html', bytes(link)], ['two.html', bytes(second)]]),
  );
  const page = await slowPage(browser, { network: true });
  await page.addInitScript((wait) => {
    if (location.pathname === '/two.html') return;
    const timer = setInterval(() => {
      const begin = document.getElementById('begin');
      if (!begin || performance.now() < wait) return;
      clearInterval(timer);
      sessionStorage.setItem('opened', String(performance.timeOrigin));
      sessionStorage.setItem('pressed', String(performance.timeOrigin + performance.now()));
      begin.click();
    }, 10);
  }, idle);
  await page.goto(await server.listen());
  await page.waitForURL('**/two.html');
  const painted = 'first-contentful-paint';
  await page.waitForFunction((name) => performance.getEntriesByName(name).length > 0, painted);
  const result = await page.evaluate((name) => {
    const shown = performance.timeOrigin + (performance.getEntriesByName(name)[0]?.startTime ?? 0);
    const since = (key: string): number => shown - Number(sessionStorage.getItem(key));
    return { sinceOpened: since('opened'), sincePressed: since('pressed') };
  }, painted);
  await page.context().close();
  await server.close();
  return result;
}

/** The words of a lesson's first screen, as the course shows them. */
async function wordsAt(browser: Browser, place: Place): Promise<string> {
  const server = new GzipServer(files);
  const page = await browser.newPage();
  await offerLms(page, '1.2', {
    'cmi.core.lesson_status': 'incomplete',
    'cmi.suspend_data': snapshotAt(place),
  });
  await page.goto(await server.listen());
  await page.locator('#begin').click();
  const lesson = page.locator(`lesson-${place.lesson}`);
  await lesson.locator('h2').waitFor();
  const lines = await lesson.locator(':is(h1, h2, p, li, legend, label)').allInnerTexts();
  await page.context().close();
  await server.close();
  const escaped = (line: string): string => line.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return lines.map((line) => `<p>${escaped(line)}</p>`).join('');
}

const idle = 5000;

/** The time from Start to the lesson's first screen, compared with two pages of the same words without a script. */
export async function firstLesson(browser: Browser, runs: number): Promise<Figures['all']> {
  const [first, second] = course.lessons.map(({ id, screens }) => ({
    lesson: id,
    screen: screens[0]?.id ?? '',
  }));
  if (!first || !second) throw new Error('The course has fewer than two lessons.');
  const [firstWords, secondWords] = [await wordsAt(browser, first), await wordsAt(browser, second)];
  const measured = {
    atOnce: [] as Pressed[],
    atOnceLimit: [] as Pressed[],
    resumed: [] as Pressed[],
    resumedLimit: [] as Pressed[],
    later: [] as Pressed[],
    laterLimit: [] as Pressed[],
  };
  // Interleaved, so that other load on the machine affects all of them.
  for (let run = 0; run < runs; run++) {
    measured.atOnceLimit.push(await ofPages(browser, 0, firstWords));
    measured.atOnce.push(await ofCourse(browser, 0));
    measured.resumedLimit.push(await ofPages(browser, 0, secondWords));
    measured.resumed.push(await ofCourse(browser, 0, second));
    measured.laterLimit.push(await ofPages(browser, idle, firstWords));
    measured.later.push(await ofCourse(browser, idle));
  }
  const figures = new Figures('loading');
  const opened = (all: readonly Pressed[]): number[] => all.map(({ sinceOpened }) => sinceOpened);
  const pressed = (all: readonly Pressed[]): number[] => all.map(({ sincePressed }) => sincePressed);
  const beside = (all: number[], limit: number[]): number[] => all.map((ms) => ms / median(limit));
  const pages = 'two pages';
  figures.add(pages, 'second page, link pressed at once', 'ms', opened(measured.atOnceLimit));
  figures.add(pages, 'second page, link pressed after 5 s', 'ms', pressed(measured.laterLimit));
  figures.add('scorm12', 'first lesson, at once, beside two pages', 'times', beside(opened(measured.atOnce), opened(measured.atOnceLimit)), 1.3); // prettier-ignore
  figures.add('scorm12', 'lesson resumed, at once, beside two pages', 'times', beside(opened(measured.resumed), opened(measured.resumedLimit)), 1.5); // prettier-ignore
  figures.add('scorm12', 'first lesson, Start pressed after 5 s', 'ms', pressed(measured.later));
  const limit = median(pressed(measured.laterLimit));
  figures.add('scorm12', '… beyond what the second page takes', 'ms', pressed(measured.later).map((ms) => ms - limit), 150); // prettier-ignore
  return figures.all;
}
