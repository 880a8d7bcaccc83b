import type { Locator, Page } from '@playwright/test';
import type { BuilderModel } from '../../src/blocks/builder/model.ts';
import type { ChoiceModel } from '../../src/blocks/choice/model.ts';
import { rightOptions } from '../../src/blocks/choice/model.ts';
import type { PlanModel } from '../../src/blocks/plan/model.ts';
import type { SceneModel } from '../../src/blocks/scene/model.ts';
import type { ScenarioModel } from '../../src/blocks/scenario/model.ts';
import type { SortModel } from '../../src/blocks/sort/model.ts';
import { plain } from '../../src/course/rich.ts';
import { blocksOf } from './course-states.ts';
import { Keyboard, expectFocus } from './keyboard.ts';
import { Learner, course, pool } from './learner.ts';
import { allPaths, sayButton } from './scenario-states.ts';
import { expect, test } from './site.ts';
import { committed, offerSmallLms } from './small-lms.ts';

test.use({ viewport: { width: 800, height: 600 }, contextOptions: { reducedMotion: 'no-preference' } });
test.describe.configure({ timeout: 180_000 });

/** What has been announced since last asked. */
const announced = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const { said } = window as unknown as { said: string[] };
    return said.splice(0);
  });

async function listen(page: Page): Promise<void> {
  await page.evaluate(() => {
    const said: string[] = [];
    const region = document.getElementById('announcer')!;
    new MutationObserver(() => region.textContent && said.push(region.textContent)).observe(region, {
      childList: true,
      characterData: true,
      subtree: true,
    });
    Object.assign(window, { said });
  });
}

const button = (block: Locator, name: string | RegExp): Locator =>
  block.getByRole('button', { name }).first();

/** Each kind of block, from the control before it to the last of its own. */
const ways: Readonly<Record<string, (keys: Keyboard, block: Locator, model: never) => Promise<void>>> = {
  async 'choice-block'(keys, block, { type, options }: ChoiceModel) {
    await keys.tabToAndPress(button(block, 'Check'));
    await expectFocus(block.locator('input').first());
    await expect(block.getByText(/^Choose (an|at least one) answer first\.$/)).toBeVisible();
    if (type === 'multi') {
      await keys.press('Space');
      await keys.tabToAndPress(block.locator('input').nth(1), 'Space');
    } else {
      for (let i = 1; i < options.length; i++) await keys.press('ArrowDown');
      await expect(block.locator('input').last()).toBeChecked();
    }
    await keys.tabToAndPress(button(block, 'Check'));
    await expectFocus(block.locator('[tabindex="-1"]').first());
    await keys.tabToAndPress(button(block, 'Change my answer'), 'Space');
    await expectFocus(block.locator('input:checked').first());
    await keys.tabToAndPress(button(block, 'Check'));
    await keys.tabToAndPress(button(block, 'Feedback on the other answers'));
  },
  'sort-block': (keys, block, { statements }: SortModel) => groups(keys, block, statements.length),
  'builder-block': (keys, block, { slots }: BuilderModel) => groups(keys, block, slots.length),
  async 'disclosure-block'(keys, block) {
    for (const card of await block.getByRole('button').all()) {
      await keys.tabToAndPress(card);
      await expect(card).toHaveAttribute('aria-expanded', 'true');
      await expectFocus(card);
    }
  },
  async 'reveal-block'(keys, block) {
    await keys.tabToAndPress(button(block, 'Show the figure'));
    await expectFocus(block.getByRole('slider'));
    await keys.press('Enter');
    await expect(block.getByText('Make a guess first.')).toBeHidden();
    await keys.tabToAndPress(button(block, 'Show the figure'));
    await expectFocus(block.locator('.result'));
  },
  async 'slider-block'(keys, block) {
    await keys.tabTo(block.getByRole('slider'));
    await keys.press('ArrowRight');
    await expect(block.locator('output')).not.toHaveText('Not answered yet');
    await keys.tabToAndPress(button(block, 'Answer from a list instead'));
    await expectFocus(block.getByRole('radio').first());
    await keys.tabToAndPress(block.locator('summary'), 'Space');
    await keys.tabToAndPress(button(block, 'Keep on this device'));
    await expectFocus(block.locator('.outcome'));
    await keys.tabToAndPress(button(block, 'Delete all my private answers'));
    await expectFocus(block.locator('.outcome'));
  },
  async 'reflection-block'(keys, block) {
    for (const box of await block.getByRole('checkbox').all()) {
      await keys.tabToAndPress(box, 'Space');
      await expectFocus(box);
    }
    await keys.tabTo(block.getByRole('textbox'));
    await keys.type('For me alone');
  },
  async 'resources-block'(keys, block) {
    if (await block.getByRole('radio').first().isVisible())
      await keys.chooseRadio(block.getByRole('radio'), 1);
    else await keys.tabTo(block.getByRole('link').first());
  },
  async 'phrases-block'(keys, block) {
    await keys.tabToAndPress(button(block, /^Keep for my plan/));
    await expectFocus(block.getByRole('textbox'));
    await keys.type(' (in my words)');
  },
  async 'rehearsal-block'(keys, block) {
    if ((await block.getByRole('textbox').count()) === 0) return;
    await keys.tabTo(block.getByRole('textbox'));
    await keys.type('That was hers');
    await keys.tabToAndPress(button(block, 'Show my plan'));
    await expectFocus(block.locator('.sheet'));
  },
  async 'moments-block'(keys, block) {
    await keys.tabToAndPress(button(block, /^Calendar file/));
    await expectFocus(block.locator('input').first());
  },
  async 'scenario-block'(keys, block, model: ScenarioModel) {
    await keys.tabToAndPress(button(block, 'Read a summary'));
    await expectFocus(block.getByRole('heading', { level: 3 }).first());
    await keys.tabToAndPress(button(block, 'Back to the story'));
    await keys.tabToAndPress(button(block, 'Begin the story'));
    let scene = model.scenes[0];
    for (const letter of allPaths(model)[0]?.path ?? '') {
      await expectFocus(block.getByRole('heading', { name: scene?.title ?? '' }));
      const choice = scene?.choices.find(({ id }) => id === letter);
      await keys.tabToAndPress(sayButton(block, choice));
      scene = model.scenes.find(({ id }) => id === choice?.to);
    }
    await expectFocus(block.getByRole('heading', { name: scene?.title ?? '' }));
    await keys.tabToAndPress(block.locator('summary'));
  },
  async 'scene-block'(keys, block, model: SceneModel) {
    // A picture: nothing to press.
    if (model.steps.length === 1) return;
    for (const { title } of model.steps.slice(1)) {
      await keys.tabToAndPress(button(block, 'Go on'));
      await expectFocus(block.getByRole('heading', { name: title }));
    }
    await keys.tabToAndPress(button(block, 'Read as a page'));
    await expectFocus(block.locator('.page .step > *').first());
  },
  async 'plan-block'(keys, block, { of }: PlanModel) {
    if (of !== undefined) return;
    await keys.tabToAndPress(button(block, 'Print'));
    await expectFocus(block.locator('.problem'));
    await keys.tabToAndPress(block.locator('.problem').getByRole('button').first());
    await expectFocus(block.getByLabel(/^If …/));
    await keys.type('an idea comes up twice');
    await keys.tabTo(block.getByLabel(/^… then I will/));
    await keys.type('say whose idea it was');
    await keys.tabToAndPress(button(block, 'Calendar file'));
    await expectFocus(block.locator('.outcome').first());
  },
  async 'acknowledgement-block'(keys, block) {
    await keys.tabToAndPress(button(block, 'Confirm'));
    await expectFocus(block.getByRole('checkbox'));
    await keys.press('Space');
    await keys.tabToAndPress(button(block, 'Confirm'));
    await expectFocus(block.locator('.given'));
  },
};

