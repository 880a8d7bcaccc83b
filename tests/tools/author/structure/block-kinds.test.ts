import { expect, it } from 'vitest';
import { pickableKinds } from '../../../../src/tools/author/structure/block-kinds.ts';

it('every kind of block has its place in the picker, by what it is for', () => {
  const kinds = pickableKinds();
  expect(kinds.filter(({ purpose }) => purpose === 'Others')).toEqual([]);
  expect(kinds[0]?.name).toBe('image');
  // Each purpose is one row of blocks.
  const purposes = kinds.map(({ purpose }) => purpose);
  expect(purposes.filter((one, index) => one !== purposes[index - 1])).toHaveLength(new Set(purposes).size);
});
