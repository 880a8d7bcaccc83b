import type { Locator } from '@playwright/test';
import { expect } from '@playwright/test';
import type { ScenarioChoice, ScenarioModel, ScenarioScene } from '../../src/blocks/scenario/model.ts';
import { plain } from '../../src/course/rich.ts';
import type { Words } from '../../src/locale/words-type.ts';
import type { Visit } from './block-states.ts';

/** Every scene → the choices that lead there by the shortest way, in letters. */
export function waysToScenes({ scenes }: ScenarioModel): ReadonlyMap<ScenarioScene, string> {
  const [first] = scenes;
  const ways = new Map<ScenarioScene, string>(first ? [[first, '']] : []);
  for (const [scene, way] of ways)
    for (const { id, to } of scene.choices) {
      const next = scenes.find((one) => one.id === to);
      if (next && !ways.has(next)) ways.set(next, way + id);
    }
  return ways;
}

/** Every path from the first scene to an ending, in letters. */
export function allPaths({ scenes }: ScenarioModel): readonly { path: string; ending: ScenarioScene }[] {
  const from = (scene: ScenarioScene | undefined, path: string): { path: string; ending: ScenarioScene }[] =>
    !scene || scene.choices.length === 0
      ? scene
        ? [{ path, ending: scene }]
        : []
      : scene.choices.flatMap(({ id, to }) =>
          from(
            scenes.find((one) => one.id === to),
            path + id,
          ),
        );
  return from(scenes[0], '');
}

/** What one says: shown in an order of the learner's own. */
export const sayButton = (block: Locator, choice: ScenarioChoice | undefined): Locator =>
  block.locator('.say').filter({ hasText: plain(choice?.text ?? '') });

/** Takes the choices from the first scene on. */
export async function follow(block: Locator, model: ScenarioModel, path: string): Promise<void> {
  let scene = model.scenes[0];
  for (const letter of path) {
    const choice = scene?.choices.find(({ id }) => id === letter);
    await sayButton(block, choice).click();
    scene = model.scenes.find(({ id }) => id === choice?.to);
    await expect(block.getByRole('heading', { level: 3, name: scene?.title ?? '' })).toBeVisible();
  }
}

export async function visitScenario(
  block: Locator,
  model: ScenarioModel,
  visit: Visit,
  { scenario }: Words,
): Promise<void> {
  const press = (name: string): Promise<void> => block.getByRole('button', { name }).click();
  await press(scenario.inShort);
  await visit('in short');
  await press(scenario.toStory);
  await press(scenario.begin);
  for (const [scene, path] of waysToScenes(model)) {
    await follow(block, model, path);
    await visit(scene.title);
    if (path !== '') await press(scenario.restart);
  }
  const [first] = allPaths(model);
  await follow(block, model, first?.path ?? '');
  await block.locator('summary').click();
  await visit('an ending, with the path so far');
}
