import type { Screen } from '../../src/course/course.ts';
import type { BlockUse } from '../../src/compile/blocks.ts';
import type { Drive, Visit } from './block-states.ts';
import { drives } from './block-states.ts';
import type { Learner } from './learner.ts';
import { expect } from '@playwright/test';
import { allWrong } from './learner.ts';
import type { Spoken } from './spoken.ts';
import { anyOf, english } from './spoken.ts';

/** The blocks of a screen, in order. */
export function blocksOf(lesson: string, screen: string, { loaded }: Spoken = english): BlockUse[] {
  return loaded.lessons
    .filter(({ id }) => id === lesson)
    .flatMap(({ screens }) => screens.filter(({ id }) => id === screen))
    .flatMap(({ body }) => body.filter((part) => typeof part === 'object'));
}

/** Chooses a lesson in the contents: beside the lesson, or in the drawer where there is little room. */
export async function chooseLesson(learner: Learner, id: string): Promise<void> {
  const { course, words } = learner.spoken;
  const menu = learner.button(words.contents);
  if (await menu.isVisible()) await menu.click();
  await learner.view
    .getByRole('navigation', { name: words.contents })
    .getByRole('button', { name: course.lessons.find((one) => one.id === id)?.title ?? '' })
    .first()
    .click();
}

/** Opens a lesson that has not been seen, at its first screen. */
export async function openLesson(learner: Learner, id: string): Promise<void> {
  await chooseLesson(learner, id);
  const { course } = learner.spoken;
  const title = course.lessons.find((one) => one.id === id)?.screens[0]?.title ?? '';
  await expect(learner.heading.first()).toHaveText(title);
}

/** A screen, and on it every block through all its states. */
async function visitScreen(
  learner: Learner,
  lesson: string,
  screen: Screen,
  visit: Visit,
  driven: Set<string> | undefined,
): Promise<void> {
  await expect(learner.heading.first()).toHaveText(screen.title);
  await visit(screen.title);
  const counts = new Map<string, number>();
  for (const { kind, model } of blocksOf(lesson, screen.id, learner.spoken)) {
    const { tag } = kind;
    const nth = counts.get(tag) ?? 0;
    counts.set(tag, nth + 1);
    const drive = drives[tag] as Drive<unknown> | undefined;
    if (!drive) throw new Error(`Nobody says which states ${tag} has.`);
    if (driven?.has(tag)) continue;
    driven?.add(tag);
    const block = learner.view.locator(tag).nth(nth);
    const told: Visit = (state) => visit(`${model.id}: ${state}`, block);
    await drive(block, model, told, learner.spoken.words);
  }
}

/**
 * Every screen of a lesson from its first on.
 *
 * @param driven the kinds of block to leave alone; each that is met is added, so that one of a kind is enough.
 */
export async function visitLesson(
  learner: Learner,
  id: string,
  visit: Visit,
  driven?: Set<string>,
): Promise<void> {
  const lesson = learner.spoken.course.lessons.find((one) => one.id === id);
  for (const [index, screen] of lesson?.screens.entries() ?? []) {
    if (index > 0) await learner.next.click();
    await visitScreen(learner, id, screen, visit, driven);
  }
}

/** The final check, from its introduction to a result of each kind. */
export async function visitCheck(learner: Learner, visit: Visit): Promise<void> {
  const { finalCheck } = learner.spoken.words;
  const { next, toReview, submit, question, notPassed, notThisTime, staysPassed, best } = finalCheck;
  await visit('check: introduction');
  await learner.beginCheck();
  const seen = new Set<string>();
  for (let index = 0; index < 10; index++) {
    const type =
      (await learner.view.locator('check-block').getByRole('radio').count()) > 0 ? 'one' : 'several';
    if (!seen.has(type)) await visit(`check: question with ${type} to choose`);
    if (index !== 4) await learner.answerQuestion(false, () => once(seen, type, visit));
    else await learner.button(next).click();
  }
  await visit('check: overview, one missing');
  await learner.button(submit).click();
  await visit('check: one answer missing');
  await learner.button(`${finalCheck.answer} (${question(5, 10)})`).click();
  await learner.answerQuestion(false);
  for (let index = 5; index < 10; index++) await learner.button(anyOf(next, toReview)).click();
  await visit('check: overview');
  await learner.button(submit).click();
  await expect(learner.view.getByRole('heading', { name: notPassed })).toBeVisible();
  await visit('check: failed');
  await learner.takeCheck((index) => index > 0);
  await visit('check: passed');
  await learner.takeCheck(allWrong);
  // Who has passed is not told to pass.
  await expect(learner.view.getByRole('heading', { name: notThisTime })).toBeVisible();
  await expect(learner.view.getByText(staysPassed)).toBeVisible();
  await expect(learner.view.getByText(best(90))).toBeVisible();
  await visit('check: failed after passing');
}

async function once(seen: Set<string>, type: string, visit: Visit): Promise<void> {
  if (seen.has(type)) return;
  seen.add(type);
  await visit(`check: question with ${type} to choose, answered`);
}
