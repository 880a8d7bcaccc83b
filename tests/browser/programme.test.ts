import type { FrameLocator, Locator, Page } from '@playwright/test';
import type { Find } from './any-course.ts';
import { asked, loadNamed, rightInputs } from './any-course.ts';
import { recordAtEnd } from './course-variants.ts';
import type { EmbeddedLms } from './embedded-course.ts';
import { element, test as inLms } from './embedded-course.ts';
import { test as dispatched } from './embedded-dispatch.ts';
import { theSameAgain } from './every-test.ts';
import { Keyboard, expectFocus } from './keyboard.ts';
import { Learner } from './learner.ts';
import { expect, test } from './site.ts';

const button = (within: Locator | Page | FrameLocator, name: string | RegExp): Locator =>
  within.getByRole('button', { name }).first();

/** Chooses what is right of the question shown. */
async function choose(keys: Keyboard, block: Locator, find: Find): Promise<void> {
  const { model, positions } = await rightInputs(block, find);
  const inputs = block.locator('.option input');
  for (const nth of positions) {
    if (model.type === 'multi') await keys.tabToAndPress(inputs.nth(nth), 'Space');
    else await keys.chooseRadio(inputs, nth);
  }
}

/** What stands on the screen, by keyboard. */
async function takeScreen(keys: Keyboard, page: Page | FrameLocator, find: Find): Promise<void> {
  for (const story of await page.locator('scenario-block').all()) {
    await keys.tabToAndPress(button(story, 'Begin the story'));
    let decisions = 0;
    for (; (await story.locator('.say').count()) > 0; decisions++) {
      await keys.tabToAndPress(story.locator('.say').first());
      await expectFocus(story.locator('h3').first());
    }
    expect(decisions).toBeGreaterThan(0);
  }
  for (const block of await page.locator('choice-block').all()) {
    await choose(keys, block, find);
    await keys.tabToAndPress(button(block, 'Check'));
    await expect(button(block, 'Change my answer')).toBeVisible();
  }
  for (const block of await page.locator('revisit-block').all()) {
    await keys.tabTo(block.getByRole('textbox').first());
    await keys.type('somebody dials in');
    await keys.tabTo(block.getByRole('textbox').last());
    await keys.type('say hello by name');
    await expect(block.locator('.sheet')).toContainText(
      'If somebody dials in, then I will say hello by name.',
    );
  }
}

async function takeCheck(keys: Keyboard, page: Page | FrameLocator, find: Find): Promise<void> {
  const block = page.locator('check-block');
  await keys.tabToAndPress(button(block, 'Begin the check'));
  for (let index = 1; index <= 10; index++) {
    await expectFocus(block.getByText(`Question ${index} of 10`));
    await choose(keys, block, find);
    await keys.tabToAndPress(button(block, /^(Next question|Look over my answers)$/));
  }
  await keys.tabToAndPress(button(block, 'Submit my answers'));
  await expectFocus(block.getByRole('heading', { name: 'You passed' }));
}

/** Launches the course in a page that has nothing open, and answers where it is. */
type Launch = (page: Page) => Promise<Page | FrameLocator>;

/** Through the whole course by keyboard alone, the page closed without Exit after every screen. */
async function walk(name: string, first: Page, launch: Launch): Promise<Page | FrameLocator> {
  const loaded = loadNamed(name);
  const { course } = loaded;
  const find = asked(loaded);
  let page = first;
  let view: Page | FrameLocator = first;
  const open = async (): Promise<Keyboard> => {
    view = await launch(page);
    const keys = new Keyboard(page);
    await keys.tabToAndPress(button(view, /^(Start|Resume)$/));
    return keys;
  };
  let keys = await open();
  const problems: string[] = [];
  for (const { kind, screens } of course.lessons)
    for (const [index, { title }] of screens.entries()) {
      const learner = new Learner(page, view);
      await expect(learner.heading.first()).toHaveText(title);
      if (kind === 'check' && index === 0) await takeCheck(keys, view, find);
      else await takeScreen(keys, view, find);
      if (kind === 'check' && index > 0) break;
      await learner.saved();
      problems.push(...keys.problems);
      const next = await page.context().newPage();
      await page.close();
      page = next;
      keys = await open();
      const resumed = new Learner(page, view);
      await expect(resumed.heading.first()).toHaveText(title);
      const isLast = course.lessons.at(-1)?.screens.at(-1)?.title === title;
      if (!isLast) await keys.tabToAndPress(resumed.next);
    }
  if (course.rules.acknowledgement) {
    const block = view.locator('acknowledgement-block');
    await keys.tabToAndPress(block.getByRole('checkbox'), 'Space');
    await keys.tabToAndPress(button(block, 'Confirm'));
    await expectFocus(block.locator('.given'));
    await new Learner(page, view).saved();
  }
  await keys.tabTo(button(view, /^Exit$/), 'Shift+Tab');
  await keys.press('Enter');
  expect([...problems, ...keys.problems]).toEqual([]);
  return view;
}

