import { describe } from 'vitest';
import { holdsTheContract } from './learning-record.contract.ts';
import { rows } from './rows.ts';

for (const row of rows) {
  describe(`the record ${row.record} over ${row.host().name}`, () => holdsTheContract(row));
}
