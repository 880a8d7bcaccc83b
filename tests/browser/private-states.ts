import type { Locator } from '@playwright/test';
import type { PlanModel } from '../../src/blocks/plan/model.ts';
import type { ReflectionModel } from '../../src/blocks/reflection/model.ts';
import { mostCharacters } from '../../src/blocks/room-left.ts';
import type { Words } from '../../src/locale/words-type.ts';
import type { Visit } from './block-states.ts';
import { beginning } from './spoken.ts';

/** The consent to keep private answers; leaves nothing kept and nothing written. */
async function visitKeeping(block: Locator, visit: Visit, { privateNotes }: Words): Promise<void> {
  // By keyboard: where the window has just changed its size, what is pressed may still be moving.
  await block.getByText(privateNotes.title).press('Enter');
  await visit('asked whether to keep');
  await block.getByRole('button', { name: privateNotes.keep }).click();
  await visit('kept');
  await block.getByRole('button', { name: privateNotes.erase }).click();
  await visit('erased');
}

export async function visitSlider(
  block: Locator,
  _model: unknown,
  visit: Visit,
  words: Words,
): Promise<void> {
  await block.getByRole('slider').press('ArrowRight');
  await visit('answered');
  await block.getByRole('button', { name: words.slider.asList }).click();
  await visit('answered, as a list');
  await visitKeeping(block, visit, words);
}

export async function visitReflection(
  block: Locator,
  { ticks, lines }: ReflectionModel,
  visit: Visit,
  words: Words,
): Promise<void> {
  const boxes = block.getByRole('checkbox');
  if (ticks.length > 0) {
    await boxes.first().check();
    await visit('one ticked');
    for (const box of await boxes.all()) await box.check();
    await visit('all ticked');
  }
  if (lines === 0) return;
  const text = block.getByRole('textbox');
  await text.fill('Ich, 我, אני, 👩🏽‍💻 and <b>me</b>');
  await visit('written');
  await text.fill('word '.repeat((mostCharacters - 100) / 5));
  await visit('little room left');
  await visitKeeping(block, visit, words);
}

export async function visitPlan(
  block: Locator,
  { of }: PlanModel,
  visit: Visit,
  words: Words,
): Promise<void> {
  const { plan } = words;
  if (of !== undefined) return;
  const copy = block.getByRole('button', { name: plan.copyText });
  await copy.click();
  await visit('nothing written');
  await block.getByLabel(beginning(plan.cue)).fill('an idea comes up twice');
  await copy.click();
  await visit('half written');
  await block.getByLabel(beginning(plan.action)).fill('say whose idea it was');
  const lists = await block.locator('select').all();
  await lists[0]?.selectOption({ index: 1 });
  await visit('a focus picked');
  for (const list of lists) await list.selectOption({ label: plan.ownFocus });
  for (const own of await block.getByLabel(plan.ownWords).all()) await own.fill('of my own');
  await block.getByLabel(beginning(plan.backup)).fill('send a message');
  await block.locator('input[type=date]').fill('2035-05-06');
  await visit('all written');
  await block.getByRole('button', { name: plan.calendar }).click();
  await visit('calendar file made');
  await block.locator('details.file summary').click();
  await visit('calendar file as text');
  await copy.click();
  await visit('copied, or to be copied by hand');
  await visitKeeping(block, visit, words);
}
