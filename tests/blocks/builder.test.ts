import { describe, expect, it } from 'vitest';
import type { BuilderModel } from '../../src/blocks/builder/model.ts';
import { builderFingerprint, builderParts } from '../../src/blocks/builder/model.ts';
import { readBlock } from './read-block.ts';

const builder = `
  :::builder sentence
  Build it.

  ### First
  - [x] One
    > Yes.
  - [ ] Two
    > No.

  ### Second
  - [ ] Three
    > No.
  - [x] Four
    > Yes.
  :::`;

const { model, problems, activities } = readBlock<BuilderModel>(builder);

describe('a builder', () => {
  it('is read slot by slot', () => {
    expect(problems).toEqual([]);
    expect(model).toMatchObject({
      id: 'sentence',
      prompt: 'Build it.',
      slots: [
        {
          id: '1',
          label: 'First',
          options: [{ id: 'a', text: 'One', right: true, feedback: 'Yes.' }, { id: 'b' }],
        },
        { id: '2', label: 'Second', options: [{ id: 'a' }, { id: 'b', text: 'Four', right: true }] },
      ],
    });
  });

  it.each([
    ['no prompt', builder.replace('Build it.', ''), '1: The builder "sentence" has no prompt.'],
    ['no slots', ':::builder sentence\nBuild.\n:::', '1: The builder "sentence" has no slots.'],
    [
      'two paragraphs',
      builder.replace('it.', 'it.\n\nNow.'),
      "4: A paragraph can't stand here in a builder.",
    ],
    ['a slot without a list', builder.replace(/- \[x\] One[^#]*/, '\n'), '4: A list is missing'],
    [
      'no right option',
      builder.replace('[x] Four', '[ ] Four'),
      '10: No option of the slot "Second" is right.',
    ],
    [
      'two right options',
      builder.replace('[ ] Two', '[x] Two'),
      '4: 2 options of the slot "First" are right.',
    ],
  ])('is a problem with %s', (_, markdown, problem) => {
    expect(readBlock(markdown).problems.join('\n')).toContain(problem);
  });

  it('is a question of parts: each slot asks for one of its options', () => {
    expect(builderParts(model)).toEqual([
      { id: '1', options: ['a', 'b'], right: 'a' },
      { id: '2', options: ['a', 'b'], right: 'b' },
    ]);
  });

  it('changes its fingerprint with slots and options, not with the prompt', () => {
    const of = (markdown: string): string => builderFingerprint(readBlock<BuilderModel>(markdown).model);
    expect(activities).toEqual([{ id: 'sentence', fingerprint: of(builder) }]);
    expect(of(builder.replace('Build it.', 'Build that.'))).toBe(of(builder));
    expect(of(builder.replace('First', 'Start'))).not.toBe(of(builder));
    expect(of(builder.replace('Two', 'Zwei'))).not.toBe(of(builder));
  });
});
