import { describe, expect, it } from 'vitest';
import { dispatchRows } from './dispatch-rows.ts';
import { holdsTheContract } from './learning-record.contract.ts';
import { dispatchedCases } from './matrix.ts';

for (const row of dispatchRows) {
  describe(`the record ${row.record} over ${row.host().name}`, () => holdsTheContract(row));
}

describe('the record over every LMS personality, dispatched', () => {
  it.each(dispatchedCases.map((one) => [one.fault, one.over, one] as const))(
    '%s over %s',
    async (_name, _base, one) => {
      expect((await one.run()).complaints).toEqual([]);
    },
  );
});