/** Sort and builder: a group of radios each. */
async function groups(keys: Keyboard, block: Locator, count: number): Promise<void> {
  const group = (nth: number): Locator => block.locator('fieldset').nth(nth).getByRole('radio');
  await keys.tabToAndPress(button(block, 'Check'));
  await expectFocus(group(0).first());
  await keys.press('Space');
  for (let nth = 1; nth < count; nth++) await keys.chooseRadio(group(nth), nth % 2);
  await keys.tabToAndPress(button(block, 'Check'));
  await expectFocus(block.locator('.overall'));
}

async function takeLesson(page: Page, keys: Keyboard, learner: Learner, id: string): Promise<void> {
  const lesson = course.lessons.find((one) => one.id === id);
  for (const [index, screen] of lesson?.screens.entries() ?? []) {
    if (index > 0) await keys.tabToAndPress(learner.next);
    await arrived(page, learner, screen.title);
    await announced(page);
    const counts = new Map<string, number>();
    for (const { kind, model } of blocksOf(id, screen.id)) {
      const nth = counts.get(kind.tag) ?? 0;
      counts.set(kind.tag, nth + 1);
      await ways[kind.tag]?.(keys, learner.view.locator(kind.tag).nth(nth), model as never);
    }
    // Feedback takes the focus, so it must not be announced, too. Picking and copying are announced, and
    // that a lesson is complete, a moment after its last screen is there.
    const said = (await announced(page)).filter((words) => !/shown\.$|^Copied|: complete\./.test(words));
    expect(said, screen.title).toEqual([]);
  }
}

/** On a new screen: focus on the heading, title of the document, top of the page. */
async function arrived(page: Page, learner: Learner, title: string): Promise<void> {
  await expect(learner.heading.first()).toHaveText(title);
  await expectFocus(learner.heading.first());
  await expect(page).toHaveTitle(new RegExp(`^${title.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`));
  expect(await page.evaluate(() => scrollY)).toBe(0);
}

