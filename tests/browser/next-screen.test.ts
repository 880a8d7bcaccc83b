import type { Page } from '@playwright/test';
import type { LessonElement } from '../../src/lessons/lesson-element.ts';
import { openLesson } from './course-states.ts';
import { Learner, course } from './learner.ts';
import { expect, test } from './site.ts';
import { offerSmallLms } from './small-lms.ts';

type Watched = Window & { closedRoots: ShadowRoot[]; prepared?: Element };

/** Keeps what the page hides from scripts: the place where the next screen is rendered. */
function watchClosedRoots(): void {
  const { attachShadow } = Element.prototype;
  const closedRoots: ShadowRoot[] = [];
  Object.assign(window, { closedRoots });
  Element.prototype.attachShadow = function (options) {
    const root = attachShadow.call(this, options);
    if (options.mode === 'closed') closedRoots.push(root);
    return root;
  };
}

/** The lesson and screen that are rendered out of sight, once there is an element that was not there before. */
const prepared = (page: Page): Promise<string> =>
  page
    .waitForFunction(() => {
      const at = window as unknown as Watched;
      const element = at.closedRoots[0]?.firstElementChild as LessonElement | null | undefined;
      if (!element?.shadowRoot?.querySelector('h2') || element === at.prepared) return undefined;
      at.prepared = element;
      return `${element.localName}/${element.screen}`;
    })
    .then((found) => found.jsonValue() as Promise<string>);

const isTheShown = (page: Page): Promise<boolean> =>
  page.evaluate(() => {
    const main = document.querySelector('course-player')?.shadowRoot?.querySelector('main');
    const { prepared } = window as unknown as Watched;
    return [...(main?.children ?? [])].includes(prepared as Element);
  });

let learner: Learner;

test.beforeEach(async ({ page, site }) => {
  await offerSmallLms(page);
  await page.addInitScript(watchClosedRoots);
  await page.goto(await site.serve('scorm12'));
  learner = new Learner(page, page);
  await learner.start();
});

test('the next screen is rendered while the learner reads, in this lesson and across lessons', async ({
  page,
}) => {
  const [first, second] = course.lessons;
  expect(await prepared(page)).toBe(`lesson-${first?.id}/${first?.screens[1]?.id}`);
  for (const [index, screen] of first?.screens.entries() ?? []) {
    if (index === 0) continue;
    await learner.goOn();
    expect(await isTheShown(page)).toBe(true);
    await expect(learner.heading.first()).toHaveText(screen.title);
    await expect(learner.heading.first()).toBeFocused();
    await prepared(page);
  }
  await learner.goOn();
  expect(await isTheShown(page)).toBe(true);
  await expect(learner.heading.first()).toHaveText(second?.screens[0]?.title ?? '');
});

test('whoever goes elsewhere sees that screen, and then the one after it is rendered', async ({ page }) => {
  await prepared(page);
  await openLesson(learner, 'actions');
  const actions = course.lessons.find(({ id }) => id === 'actions');
  expect(await prepared(page)).toBe(`lesson-actions/${actions?.screens[1]?.id}`);
  await learner.button('Previous').click();
  await expect(learner.heading.first()).not.toHaveText(actions?.screens[0]?.title ?? '');
  expect(await prepared(page)).toBe(`lesson-actions/${actions?.screens[0]?.id}`);
});

test('Next does not stand out before the end of a story, whether or not its screen was rendered before', async ({
  page,
}) => {
  await openLesson(learner, 'actions');
  const screens = course.lessons.find(({ id }) => id === 'actions')?.screens ?? [];
  for (const { id } of screens.slice(1)) {
    const at = await prepared(page);
    // A story that is only prepared does not change this screen.
    if (at === 'lesson-actions/actions-story-captions') await expect(learner.next).toHaveClass(/primary/);
    await learner.goOn();
    if (id === 'actions-story-captions') break;
  }
  await expect(page.locator('scenario-block')).toHaveCount(1);
  await expect(learner.next).not.toHaveClass(/primary/);
  await learner.goOn();
  await learner.button('Previous').click();
  await expect(page.locator('scenario-block')).toHaveCount(1);
  await expect(learner.next).not.toHaveClass(/primary/);
});

test('an answer given while the next screen is ready is there', async ({ page }) => {
  await prepared(page);
  while ((await page.locator('choice-block').count()) === 0) {
    await learner.goOn();
    await prepared(page);
  }
  await learner.practise();
  await learner.goOn();
  expect(await isTheShown(page)).toBe(true);
  const answers = await page.evaluate(() => {
    const { prepared } = window as unknown as Watched;
    return (prepared as LessonElement).responses.size;
  });
  expect(answers).toBeGreaterThan(0);
});

test('only a lesson begins with a movement, and its drawings are there at once', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  const [first] = course.lessons;
  for (const { id } of first?.screens ?? []) {
    await prepared(page);
    const [moves, isDrawn] = await page.evaluate(async () => {
      const player = document.querySelector('course-player')?.shadowRoot;
      player?.querySelector<HTMLElement>('.next')?.click();
      await new Promise(requestAnimationFrame);
      const lesson = (window as unknown as Watched).prepared as LessonElement;
      return [
        lesson.shadowRoot?.querySelector('.page')?.getAnimations().length,
        lesson.drawings !== undefined,
      ];
    });
    const isNewLesson = id === first?.screens.at(-1)?.id;
    expect([id, moves]).toEqual([id, isNewLesson ? 1 : 0]);
    if (!isNewLesson) expect(isDrawn).toBe(true);
  }
});

test('when another record continues, the next screen is rendered anew, with its answers', async ({
  page,
}) => {
  const before = await prepared(page);
  await page.evaluate(() =>
    (document.querySelector('course-player') as unknown as { reportMoved(said: string): void }).reportMoved(
      'Here is the record.',
    ),
  );
  expect(await prepared(page)).toBe(before);
});

test('a busy page holds up no other language: its direction comes with its words', async ({ page }) => {
  // As while scripts run without a pause.
  await page.evaluate(() => Object.assign(window, { requestIdleCallback: () => 0 }));
  await learner.button('Help').click();
  await page.getByRole('combobox', { name: 'Language' }).selectOption('العربية');
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl', { timeout: 3000 });
});
