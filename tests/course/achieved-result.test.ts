import { fc } from '../properties.ts';
import { describe, expect, it } from 'vitest';
import type { AchievedResult } from '../../src/course/achieved-result.ts';
import { better, nothingAchieved } from '../../src/course/achieved-result.ts';

const achieved: fc.Arbitrary<AchievedResult> = fc.record({
  completed: fc.boolean(),
  success: fc.constantFrom('unknown', 'passed', 'failed'),
  best: fc.option(
    fc.integer({ min: 0, max: 100 }).map((n) => n / 100),
    { nil: undefined },
  ),
});
const rank = { unknown: 0, failed: 1, passed: 2 };

describe('the better of two results', () => {
  it('is never worse than either, in any part, and the same in either order', () => {
    fc.assert(
      fc.property(achieved, achieved, (one, other) => {
        const both = better(one, other);
        expect(both).toEqual(better(other, one));
        expect(both.completed).toBe(one.completed || other.completed);
        expect(rank[both.success]).toBe(Math.max(rank[one.success], rank[other.success]));
        expect(both.best ?? -1).toBe(Math.max(one.best ?? -1, other.best ?? -1));
      }),
    );
  });

  it('ranks no score below a score of 0', () => {
    expect(better({ ...nothingAchieved, best: 0 }, nothingAchieved).best).toBe(0);
    expect(better(nothingAchieved, nothingAchieved)).toEqual(nothingAchieved);
  });
});
