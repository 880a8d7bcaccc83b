import type { Locator } from '@playwright/test';
import { expect } from '@playwright/test';
import type { BuilderModel } from '../../src/blocks/builder/model.ts';
import type { ChoiceModel } from '../../src/blocks/choice/model.ts';
import { rightOptions } from '../../src/blocks/choice/model.ts';
import type { DisclosureModel } from '../../src/blocks/disclosure/model.ts';
import type { PhrasesModel } from '../../src/blocks/phrases/model.ts';
import type { ResourcesModel } from '../../src/blocks/resources/model.ts';
import { timeChoices } from '../../src/blocks/resources/model.ts';
import type { RevealModel } from '../../src/blocks/reveal/model.ts';
import type { SceneModel } from '../../src/blocks/scene/model.ts';
import type { SortModel } from '../../src/blocks/sort/model.ts';
import type { Words } from '../../src/locale/words-type.ts';
import { beginning } from './spoken.ts';
import { visitPlan, visitReflection, visitSlider } from './private-states.ts';
import { visitScenario } from './scenario-states.ts';

/**
 * Told of each state once it is there.
 *
 * @param part all that has changed since the state before; undefined where that is more than one block.
 */
export type Visit = (state: string, part?: Locator) => Promise<void>;

/** Drives one block through its states; what it shows at first has been visited with its screen. */
export type Drive<Model> = (block: Locator, model: Model, visit: Visit, words: Words) => Promise<void>;

const press = (block: Locator, name: string | RegExp): Promise<void> =>
  block.getByRole('button', { name }).first().click();

async function visitChoice(
  block: Locator,
  model: ChoiceModel,
  visit: Visit,
  { check, otherAnswers, tryAgain }: Words,
): Promise<void> {
  const right = rightOptions(model);
  const wrong = model.options.find(({ id }) => !right.includes(id))?.id ?? '';
  const choose = async (ids: readonly string[]): Promise<void> => {
    const inputs = block.locator('input');
    for (const [index, { id }] of model.options.entries()) {
      if (ids.includes(id)) await inputs.nth(index).check();
      else if (model.type === 'multi') await inputs.nth(index).uncheck();
    }
  };
  await press(block, check);
  await visit('no answer');
  await choose([wrong]);
  await visit('chosen');
  await press(block, check);
  await visit('wrong');
  await press(block, otherAnswers);
  await visit('wrong, the other answers shown');
  await press(block, tryAgain);
  await visit('to be changed');
  await choose(right);
  await press(block, check);
  await visit('right');
}

/** Sort and builder: a group of radios for each part. */
async function visitGroups(
  block: Locator,
  rightIndices: readonly number[],
  options: readonly number[],
  visit: Visit,
  { check, tryAgain }: Words,
): Promise<void> {
  const choose = async (pick: (part: number) => number): Promise<void> => {
    for (const part of rightIndices.keys())
      await block.locator('fieldset').nth(part).locator('input').nth(pick(part)).check();
  };
  await press(block, check);
  await visit('no answer');
  await block.locator('fieldset').first().locator('input').first().check();
  await press(block, check);
  await visit('answered in part');
  await choose((part) => ((rightIndices[part] ?? 0) + 1) % (options[part] ?? 1));
  await visit('chosen');
  await press(block, check);
  await visit('wrong');
  await press(block, tryAgain);
  await visit('to be changed');
  await choose((part) => rightIndices[part] ?? 0);
  await press(block, check);
  await visit('right');
}

const visitSort: Drive<SortModel> = (block, { statements, categories }, visit, words) =>
  visitGroups(
    block,
    statements.map(({ category }) => categories.findIndex(({ id }) => id === category)),
    statements.map(() => categories.length),
    visit,
    words,
  );

const visitBuilder: Drive<BuilderModel> = (block, { slots }, visit, words) =>
  visitGroups(
    block,
    slots.map(({ options }) => options.findIndex(({ right }) => right)),
    slots.map(({ options }) => options.length),
    visit,
    words,
  );

async function visitDisclosure(block: Locator, { cards }: DisclosureModel, visit: Visit): Promise<void> {
  for (const index of cards.keys()) {
    await block.getByRole('button').nth(index).click();
    await visit(`${index + 1} open`);
  }
}

