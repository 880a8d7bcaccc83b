import type { Locator } from '@playwright/test';
import { expect } from '@playwright/test';
import type { SliderModel } from '../../src/blocks/slider/model.ts';
import { blocksOf } from './course-states.ts';
import type { Learner } from './learner.ts';
import { course, loaded } from './learner.ts';

const privateTags = [
  'slider-block',
  'reflection-block',
  'phrases-block',
  'plan-block',
  'rehearsal-block',
  'revisit-block',
];

const privateIn = (lessons: typeof loaded.lessons) =>
  lessons
    .flatMap(({ screens }) => screens)
    .flatMap(({ body }) => body)
    .filter((part) => typeof part === 'object')
    .filter(({ kind }) => privateTags.includes(kind.tag));

/** Every block whose answers are for nobody else. */
export const privateBlocks = privateIn(loaded.lessons);
/** Those that one comes by on the way to the check. */
export const privateBeforeCheck = privateIn(loaded.lessons.filter(({ kind }) => kind !== 'check'));

/** The words of each slider's lowest place, which is what `fillIn` chooses. */
export const lowestPlaces = privateBlocks
  .filter(({ kind }) => kind.tag === 'slider-block')
  .flatMap(({ model }) => (model as unknown as SliderModel).scale[0] ?? []);

/** What goes into a box. */
export type Writing = () => string;

/** Puts something into everything that a private block has; answers how many boxes there were for words. */
export async function fillIn(block: Locator, writing: Writing): Promise<number> {
  const slider = block.getByRole('slider');
  if ((await slider.count()) > 0) await slider.press('Home');
  for (const tick of await block.getByRole('checkbox').all()) await tick.check();
  // Each is another one once it is pressed.
  const keeps = block.locator('button[aria-pressed=false]');
  for (let left = await keeps.count(); left > 0; left--) await keeps.first().click();
  for (const list of await block.locator('select').all()) {
    await list.selectOption({ label: 'Something else' });
  }
  for (const date of await block.locator('input[type=date]').all()) await date.fill('2035-05-06');
  const boxes = await block.getByRole('textbox').and(block.locator('textarea')).all();
  for (const box of boxes) await box.fill(writing());
  return boxes.length;
}

/** Through every lesson up to the check, all private fields filled in; answers how many boxes there were. */
export async function takeLessonsWriting(
  learner: Learner,
  writing: Writing,
  { practises = (_lesson: string): boolean => true, look = (): Promise<void> => Promise.resolve() } = {},
): Promise<number> {
  let boxes = 0;
  for (const { id, kind, screens } of course.lessons) {
    if (kind === 'check') break;
    for (const screen of screens) {
      await expect(learner.heading.first()).toHaveText(screen.title);
      if (practises(id)) await learner.practise();
      const blocks = blocksOf(id, screen.id).filter((block) => privateTags.includes(block.kind.tag));
      for (const block of blocks) {
        boxes += await fillIn(learner.view.locator(block.kind.tag), writing);
        await look();
      }
      await learner.next.click();
    }
  }
  return boxes;
}
