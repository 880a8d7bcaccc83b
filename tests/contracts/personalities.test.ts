import { describe, expect, it } from 'vitest';
import { answersOf, cases, walk } from './matrix.ts';

describe('the record over every LMS personality', () => {
  it.each(cases.map((one) => [one.personality.name, one.record, one.base().name, one] as const))(
    '%s: %s over %s',
    async (_name, _record, _base, one) => {
      const { after, resumed, errors } = await walk(one);
      const final = after.at(-1);
      expect(errors).toEqual([]);
      expect(after[0]).toMatchObject({ completion: 'incomplete', score: undefined });
      expect(after[1]?.completion).toBe('incomplete');
      expect(after[2]).toMatchObject({ completion: 'completed', success: 'passed', score: 0.9, raw: '90' });
      expect(final).toMatchObject({ completion: 'completed', success: 'passed', score: 0.9, raw: '90' });
      expect(final?.location).toBe('check/result');
      expect(resumed[1]).toContain('"lessons":2');
      expect(resumed[3]).toContain('"success":"passed"');
      const ids = final?.interactions.map(({ id }) => id) ?? [];
      expect(ids).toEqual(expect.arrayContaining([...answersOf(one)]));
      if (one.personality.interactions === undefined) expect(ids).toEqual(answersOf(one));
      if (one.personality.interactions === 'none') expect(ids).toEqual([]);
      const objectives = one.personality.objectives === 'none' ? [] : ['completed', 'completed', 'completed'];
      expect(final?.objectives.map(({ status }) => status)).toEqual(objectives);
    },
  );

  it('has at least 60 rows from at least 20 faults', () => {
    expect(cases.length).toBeGreaterThanOrEqual(60);
    expect(new Set(cases.map(({ personality }) => personality.name)).size).toBeGreaterThanOrEqual(20);
  });
});
