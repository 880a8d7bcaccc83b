import { describe, expect, it } from 'vitest';
import type { ScenarioModel } from '../../src/blocks/scenario/model.ts';
import { scenarioPath } from '../../src/blocks/scenario/model.ts';
import { loadCourse } from '../../src/compile/load-course.ts';
import { plain } from '../../src/course/rich.ts';

/** The scenarios of the real course. */
const scenarios = loadCourse(process.cwd())
  .lessons.flatMap(({ screens }) => screens)
  .flatMap(({ body }) => body)
  .filter((part) => typeof part === 'object')
  .filter(({ kind }) => kind.tag === 'scenario-block')
  .map(({ model }) => model as ScenarioModel);

/** More decisions than any story has: a path this long goes round in circles. */
const tooMany = 12;

/** Every path there is, found by walking: each scene's choices are tried after what led there. */
function pathsThrough(model: ScenarioModel): string[] {
  const paths: string[] = [];
  const waiting = [''];
  for (const letters of waiting) {
    const { current, ended, kept } = scenarioPath(model, letters);
    expect(kept).toBe(letters);
    expect(letters.length).toBeLessThan(tooMany);
    if (ended) paths.push(letters);
    else waiting.push(...(current?.choices.map(({ id }) => letters + id) ?? []));
  }
  return paths;
}

it('the course has two scenarios', () => {
  expect(scenarios.map(({ id }) => id)).toEqual(['captions-story', 'fit-story']);
});

describe.each(scenarios.map((model) => ({ model, paths: pathsThrough(model) })))(
  'every path of $model.id',
  ({ model, paths }) => {
    const endings = model.scenes.filter(({ choices }) => choices.length === 0);

    it('has three decisions', () => {
      expect(paths.length).toBeGreaterThan(0);
      expect(paths.filter((path) => path.length !== 3)).toEqual([]);
    });

    it('leads to an ending, and each ending and scene is on some path', () => {
      const seen = paths.flatMap((path) => scenarioPath(model, path).steps.map(({ scene }) => scene.id));
      expect(new Set(seen)).toEqual(new Set(model.scenes.map(({ id }) => id)));
      const reached = new Set(paths.map((path) => scenarioPath(model, path).current?.id));
      expect(reached).toEqual(new Set(endings.map(({ id }) => id)));
      console.log(
        `${model.id}: ${paths.length} paths, ${model.scenes.length} scenes, ${reached.size} of ${endings.length} endings reached`,
      );
    });

    it('can be gone back along, one decision at a time', () => {
      for (const path of paths) {
        const way = scenarioPath(model, path).steps.map(({ scene }) => scene.id);
        for (let back = path.length; back >= 0; back--)
          expect(scenarioPath(model, path.slice(0, back)).steps.map(({ scene }) => scene.id)).toEqual(
            way.slice(0, back + 1),
          );
      }
    });

    it('tells something in every scene, and offers no choice twice', () => {
      for (const { text, choices } of model.scenes) {
        expect(plain(text).length).toBeGreaterThan(100);
        expect(choices.length).not.toBe(1);
        expect(new Set(choices.map((choice) => plain(choice.text))).size).toBe(choices.length);
      }
    });
  },
);
