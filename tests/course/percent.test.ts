import { describe, expect, it } from 'vitest';
import { percent } from '../../src/course/percent.ts';

describe('a share in per cent', () => {
  it('is never rounded up', () => {
    expect(percent(8 / 12)).toBe(66);
    expect(percent(199 / 200)).toBe(99);
    expect(percent(1)).toBe(100);
  });

  it('is exactly the mark that an author wrote', () => {
    for (let mark = 0; mark <= 100; mark++) expect(percent(mark / 100)).toBe(mark);
  });
});
