import { describe, expect, it } from 'vitest';
import type { SortModel } from '../../src/blocks/sort/model.ts';
import {
  gradeSort,
  keptSort,
  placedFrom,
  sortFingerprint,
  sortResponse,
  statementIsRight,
} from '../../src/blocks/sort/model.ts';
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
const right = new Map([
  ['1', 'a'],
  ['2', 'b'],
  ['3', 'a'],
]);

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

  it('is right when every statement is', () => {
    const wrong = new Map(right).set('2', 'a');
    expect(gradeSort(model, right)).toBe(true);
    expect(gradeSort(model, wrong)).toBe(false);
    expect(gradeSort(model, new Map())).toBe(false);
    expect(model.statements.map((statement) => statementIsRight(statement, wrong))).toEqual([
      true,
      false,
      true,
    ]);
  });

  it('keeps a letter per statement and takes it back', () => {
    expect(keptSort(model, right)).toBe('aba');
    expect(keptSort(model, new Map([['3', 'b']]))).toBe('00b');
    expect(placedFrom('aba', model)).toEqual(right);
    expect(placedFrom('0z!aaa', model)).toEqual(new Map());
    expect(placedFrom('b', model)).toEqual(new Map([['1', 'b']]));
    expect(placedFrom(undefined, model)).toEqual(new Map());
  });

  it('tells the record the pairs', () => {
    expect(sortResponse(model, new Map([['2', 'a']]))).toEqual({
      type: 'matching',
      pairs: [['2', 'a']],
      right: [
        ['1', 'a'],
        ['2', 'b'],
        ['3', 'a'],
      ],
    });
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