async function takeCheck(keys: Keyboard, learner: Learner): Promise<void> {
  const block = learner.view.locator('check-block');
  await keys.tabToAndPress(button(block, 'Begin the check'));
  for (let index = 1; index <= 10; index++) {
    await expectFocus(block.getByText(`Question ${index} of 10`));
    const stem = (await block.getByRole('group').locator('legend').innerText()).replace(/\s+/g, ' ');
    const model = pool.find((item) => stem.startsWith(plain(item.stem)));
    const right = rightOptions(model!).map((id) =>
      plain(model!.options.find((option) => option.id === id)!.text),
    );
    const inputs = block.locator('input');
    const texts = (await block.locator('.option').allInnerTexts()).map((text) =>
      text.replace(/\s+/g, ' ').trim(),
    );
    // The third question is passed over at first.
    if (index !== 3)
      for (const nth of right.map((text) => texts.indexOf(text)).sort((a, b) => a - b)) {
        if (model?.type === 'multi') await keys.tabToAndPress(inputs.nth(nth), 'Space');
        else await keys.chooseRadio(inputs, nth);
      }
    await keys.tabToAndPress(button(block, /^(Next question|Look over my answers)$/));
  }
  await expectFocus(block.getByRole('heading', { name: 'Your answers' }));
  await keys.tabToAndPress(button(block, 'Submit my answers'));
  await expectFocus(button(block, 'Answer this question (Question 3 of 10)'));
  await keys.press('Enter');
  await expectFocus(block.getByText('Question 3 of 10'));
  await keys.tabToAndPress(block.locator('input').first(), 'Space');
  await keys.tabToAndPress(button(block, 'Next question'));
  for (let index = 4; index <= 10; index++) {
    await expectFocus(block.getByText(`Question ${index} of 10`));
    await keys.tabToAndPress(button(block, /^(Next question|Look over my answers)$/));
  }
  await expectFocus(block.getByRole('heading', { name: 'Your answers' }));
  await keys.tabToAndPress(button(block, 'Submit my answers'));
  await expectFocus(block.getByRole('heading', { name: /^You passed$/ }));
}

test('the whole course by keyboard alone', async ({ page, site }) => {
  const url = await site.serve('scorm12');
  await offerSmallLms(page);
  await page.goto(url);
  await listen(page);
  const keys = new Keyboard(page);
  const learner = new Learner(page, page);
  await keys.tabToAndPress(learner.button('Start'));
  await arrived(page, learner, course.lessons[0]?.screens[0]?.title ?? '');

  await test.step('skip link, contents and help give the focus back', async () => {
    await keys.tabTo(learner.button('Skip to the lesson'), 'Shift+Tab');
    await keys.press('Enter');
    await expectFocus(learner.heading.first());
    await keys.tabTo(learner.button('Contents'), 'Shift+Tab');
    await keys.press('Enter');
    const drawer = page.getByRole('dialog', { name: 'Contents' });
    await expect(drawer).toBeVisible();
    await keys.tabTo(drawer.getByRole('button').last());
    await keys.press('Escape');
    await expectFocus(learner.button('Contents'));
    await keys.press('Enter');
    await keys.tabToAndPress(drawer.getByRole('button', { name: 'Close contents' }));
    await expectFocus(learner.button('Contents'));
    await keys.tabToAndPress(learner.button(/^Help$/));
    await expect(page.getByRole('dialog', { name: 'Help' })).toBeVisible();
    await keys.press('Escape');
    await expectFocus(learner.button(/^Help$/));
    await keys.tabTo(learner.button('Contents'), 'Shift+Tab');
    await keys.press('Enter');
    const [first, second] = course.lessons[0]?.screens ?? [];
    await keys.tabToAndPress(drawer.getByRole('button', { name: second?.title ?? '' }));
    await arrived(page, learner, second?.title ?? '');
    await keys.tabToAndPress(learner.button('Previous'));
    await arrived(page, learner, first?.title ?? '');
  });

  for (const { id, kind, screens } of course.lessons) {
    await test.step(id, async () => {
      if (kind === 'lesson') {
        await takeLesson(page, keys, learner, id);
        await keys.tabToAndPress(learner.next);
        return;
      }
      await arrived(page, learner, screens[0]?.title ?? '');
      await takeCheck(keys, learner);
      await keys.tabToAndPress(learner.next);
      await arrived(page, learner, screens[1]?.title ?? '');
      await ways['acknowledgement-block']?.(keys, page.locator('acknowledgement-block'), {} as never);
    });
  }

  await keys.tabTo(learner.button(/^Exit$/), 'Shift+Tab');
  await keys.press('Enter');
  await expectFocus(learner.heading.first());
  await expect(learner.heading.first()).toHaveText('You have left the course');
  expect([...keys.problems]).toEqual([]);
  expect(await committed(page)).toMatchObject({ 'cmi.core.lesson_status': 'passed' });
  expect(site.problems).toEqual([]);
});
