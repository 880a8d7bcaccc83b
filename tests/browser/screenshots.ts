/**
 * Pictures of every screen and state, to be looked at: `npm run screenshots`, after a build. Only some:
 * `npm run screenshots -- definition 360x740 dark` (any of lessons, `around`, `review`, sizes, light or dark); in another
 * language: `npm run screenshots -- ar`.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from '@playwright/test';
import { chromium } from '@playwright/test';
import type { Visit } from './block-states.ts';
import { openLesson, visitCheck, visitLesson } from './course-states.ts';
import { browserPath } from './find-browser.ts';
import { Learner } from './learner.ts';
import { visitReviewed, visitShell } from './shell-states.ts';
import { offerSmallLms } from './small-lms.ts';
import { english, spokenIn } from './spoken.ts';
import { StaticServer, filesOf } from './static-server.ts';

const asked = process.argv.slice(2);
const some = (all: readonly string[]): readonly string[] => {
  const chosen = all.filter((one) => asked.includes(one));
  return chosen.length > 0 ? chosen : all;
};
const sizes = some(['360x740', '800x600', '1280x800', '1920x1080']);
const schemes = some(['light', 'dark']);
const locale = english.loaded.locales.find((one) => asked.includes(one)) ?? 'en';
const spoken = spokenIn(locale);
const { course, words } = spoken;
const places = some(['around', 'review', ...course.lessons.map(({ id }) => id)]);
const folder = join('test-results/screenshots', locale);

/** Takes a picture of each state at every size and in both schemes. */
function taking(page: Page, place: string): Visit {
  let number = 0;
  const views = sizes.flatMap((size) => schemes.map((scheme) => ({ size, scheme })));
  return async (state) => {
    number += 1;
    // In a picture of the whole page a bar that sticks stands in the middle of the words.
    await page.locator('course-player').evaluateAll(([player]) => {
      for (const bar of player?.shadowRoot?.querySelectorAll<HTMLElement>('header, .lesson-nav') ?? [])
        bar.style.position = 'relative';
    });
    const file = `${String(number).padStart(2, '0')}-${state.replace(/[^\p{L}\p{N}]+/gu, '-').slice(0, 60)}.png`;
    for (const { size, scheme } of views) {
      const [width = 0, height = 0] = size.split('x').map(Number);
      await page.setViewportSize({ width, height });
      await page.emulateMedia({ colorScheme: scheme === 'dark' ? 'dark' : 'light', reducedMotion: 'reduce' });
      await page.screenshot({ path: join(folder, `${size}-${scheme}`, place, file), fullPage: true });
    }
    views.reverse();
    // After a change of size the browser brings the field that has the focus into view, a moment later: no press before that.
    await page.waitForTimeout(300);
  };
}

async function take(browser: Browser, url: string, place: string): Promise<void> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    locale: spoken.language,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  const visit = taking(page, place);
  if (place === 'around') await visitShell(page, url, visit, spoken);
  else if (place === 'review') await visitReviewed(page, url, visit, spoken);
  else {
    await offerSmallLms(page);
    await page.goto(url);
    const learner = new Learner(page, page, spoken);
    await learner.start();
    if (place !== course.lessons[0]?.id) await openLesson(learner, place);
    await visitLesson(learner, place, visit);
    if (place === 'check') {
      for (let back = 1; back < (course.lessons.at(-1)?.screens.length ?? 1); back++)
        await learner.button(words.previous).click();
      await visitCheck(learner, visit);
    }
  }
  await context.close();
}

mkdirSync(folder, { recursive: true });
const server = new StaticServer(filesOf('scorm12'));
await server.listen();
const browser = await chromium.launch({ executablePath: await browserPath(), args: ['--no-sandbox'] });
for (const place of places) {
  await take(browser, server.url, place);
  console.log(`${place}: done`);
}
await browser.close();
await server.close();
