import { describe, expect, it } from 'vitest';
import type { SortModel } from '../../src/blocks/sort/model.ts';
import { sortFingerprint, sortParts } from '../../src/blocks/sort/model.ts';
import { readBlock } from './read-block.ts';

const sort = `
  :::sort weather
  Sort *these*.

  - Wet: Rain
    > It is.
  - Dry: Sun: the **star**
    > Yes.
  - Wet: Snow
    > Cold, too.
  :::`;

const { model, problems, activities } = readBlock<SortModel>(sort);

describe('a sort', () => {
  it('is read with its categories in order of appearance', () => {
    expect(problems).toEqual([]);
    expect(model).toEqual({
      id: 'weather',
      prompt: { strings: ['Sort <em>these</em>.'] },
      categories: [
        { id: 'a', label: 'Wet' },
        { id: 'b', label: 'Dry' },
      ],
      statements: [
        { id: '1', text: 'Rain', category: 'a', feedback: 'It is.' },
        { id: '2', text: { strings: ['Sun: the <strong>star</strong>'] }, category: 'b', feedback: 'Yes.' },
        { id: '3', text: 'Snow', category: 'a', feedback: 'Cold, too.' },
      ],
    });
  });

  it.each([
    ['one category', sort.replace('Dry', 'Wet'), '4: The sort "weather" has fewer than two categories.'],
    ['no category', sort.replace('Wet: Rain', 'Rain'), '4: "Rain" names no category.'],
    ['an empty statement', sort.replace('Wet: Rain', 'Wet:'), '4: "Wet:" names no category.'],
    ['a marked category', sort.replace('Wet: Rain', '**Wet**: Rain'), '4: "Wet: Rain" names no category.'],
    ['no feedback', sort.replace('    > It is.\n', ''), '4: "Wet: Rain" has no feedback.'],
    ['no list', ':::sort weather\nSort.\n:::', '1: A list is missing in the sort "weather".'],
  ])('is a problem with %s', (_, markdown, problem) => {
    expect(readBlock(markdown).problems.join('\n')).toContain(problem);
  });

  it('is a question of parts: each statement asks for its category', () => {
    expect(sortParts(model)).toEqual([
      { id: '1', options: ['a', 'b'], right: 'a' },
      { id: '2', options: ['a', 'b'], right: 'b' },
      { id: '3', options: ['a', 'b'], right: 'a' },
    ]);
  });

  it('changes its fingerprint with statements and categories, not with prompt and feedback', () => {
    const of = (markdown: string): string => sortFingerprint(readBlock<SortModel>(markdown).model);
    expect(activities).toEqual([{ id: 'weather', fingerprint: of(sort) }]);
    expect(of(sort.replace('Sort *these*.', 'Sort all.').replace('It is.', 'So.'))).toBe(of(sort));
    expect(of(sort.replace('Rain', 'Fog'))).not.toBe(of(sort));
    expect(of(sort.replace('Dry', 'Arid'))).not.toBe(of(sort));
    expect(of(sort.replace('Wet: Snow', 'Dry: Snow'))).not.toBe(of(sort));
  });
});
