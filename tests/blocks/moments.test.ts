import { describe, expect, it } from 'vitest';
import type { MomentsModel } from '../../src/blocks/moments/model.ts';
import type { RehearsalModel } from '../../src/blocks/rehearsal/model.ts';
import { readBlock } from './read-block.ts';

const problemsOf = (markdown: string): string => readBlock(markdown).problems.join('\n');

describe('moment cards', () => {
  const cards =
    ':::moments cards\nTake them.\n\n### Before *tea*\n- Boil **it**\n- Pour\n\n### After\n- Wash up\n:::';

  it('are read with their lines, and keep nothing', () => {
    const { model, problems, activities } = readBlock<MomentsModel>(cards);
    expect(problems).toEqual([]);
    expect(activities).toEqual([]);
    expect(model).toEqual({
      id: 'cards',
      intro: 'Take them.',
      cards: [
        { title: 'Before tea', lines: [{ strings: ['Boil <strong>it</strong>'] }, 'Pour'] },
        { title: 'After', lines: ['Wash up'] },
      ],
    });
  });

  it.each([
    ['no cards', ':::moments cards\nTake them.\n:::', '1: "cards" has no cards.'],
    ['no list', cards.replace('- Wash up', 'Wash up'), "9: A paragraph can't stand here in a moments."],
  ])('are a problem with %s', (_, markdown, problem) => {
    expect(problemsOf(markdown)).toContain(problem);
  });
});

describe('a rehearsal', () => {
  const rehearsal = ':::rehearsal try plan=mine\nWhat do you *say*?\n:::';

  it('is read with its plan, and keeps nothing', () => {
    const { model, problems, activities } = readBlock<RehearsalModel>(rehearsal);
    expect(problems).toEqual([]);
    expect(activities).toEqual([]);
    expect(model).toEqual({ id: 'try', prompt: { strings: ['What do you <em>say</em>?'] }, from: 'mine' });
  });

  it.each([
    ['no plan', rehearsal.replace(' plan=mine', ''), '1: The rehearsal "try" does not say of which plan.'],
    ['no prompt', ':::rehearsal try plan=mine\n:::', '1: The rehearsal "try" has no prompt.'],
    ['more words', rehearsal.replace('\n:::', '\n\nMore.\n:::'), "4: A paragraph can't stand here"],
  ])('is a problem with %s', (_, markdown, problem) => {
    expect(problemsOf(markdown)).toContain(problem);
  });
});
