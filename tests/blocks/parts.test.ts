import { describe, expect, it } from 'vitest';
import type { QuestionPart } from '../../src/blocks/parts.ts';
import { chosenParts, keptParts, isPartRight, partsResponse, partsRight } from '../../src/blocks/parts.ts';

const parts: readonly QuestionPart[] = [
  { id: '1', options: ['a', 'b'], right: 'a' },
  { id: '2', options: ['a', 'b'], right: 'b' },
  { id: '3', options: ['a', 'b', 'c'], right: 'a' },
];
const right = new Map([
  ['1', 'a'],
  ['2', 'b'],
  ['3', 'a'],
]);

describe('a question in parts', () => {
  it('is right part by part', () => {
    const wrong = new Map(right).set('2', 'a');
    expect(partsRight(parts, right)).toBe(3);
    expect(partsRight(parts, wrong)).toBe(2);
    expect(partsRight(parts, new Map())).toBe(0);
    expect(parts.map((part) => isPartRight(part, wrong))).toEqual([true, false, true]);
  });

  it('keeps a letter per part and takes it back', () => {
    expect(keptParts(parts, right)).toBe('aba');
    expect(keptParts(parts, new Map([['3', 'b']]))).toBe('00b');
    expect(chosenParts('aba', parts)).toEqual(right);
    expect(chosenParts('cbc', parts)).toEqual(
      new Map([
        ['2', 'b'],
        ['3', 'c'],
      ]),
    );
    expect(chosenParts('0z!aaa', parts)).toEqual(new Map());
    expect(chosenParts('b', parts)).toEqual(new Map([['1', 'b']]));
    expect(chosenParts(undefined, parts)).toEqual(new Map());
  });

  it('tells the record the pairs', () => {
    expect(partsResponse(parts, new Map([['2', 'a']]))).toEqual({
      type: 'matching',
      pairs: [['2', 'a']],
      right: [
        ['1', 'a'],
        ['2', 'b'],
        ['3', 'a'],
      ],
    });
  });
});
