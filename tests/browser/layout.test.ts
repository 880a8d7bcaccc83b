import type { Page } from '@playwright/test';
import { openLesson, visitLesson } from './course-states.ts';
import { Learner, course } from './learner.ts';
import { expect, test } from './site.ts';
import { offerSmallLms, refuseCommits } from './small-lms.ts';
import { boxesIn } from './boxes.ts';

test.describe.configure({ timeout: 240_000 });

/** WCAG 1.4.12: what a learner may set. */
const spacing =
  '*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}p{margin-block-end:2em!important}';

/** Through every shadow root, those still to come included. */
async function spaceText(page: Page): Promise<void> {
  await page.addInitScript((rules) => {
    const attach = Element.prototype.attachShadow;
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(rules);
    Element.prototype.attachShadow = function attachSpaced(init) {
      const root = attach.call(this, init);
      queueMicrotask(() => root.adoptedStyleSheets.push(sheet));
      return root;
    };
    document.addEventListener('DOMContentLoaded', () => document.adoptedStyleSheets.push(sheet));
  }, spacing);
}

const isIn = (page: Page, width: number, height: number): Promise<void> =>
  page.setViewportSize({ width, height });

test('nothing scrolls sideways, is clipped or too small a target, at 320 px, 400 % and with spaced text', async ({
  page,
  site,
}) => {
  await spaceText(page);
  await offerSmallLms(page);
  await isIn(page, 320, 256);
  await page.goto(await site.serve('scorm12'));
  const found = new Set<string>();
  let looks = 0;
  const sizes = [
    [320, 256],
    [320, 640],
    [800, 600],
    [1280, 800],
  ] as const;
  const visit = async (state: string): Promise<void> => {
    for (const [width, height] of sizes) {
      await isIn(page, width, height);
      looks += 1;
      for (const problem of await page.evaluate(boxesIn))
        found.add(`${state}, ${width}×${height}: ${problem}`);
    }
    await isIn(page, 1280, 800);
  };
  await visit('start');
  const learner = new Learner(page, page);
  await learner.start();
  for (const { id } of course.lessons) {
    if (id !== course.lessons[0]?.id) await openLesson(learner, id);
    await visitLesson(learner, id, visit);
  }
  await isIn(page, 320, 256);
  await learner.button('Contents').click();
  await visit('contents');
  console.log(`layout: ${looks} looks`);
  expect([...found]).toEqual([]);
});

test('the bar keeps its buttons in sight on a phone while nothing can be saved', async ({ page, site }) => {
  await spaceText(page);
  await offerSmallLms(page);
  await page.goto(await site.serve('scorm12'));
  const learner = new Learner(page, page);
  await learner.start();
  await refuseCommits(page, true);
  await openLesson(learner, 'why');
  await learner.button('Exit').click();
  await learner.button('Stay').click();
  await expect(page.getByRole('banner').getByText('Not saved: retrying')).toBeVisible();
  for (const width of [320, 360]) {
    await isIn(page, width, 640);
    for (const name of ['Contents', 'Help', 'Exit']) {
      const box = await learner.button(name).boundingBox();
      expect(box?.x).toBeGreaterThanOrEqual(0);
      expect((box?.x ?? width) + (box?.width ?? width)).toBeLessThanOrEqual(width);
    }
  }
});

test('bars stand still where there are few lines, as at 400 %, and stay where there are more', async ({
  page,
  site,
}) => {
  await offerSmallLms(page);
  await page.goto(await site.serve('scorm12'));
  await new Learner(page, page).start();
  const positions = (): Promise<string[]> =>
    page
      .locator('course-player :is(header, .lesson-nav)')
      .evaluateAll((bars) => bars.map((bar) => getComputedStyle(bar).position));
  await isIn(page, 800, 600);
  expect(await positions()).toEqual(['sticky', 'sticky']);
  await isIn(page, 1024, 500);
  expect(await positions()).toEqual(['sticky', 'sticky']);
  await isIn(page, 320, 256);
  expect(await positions()).toEqual(['relative', 'relative']);
});

test('with reduced motion nothing moves', async ({ page, site }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await offerSmallLms(page);
  await page.goto(await site.serve('scorm12'));
  const moving: string[] = [];
  const look = async (state: string): Promise<void> => {
    const names = await page.evaluate(() =>
      document
        .getAnimations()
        .filter(({ effect }) => Number(effect?.getComputedTiming().duration) > 1)
        .map(
          (animation) =>
            `${animation.constructor.name} on ${(animation.effect as KeyframeEffect).target?.localName}`,
        ),
    );
    moving.push(...names.map((name) => `${state}: ${name}`));
  };
  await look('start');
  const learner = new Learner(page, page);
  await learner.start();
  for (const id of ['isnt', 'why', 'resources']) {
    await openLesson(learner, id);
    await visitLesson(learner, id, look);
  }
  expect(moving).toEqual([]);
});

test('in forced colours what is chosen, right and wrong shows without a colour of ours', async ({
  page,
  site,
}) => {
  await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' });
  await offerSmallLms(page);
  await page.goto(await site.serve('scorm12'));
  const learner = new Learner(page, page);
  await learner.start();
  await openLesson(learner, 'actions');
  const block = page.locator('choice-block');
  await block.getByRole('radio').first().check();
  const border = (nth: number): Promise<string> =>
    block
      .locator('.option')
      .nth(nth)
      .evaluate((option) => getComputedStyle(option).borderTopWidth);
  expect(await border(0)).not.toBe(await border(1));
  await block.getByRole('button', { name: 'Check' }).click();
  const feedback = block.locator('.feedback');
  await expect(feedback).toContainText(/Correct|Not quite/);
  await expect(feedback.locator('svg')).toBeVisible();
  expect(await feedback.evaluate((one) => getComputedStyle(one).borderTopStyle)).toBe('solid');
  const bare = await page.locator('button:visible').evaluateAll((buttons) =>
    buttons
      .filter((one) => {
        const { borderTopWidth, borderTopStyle } = getComputedStyle(one);
        return one.classList.contains('primary') && (borderTopStyle === 'none' || borderTopWidth === '0px');
      })
      .map((one) => one.textContent),
  );
  expect(bare).toEqual([]);
});

test('prints the lesson without what is around it', async ({ page, site }) => {
  await offerSmallLms(page);
  await page.goto(await site.serve('scorm12'));
  const learner = new Learner(page, page);
  await learner.start();
  await openLesson(learner, 'isnt');
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  for (const chrome of ['header', '.lesson-nav', '.beside'])
    await expect(page.locator(`course-player ${chrome}`)).toBeHidden();
  await expect(learner.heading.first()).toBeVisible();
  await expect(page.getByRole('button')).toHaveCount(0);
  const colours = await learner.heading
    .first()
    .evaluate((heading) => [
      getComputedStyle(heading).color,
      getComputedStyle(document.documentElement).backgroundColor,
    ]);
  expect(colours).toEqual(['rgb(0, 0, 0)', 'rgb(255, 255, 255)']);
});
