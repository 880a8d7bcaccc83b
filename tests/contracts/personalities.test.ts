import { describe, expect, it } from 'vitest';
import { cases, complaints, walk } from './matrix.ts';

describe('the record over every LMS personality', () => {
  it.each(cases.map((one) => [one.personality.name, one.record, one.base().name, one] as const))(
    '%s: %s over %s',
    async (_name, _record, _base, one) => {
      expect(complaints(one, await walk(one))).toEqual([]);
    },
  );

  it('has at least 60 rows from at least 20 faults', () => {
    expect(cases.length).toBeGreaterThanOrEqual(60);
    expect(new Set(cases.map(({ personality }) => personality.name)).size).toBeGreaterThanOrEqual(20);
  });
});
