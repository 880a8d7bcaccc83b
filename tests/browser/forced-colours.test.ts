import type { Page } from '@playwright/test';
import { chooseLesson } from './course-states.ts';
import { Learner, course, mixed } from './learner.ts';
import { expect, test } from './site.ts';
import { offerSmallLms } from './small-lms.ts';

test.use({ contextOptions: { forcedColors: 'active', reducedMotion: 'reduce' } });

const goTo = (page: Page, lesson: string, screen: string): Promise<void> =>
  page.evaluate(
    (place) => {
      type Player = Element & { go(to: object): Promise<void> };
      return document.querySelector<Player>('course-player')?.go(place);
    },
    { lesson, screen },
  );

test('cards have all four edges, and what was right shows in the result', async ({ page, site }) => {
  await offerSmallLms(page);
  await page.goto(await site.serve('scorm12'));
  const learner = new Learner(page, page);
  await learner.start();
  await goTo(page, 'resources', 'resources-pick');
  const card = page.locator('resources-block li').first();
  await expect(card).toBeVisible();
  const [above, before] = await card.evaluate((one) => {
    const { borderBlockStartColor, borderInlineStartColor } = getComputedStyle(one);
    return [borderBlockStartColor, borderInlineStartColor];
  });
  expect(above).toBe(before);
  const check = course.lessons.find(({ kind }) => kind === 'check')?.id ?? '';
  await chooseLesson(learner, check);
  await learner.takeCheck(mixed);
  const [right, ground] = await page.locator('check-block .dots .right').evaluateAll(([dot]) => {
    const colour = (one?: Element): string | undefined => one && getComputedStyle(one).backgroundColor;
    return [colour(dot), colour(document.documentElement)];
  });
  expect(right).not.toBe(ground);
});
