import type { Locator, Page } from '@playwright/test';
import type { ChoiceModel } from '../../src/blocks/choice/model.ts';
import { rightOptions } from '../../src/blocks/choice/model.ts';
import { plain } from '../../src/course/rich.ts';
import { loadCourse } from '../../src/compile/load-course.ts';
import { questionsOf } from '../../src/tools/author/rules/questions.ts';
import { element, test as inLms } from './embedded-course.ts';
import { Keyboard, expectFocus } from './keyboard.ts';
import { Learner } from './learner.ts';
import { expect, test } from './site.ts';

const button = (within: Locator | Page, name: string | RegExp): Locator =>
  within.getByRole('button', { name }).first();

const load = (name: string) => loadCourse(process.cwd(), { file: `modules/${name}.yaml` });

/** Every question of a course by the words that it begins with. */
function asked(name: string): (stem: string) => ChoiceModel {
  const questions = questionsOf({
    lessons: load(name).lessons.map((lesson) => ({ ...lesson, source: '', blockLines: new Map() })),
  });
  return (stem) => {
    const found = questions.find((one) => stem.startsWith(plain(one.stem)));
    if (!found) throw new Error(`No question begins with “${stem}”.`);
    return found;
  };
}

const words = async (of: Locator): Promise<string> => (await of.innerText()).replace(/\s+/g, ' ').trim();

/** Chooses what is right of the question shown. */
async function choose(keys: Keyboard, block: Locator, find: (stem: string) => ChoiceModel): Promise<void> {
  const model = find(await words(block.getByRole('group').first().locator('legend')));
  const texts = await Promise.all((await block.locator('.option').all()).map(words));
  const right = rightOptions(model).map((id) => plain(model.options.find((one) => one.id === id)!.text));
  const inputs = block.locator('.option input');
  for (const nth of right.map((text) => texts.indexOf(text)).sort((a, b) => a - b)) {
    if (model.type === 'multi') await keys.tabToAndPress(inputs.nth(nth), 'Space');
    else await keys.chooseRadio(inputs, nth);
  }
}

/** What stands on the screen, by keyboard. */
async function takeScreen(keys: Keyboard, page: Page, find: (stem: string) => ChoiceModel): Promise<void> {
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

async function takeCheck(keys: Keyboard, page: Page, find: (stem: string) => ChoiceModel): Promise<void> {
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

for (const name of ['refresher', 'booster-7', 'booster-30']) {
  const { course } = load(name);
  test(`${name}: by keyboard alone, killed and resumed after every screen`, async ({ page: first, site }) => {
    const url = await site.serve(`${name}-web`);
    const find = asked(name);
    let page = first;
    const open = async (): Promise<Keyboard> => {
      await page.goto(url);
      const keys = new Keyboard(page);
      await keys.tabToAndPress(button(page, /^(Start|Resume)$/));
      return keys;
    };
    let keys = await open();
    for (const { kind, screens } of course.lessons)
      for (const [index, { title }] of screens.entries()) {
        const learner = new Learner(page, page);
        await expect(learner.heading.first()).toHaveText(title);
        if (kind === 'check' && index === 0) await takeCheck(keys, page, find);
        else await takeScreen(keys, page, find);
        if (kind === 'check' && index > 0) break;
        await learner.saved();
        const next = await page.context().newPage();
        await page.close();
        page = next;
        keys = await open();
        const resumed = new Learner(page, page);
        await expect(resumed.heading.first()).toHaveText(title);
        const isLast = course.lessons.at(-1)?.screens.at(-1)?.title === title;
        if (!isLast) await keys.tabToAndPress(resumed.next);
      }
    if (course.rules.acknowledgement) {
      const block = page.locator('acknowledgement-block');
      await keys.tabToAndPress(block.getByRole('checkbox'), 'Space');
      await keys.tabToAndPress(button(block, 'Confirm'));
      await expectFocus(block.locator('.given'));
    }
    await keys.tabTo(button(page, /^Exit$/), 'Shift+Tab');
    await keys.press('Enter');
    await expect(page.getByText('Course completed')).toBeVisible();
    expect(await page.getByText('final check').count()).toBe(course.lessons.length > 1 ? 1 : 0);
    expect([...keys.problems]).toEqual([]);
    expect(site.problems).toEqual([]);
  });
}

inLms(
  'a plan kept on the device is there again in another course, and in no record',
  async ({ page, lms }) => {
    const toPlan = async (packageName: string): Promise<Learner> => {
      const learner = await lms.launch(page, packageName);
      await learner.start();
      while ((await learner.view.locator('revisit-block').count()) === 0) {
        const title = await learner.heading.first().innerText();
        await learner.next.click();
        await expect(learner.heading.first()).not.toHaveText(title);
      }
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
