import { describe, expect, it } from 'vitest';
import { readExport } from '../../../src/tools/report/read/read-file.ts';
import { mergeRecords } from '../../../src/tools/report/read/records.ts';
import { options, textBytes } from './exports.ts';

/** As Moodle 5.0dev exports them. */

async function read(...texts: readonly string[]) {
  const readings = await Promise.all(
    texts.map((text) => readExport({ name: 'COMP26 Refresher.txt', bytes: textBytes(text) })),
  );
  const attempts = readings.flatMap((reading) => reading.attempts);
  return {
    attempts,
    records: (await mergeRecords(attempts, options)).records,
  };
}

const table = (...rows: readonly (readonly string[])[]): string =>
  rows.map((row) => `${row.map((cell) => `"${cell}"`).join('\t')}\n`).join('');

const header = ['Name', 'Email address', 'Attempt', 'Started on', 'Last accessed on', 'Score', 'Refresher'];
const ada = ['Ada', 'a@x.org', '1', '30 November 2026, 7:10 PM', '30 November 2026, 7:20 PM', '100', '100'];
const line = (facts: string): string => `Refresher 1.0.0 (en-GB), content 0123456789ab: ${facts}`;
const open = line('not completed yet, passed 2026-11-30 19:20:00+00:00, score 100%, pass mark 80%');
const interactions = (text: string): string =>
  table(
    [...header, 'Question 0', 'Response 0', 'Right answer 0', 'Result 0'],
    [...ada, 'completion.v1.0.0', text, '', 'neutral'],
  );

describe('who passed the check and has something left to do', () => {
  const grades =
    'First name,Last name,Email address,SCORM package: Refresher (Percentage)\nAda,,a@x.org,100.00 %\n';

  it.each([
    ['the interactions alone', [interactions(open)]],
    ['and a gradebook', [interactions(open), grades]],
    [
      'track details and a gradebook',
      [
        'Element,Value\ncmi.completion_status,incomplete\ncmi.success_status,passed\ncmi.score.raw,100\n',
        grades,
      ],
    ],
  ])('has not completed it, by %s', async (_, texts) => {
    const readings = await read(...texts);
    const owned = readings.attempts.map((attempt) => ({
      ...attempt,
      learner: { name: 'Ada', email: 'a@x.org' },
    }));
    const { records } = await mergeRecords(owned, options);
    expect(records.map(({ completed, passed }) => [completed, passed])).toEqual([[false, true]]);
  });

  it('has completed it once the record says so', async () => {
    const done = line('completed 2026-11-30 19:25:00+00:00, score 100%, pass mark 80%');
    const { records } = await read(interactions(open), interactions(done));
    expect(records.map(({ completed }) => completed)).toEqual([true]);
  });

  it('has completed it where a later attempt has a better score, or another export says so', async () => {
    const failed = line('not completed yet, score 60%, pass mark 80%');
    const first = interactions(failed).replaceAll('"100"', '"60"');
    expect((await read(first, grades)).records[0]?.completed).toBe(true);
    const completion = table(['', 'Email address', 'Refresher', ''], ['Ada', 'a@x.org', 'Completed', '']);
    expect((await read(interactions(open), completion)).records[0]?.completed).toBe(true);
  });
});
