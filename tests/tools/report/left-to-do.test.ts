import { describe, expect, it } from 'vitest';
import { mergeRecords } from '../../../src/tools/report/read/records.ts';
import { options } from './exports.ts';
import { interactions, line, open, readAll, table } from './moodle-interactions.ts';

/** As Moodle 5.0dev exports them. */

async function read(...texts: readonly string[]) {
  const attempts = (await readAll(...texts)).flatMap((reading) => reading.attempts);
  return { attempts, records: (await mergeRecords(attempts, options)).records };
}

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
