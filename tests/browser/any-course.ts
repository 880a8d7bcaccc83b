import type { Locator } from '@playwright/test';
import { expect } from '@playwright/test';
import type { ChoiceModel } from '../../src/blocks/choice/model.ts';
import { rightOptions } from '../../src/blocks/choice/model.ts';
import type { LoadedCourse } from '../../src/compile/load-course.ts';
import { loadCourse } from '../../src/compile/load-course.ts';
import { plain } from '../../src/course/rich.ts';
import { questionsOf } from '../../src/tools/author/rules/questions.ts';
import type { Learner } from './learner.ts';
import { anyOf, spaced } from './spoken.ts';

/** The course of `modules/<name>.yaml`. */
export const loadNamed = (name: string, root = process.cwd()): LoadedCourse =>
  loadCourse(root, { file: `modules/${name}.yaml` });

export type Find = (stem: string) => ChoiceModel;

/** Every question of a course by the words that it begins with. */
export function asked({ lessons }: Pick<LoadedCourse, 'lessons'>): Find {
  const questions = questionsOf({
    lessons: lessons.map((lesson) => ({ ...lesson, source: '', blockLines: new Map() })),
  });
  return (stem) => {
    const found = questions.find((one) => stem.startsWith(spaced(plain(one.stem))));
    if (!found) throw new Error(`No question begins with “${stem}”.`);
    return found;
  };
}

export const wordsOf = async (of: Locator): Promise<string> => spaced(await of.innerText());

/** The inputs that are right in the question shown, in their order on the screen. */
export async function rightInputs(
  block: Locator,
  find: Find,
): Promise<{ model: ChoiceModel; positions: number[] }> {
  const model = find(await wordsOf(block.getByRole('group').first().locator('legend')));
  const texts = (await block.locator('.option').allInnerTexts()).map(spaced);
  const right = rightOptions(model).map((id) =>
    spaced(plain(model.options.find((one) => one.id === id)!.text)),
  );
  return { model, positions: right.map((text) => texts.indexOf(text)).sort((a, b) => a - b) };
}

async function choose(block: Locator, find: Find): Promise<void> {
  const { positions } = await rightInputs(block, find);
  for (const nth of positions) await block.locator('.option input').nth(nth).check();
}

const press = (within: Locator, name: string | RegExp): Promise<void> =>
  within.getByRole('button', { name }).first().click();

/** The story on the screen, from where the learner is in it. @param most so many decisions */
export async function takeStory({ view, spoken }: Learner, most = Infinity): Promise<void> {
  for (const story of await view.locator('scenario-block').all()) {
    const begin = story.getByRole('button', { name: spoken.words.scenario.begin });
    if (await begin.isVisible()) await begin.click();
    for (let taken = 0; taken < most && (await story.locator('.say').count()) > 0; taken++) {
      const scene = await wordsOf(story.locator('h3').first());
      await story.locator('.say').first().click();
      await expect(story.locator('h3').first()).not.toHaveText(scene);
    }
  }
}

/** Questions of a check that is under way, right. @param most so many of them */
export async function takeQuestions({ view, spoken }: Learner, find: Find, most = Infinity): Promise<void> {
  const { next, toReview } = spoken.words.finalCheck;
  const block = view.locator('check-block');
  const count = block.locator('.count');
  for (let taken = 0; taken < most && (await count.count()) > 0; taken++) {
    const words = await count.innerText();
    await choose(block, find);
    await press(block, anyOf(next, toReview));
    await expect(block.getByText(words, { exact: true })).toHaveCount(0);
  }
}

export async function submitCheck({ view, spoken }: Learner): Promise<void> {
  const { submit, passed } = spoken.words.finalCheck;
  await press(view.locator('check-block'), submit);
  await expect(view.getByRole('heading', { name: passed })).toBeVisible();
}

export async function acknowledge({ view, spoken }: Learner): Promise<void> {
  for (const block of await view.locator('acknowledgement-block').all()) {
    const box = block.getByRole('checkbox');
    if (!(await box.isVisible())) continue;
    await box.check();
    await press(block, spoken.words.acknowledgement.give);
    await expect(block.locator('.given')).toBeVisible();
  }
}

/** Whatever stands on the screen, answered right with the mouse. */
async function takeScreen(learner: Learner, find: Find): Promise<void> {
  const { view, spoken } = learner;
  const { check, tryAgain, finalCheck } = spoken.words;
  await takeStory(learner);
  for (const block of await view.locator('choice-block').all()) {
    if (await block.getByRole('button', { name: tryAgain }).isVisible()) continue;
    await choose(block, find);
    await press(block, check);
    await expect(block.getByRole('button', { name: tryAgain })).toBeVisible();
  }
  for (const block of await view.locator('sort-block').all()) {
    for (const statement of await block.getByRole('group').all())
      await statement.getByRole('radio').first().check();
    await press(block, check);
  }
  for (const block of await view.locator('check-block').all()) {
    const begin = block.getByRole('button', { name: finalCheck.begin });
    if (!(await begin.isVisible())) continue;
    await begin.click();
    await expect(block.locator('.count')).toBeVisible();
    await takeQuestions(learner, find);
    await submitCheck(learner);
  }
  await acknowledge(learner);
}

/**
 * Takes a course from the screen shown to its last, everything right.
 *
 * @param looksOnly nothing is answered
 */
export async function takeAll(
  learner: Learner,
  loaded: LoadedCourse,
  { looksOnly = false }: { looksOnly?: boolean } = {},
): Promise<void> {
  const find = asked(loaded);
  const titles = loaded.course.lessons.flatMap(({ screens }) => screens).map(({ title }) => title);
  const shown = async (): Promise<number> => titles.indexOf(await wordsOf(learner.heading.first()));
  await expect.poll(shown).toBeGreaterThanOrEqual(0);
  for (const title of titles.slice(await shown())) {
    await expect(learner.heading.first()).toHaveText(title);
    if (!looksOnly) await takeScreen(learner, find);
    if (title === titles.at(-1)) return;
    await learner.next.click();
  }
}
