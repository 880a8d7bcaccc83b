import { expect, it } from 'vitest';
import { differing } from '../../../src/tools/report/read/people.ts';

it('names that differ in a mark are two', () => {
  expect(differing(new Set(['राम', 'रामा']))).toEqual(['“राम”', '“रामा”']);
  expect(differing(new Set(['Ada Lovelace', 'Lovelace, Ada']))).toHaveLength(1);
});