const courses = ['refresher', 'booster-7', 'booster-30'] as const;
const whole = 'by keyboard alone, killed and resumed after every screen';

for (const name of courses)
  test(`${name}, web: ${whole}`, async ({ page, site }) => {
    const url = await site.serve(`${name}-web`);
    const view = await walk(name, page, async (on) => {
      await on.goto(url);
      return on;
    });
    await expect(view.getByText('Course completed')).toBeVisible();
    expect(await view.getByText('final check').count()).toBe(name === 'refresher' ? 1 : 0);
    expect(site.problems).toEqual([]);
  });

/** What the record differs in; the rest is the same again. */
const shown = ['refresher-scorm12', 'booster-7-cmi5'];

for (const name of courses)
  for (const standard of ['scorm12', 'scorm2004-3rd', 'scorm2004-4th', 'cmi5', 'xapi'] as const) {
    const packageName = `${name}-${standard}`;
    inLms(
      `${name}, ${standard}: ${whole}`,
      shown.includes(packageName) ? {} : { tag: theSameAgain },
      async ({ page, lms }) => {
        await walk(name, page, async (on) => (await lms.launch(on, packageName)).view);
        await expectRecorded(lms, packageName, name === 'refresher');
      },
    );
  }

async function expectRecorded(lms: EmbeddedLms, packageName: string, hasCheck: boolean): Promise<void> {
  const held = JSON.stringify(await recordAtEnd(lms, packageName));
  expect(held).toMatch(/content [\da-f]{12}: completed \d{4}-/);
  expect(/score 100%, pass mark 80%, attempt 1/.test(held)).toBe(hasCheck);
  expect(held.includes('refresher-acknowledgement.v1')).toBe(hasCheck);
}

for (const packageName of ['booster-7-dispatch-scorm12', 'refresher-dispatch-scorm2004-4th']) {
  const isAgain = packageName.startsWith('refresher');
  dispatched(`${packageName}: ${whole}`, isAgain ? { tag: theSameAgain } : {}, async ({ page, lms }) => {
    const name = isAgain ? 'refresher' : 'booster-7';
    await walk(name, page, async (on) =>
      (await lms.launch(on, packageName)).page.frameLocator('iframe').frameLocator('iframe'),
    );
    await expectRecorded(lms, packageName, isAgain);
  });
}

inLms(
  'a plan kept on the device is there again in another course, and in no record',
  async ({ page, lms }) => {
    const toPlan = async (packageName: string): Promise<Learner> => {
      const learner = await lms.launch(page, packageName);
      await learner.start();
      while ((await learner.view.locator('revisit-block').count()) === 0) await learner.goOn();
      return learner;
    };
    const { view } = await toPlan('refresher-scorm12');
    await view.getByLabel('If …').fill('Zebulon coughs');
    await view.getByLabel('… then I will').fill('offer him water');
    await view.getByText('Keep my private answers for next time').click();
    await view.getByRole('button', { name: 'Keep on this device' }).click();
    const later = await toPlan('booster-7-scorm12');
    await expect(later.view.locator('.sheet')).toContainText(
      'If Zebulon coughs, then I will offer him water.',
    );
    await later.exit();
    for (const name of ['refresher-scorm12', 'booster-7-scorm12']) {
      await expect.poll(async () => element(await lms.recorded(name), 'core.lesson_status')).toBeTruthy();
      expect(JSON.stringify(await lms.recorded(name))).not.toMatch(/Zebulon|water/);
    }
    expect(lms.problems).toEqual([]);
  },
);
