import { describe, expect, it } from 'vitest';
import { mergeRecords } from '../../../src/tools/report/read/records.ts';
import { options } from './exports.ts';
import { ada, header, readAll, table } from './moodle-interactions.ts';

/** A package whose manifest has several courses: Moodle's reports have a column for each. */
async function read(score: string, ...parts: readonly string[]) {
  const titles = parts.map((_, index) => `Part ${index + 1}`);
  const [reading] = await readAll(
    table([...header.slice(0, 6), ...titles], [...ada.slice(0, 5), score, ...parts]),
  );
  const { records } = await mergeRecords(reading?.attempts ?? [], options);
  return {
    outcome: [records[0]?.completed, records[0]?.passed],
    score: records[0]?.score,
    notes: reading?.problems.map(({ message }) => message) ?? [],
  };
}

describe('a package of several parts', () => {
  it.each([
    ['Completed', 'Incomplete'],
    ['Incomplete', 'Completed'],
    ['Passed', 'Failed'],
    ['Passed', 'Not attempted'],
    ['Completed', '-'],
  ])('is not said to be completed where one is %s and one is %s', async (...parts) => {
    const { outcome, notes } = await read('1', ...parts);
    expect(outcome).toEqual([undefined, undefined]);
    expect(notes).toContainEqual(expect.stringMatching(/several parts \(“Part 1”, “Part 2”\)/));
  });

  it('is not completed by the score of the parts that were taken', async () => {
    const { outcome, score, notes } = await read('90', '90/100', 'Not attempted');
    expect([outcome, score]).toEqual([[undefined, undefined], undefined]);
    expect(notes).toContainEqual(expect.stringMatching(/several parts/));
  });

  it.each([
    [
      ['Completed', 'Completed'],
      [true, undefined],
    ],
    [
      ['Passed', 'Passed'],
      [true, true],
    ],
    [
      ['Completed', 'Passed', 'Completed'],
      [true, undefined],
    ],
    [
      ['Incomplete', 'Not attempted'],
      [false, undefined],
    ],
    [
      ['Failed', 'Failed'],
      [false, false],
    ],
  ] as const)('is what all parts say: %j', async (parts, outcome) => {
    const found = await read('0', ...parts);
    expect(found.outcome).toEqual(outcome);
  });
});

it('a package of one course is as its status says, whatever the objectives and answers are called', async () => {
  const [reading] = await readAll(
    table(
      [...header, 'Question 0', 'Response 0', 'Right answer 0', 'Result 0', 'why status', 'why score'],
      [...ada.slice(0, 5), '0', 'Completed', 'q1', 'Failed', '', 'neutral', 'Incomplete', ''],
    ),
  );
  expect(reading?.attempts.map(({ completed, passed }) => [completed, passed])).toEqual([[true, undefined]]);
  expect(reading?.problems.filter(({ message }) => message.includes('several parts'))).toEqual([]);
});
