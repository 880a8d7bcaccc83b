import { expect, it } from 'vitest';
import type { RevisitModel } from '../../src/blocks/revisit/model.ts';
import { readBlock } from './read-block.ts';

const markdown = ':::revisit mine plan=my-plan\nStill *good*?\n:::';

it('is read from Markdown, and keeps nothing', () => {
  const { model, problems, activities } = readBlock<RevisitModel>(markdown);
  expect(problems).toEqual([]);
  expect(activities).toEqual([]);
  expect(model).toEqual({ id: 'mine', prompt: { strings: ['Still <em>good</em>?'] }, plan: 'my-plan' });
});

it.each([
  ['no prompt', ':::revisit mine plan=my-plan\n:::', '1: The revisit "mine" has no prompt.'],
  ['no plan', ':::revisit mine\nStill?\n:::', '1: The revisit "mine" does not say which plan it looks at.'],
  ['more words', `${markdown.slice(0, -3)}\nMore.\n:::`, "4: A paragraph can't stand here"],
])('says where there is %s', (_, wrong, problem) => {
  expect(readBlock(wrong).problems.join('\n')).toContain(problem);
});
