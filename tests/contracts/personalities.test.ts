import { describe, expect, it } from 'vitest';
import { cases, directCases } from './matrix.ts';

describe('the record over every LMS personality, store and device', () => {
  it.each(directCases.map((one) => [one.fault, one.record, one.over, one] as const))(
    '%s: %s over %s',
    async (_name, _record, _base, one) => {
      expect((await one.run()).complaints).toEqual([]);
    },
  );

  it('has at least 60 rows from at least 20 faults', () => {
    expect(cases.length).toBeGreaterThanOrEqual(60);
    expect(new Set(cases.map(({ fault }) => fault)).size).toBeGreaterThanOrEqual(20);
  });
});
