import type { Frame, Page } from '@playwright/test';
import { Cmi5Server } from '../bench/cmi5-server.ts';
import { openLesson } from './course-states.ts';
import { expect, test } from './site.ts';
import { offerSmallLms } from './small-lms.ts';
import { filesOf } from './static-server.ts';

test.describe.configure({ mode: 'parallel' });

type Watched = Window & { shifts: string[] };

/** In every frame, before anything else: takes down what moves without the learner's doing. */
function watch(): void {
  const shifts: string[] = [];
  Object.assign(window, { shifts });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      const { value, sources } = entry as unknown as { value: number; sources: { node?: Node }[] };
      const moved = sources.map(({ node }) => node?.textContent?.slice(0, 30).trim());
      shifts.push(`${value.toFixed(3)}: ${moved.join(' | ')}`);
    }
  }).observe({ type: 'layout-shift', buffered: true });
}

/** What has moved once nothing is on its way any more. */
async function shiftsIn(frame: Page | Frame): Promise<string[]> {
  await frame
    .locator('#notices')
    .evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
  return frame.evaluate(() => (window as unknown as Watched).shifts);
}

const notice = (frame: Page | Frame, name: string) => frame.locator(`[data-notice="${name}"]`);

const sizes = [
  [390, 700],
  [800, 600],
  [1280, 800],
] as const;

test.use({ viewport: { width: 800, height: 600 }, contextOptions: { reducedMotion: 'no-preference' } });
test.beforeEach(async ({ page }) => page.addInitScript(watch));

test('nothing moves on the start screen while a slow record store is read', async ({ page }) => {
  const server = new Cmi5Server(filesOf('cmi5'));
  const url = await server.launch();
  let answer = (): void => undefined;
  const late = new Promise<void>((resolve) => (answer = resolve));
  await page.route('**/lrs/**', (route) => late.then(() => route.continue()));
  await page.goto(url);
  await expect(notice(page, 'reading')).toBeVisible();
  answer();
  await expect(notice(page, 'reading')).toBeHidden();
  expect(await shiftsIn(page)).toEqual([]);
  await server.close();
});

test('nothing moves on the start screen where there is no LMS', async ({ page, site }) => {
  await site.open(page, 'scorm12');
  await expect(notice(page, 'alone')).toBeInViewport();
  expect(await shiftsIn(page)).toEqual([]);
});

test('nothing moves on the start screen when it says that the record is closed to changes', async ({
  page,
  site,
}) => {
  await offerSmallLms(page, { mode: 'review' });
  await site.open(page, 'scorm12');
  await expect(notice(page, 'reviewMode')).toBeInViewport();
  expect(await shiftsIn(page)).toEqual([]);
});

for (const [width, height] of sizes) {
  test(`nothing moves on the start screen at ${width} × ${height}, whatever it has to say`, async ({
    page,
    site,
  }) => {
    await page.setViewportSize({ width, height });
    await site.open(page, 'web');
    const names = await page
      .locator('#notices > *')
      .evaluateAll((all) => all.map((one) => one.getAttribute('data-notice') ?? ''));
    expect(names.length).toBeGreaterThan(10);
    for (const name of names) {
      await notice(page, name).evaluate((one: HTMLElement) => (one.hidden = false));
      await expect(notice(page, name)).toBeInViewport();
      // What is to be pressed is not under it.
      const [start, said] = [
        await page.locator('#begin').boundingBox(),
        await notice(page, name).boundingBox(),
      ];
      expect((start?.y ?? 0) + (start?.height ?? 0)).toBeLessThanOrEqual(said?.y ?? 0);
      expect(await shiftsIn(page)).toEqual([]);
      await notice(page, name).evaluate((one: HTMLElement) => (one.hidden = true));
    }
    expect(await shiftsIn(page)).toEqual([]);
  });
}

test('a lesson that is left is not drawn anew', async ({ page, site }) => {
  const learner = await site.open(page, 'web');
  await learner.start();
  await openLesson(learner, 'why');
  await learner.next.click();
  await learner.saved();
  const left = await page.locator('lesson-why').elementHandle();
  await left?.evaluate((lesson) => {
    let changes = 0;
    new MutationObserver((records) => (changes += records.length)).observe(lesson.shadowRoot as ShadowRoot, {
      subtree: true,
      childList: true,
      characterData: true,
    });
    Object.assign(lesson, { changes: () => changes });
  });
  await openLesson(learner, 'isnt');
  expect(await left?.evaluate((lesson) => (lesson as unknown as { changes: () => number }).changes())).toBe(
    0,
  );
});