async function visitReveal(
  block: Locator,
  model: RevealModel,
  visit: Visit,
  { reveal }: Words,
): Promise<void> {
  const typed = block.getByRole('spinbutton');
  const show = (): Promise<void> => press(block, reveal.show);
  await show();
  await visit('no guess');
  await typed.fill(String(model.max + 1));
  await show();
  await visit('out of range');
  for (const [name, guess] of [
    ['too low', model.min],
    ['too high', model.max],
    ['exact', model.answer],
  ] as const) {
    await typed.fill(String(guess));
    await show();
    await visit(name);
    await press(block, reveal.again);
  }
  await visit('guessing again');
  await press(block, reveal.skip);
  await visit('shown without a guess');
}

async function visitResources(block: Locator, model: ResourcesModel, visit: Visit): Promise<void> {
  if (!(await block.getByRole('radio').first().isVisible())) return;
  for (const when of timeChoices(model)) {
    await block.getByLabel(when, { exact: true }).check();
    await visit(when);
  }
}

async function visitPhrases(
  block: Locator,
  _model: PhrasesModel,
  visit: Visit,
  { phrases, copying }: Words,
): Promise<void> {
  for (const keep of await block.getByRole('button', { name: beginning(phrases.keep) }).all())
    await keep.click();
  await visit('all kept');
  const copy = block.getByRole('button', { name: beginning(copying.copy) });
  await copy.first().click();
  await expect(block.getByText(copying.copied).or(block.locator('.by-hand')).first()).toBeVisible();
  await visit('copied, or to be copied by hand');
}

async function visitAcknowledgement(
  block: Locator,
  _model: unknown,
  visit: Visit,
  { acknowledgement }: Words,
): Promise<void> {
  await press(block, acknowledgement.give);
  await visit('not ticked');
  await block.getByRole('checkbox').check();
  await visit('ticked');
  await press(block, acknowledgement.give);
  await visit('given');
}

/** Without a plan there is only the sentence that says so. */
async function visitRehearsal(
  block: Locator,
  _model: unknown,
  visit: Visit,
  { rehearsal }: Words,
): Promise<void> {
  const show = block.getByRole('button', { name: rehearsal.show });
  if ((await show.count()) === 0) return visit('no plan');
  await block.getByRole('textbox').fill('That was hers');
  await show.click();
  await visit('the plan shown');
}

async function visitMoments(block: Locator, _model: unknown, visit: Visit, { plan }: Words): Promise<void> {
  const save = block.getByRole('button', { name: beginning(plan.calendar) }).first();
  await save.click();
  await visit('no time said');
  await block.locator('input').first().fill('2035-05-06T09:30');
  await save.click();
  await visit('calendar file made');
}

async function visitScene(
  block: Locator,
  { steps }: SceneModel,
  visit: Visit,
  { scene }: Words,
): Promise<void> {
  for (const { title } of steps.slice(1)) {
    await press(block, scene.goOn);
    await visit(title);
  }
  if (steps.length < 2) return;
  await press(block, scene.asPage);
  await visit('as a page');
  await press(block, scene.asScene);
}

const nothingToDo = (): Promise<void> => Promise.resolve();

/** By element. The check and the certificate have states that only the whole course leads to. */
export const drives: Readonly<Record<string, Drive<never>>> = {
  'choice-block': visitChoice,
  'sort-block': visitSort,
  'builder-block': visitBuilder,
  'disclosure-block': visitDisclosure,
  'pairs-block': nothingToDo,
  'chart-block': nothingToDo,
  'reveal-block': visitReveal,
  'resources-block': visitResources,
  'phrases-block': visitPhrases,
  'slider-block': visitSlider,
  'reflection-block': visitReflection,
  'plan-block': visitPlan,
  'rehearsal-block': visitRehearsal,
  'moments-block': visitMoments,
  'scenario-block': visitScenario,
  'scene-block': visitScene,
  'acknowledgement-block': visitAcknowledgement,
  'certificate-block': nothingToDo,
  'check-block': nothingToDo,
} satisfies Record<string, Drive<never>>;
