import { describe, expect, it } from 'vitest';
import { completionRecord } from '../../src/course/completion-record.ts';
import { shortDigest } from '../../src/course/course.ts';
import type { Progress } from '../../src/course/progress.ts';
import { emptyProgress } from '../../src/course/progress.ts';
import { encodeSnapshot, restoreProgress } from '../../src/course/snapshot.ts';
import { decodeSnapshot } from '../../src/course/snapshot-decode.ts';
import { readExport } from '../../src/tools/report/read/read-file.ts';
import { sampleCourse } from './sample-course.ts';

const course = sampleCourse({ minimumMinutes: 20, requireAnswers: true });
const at = { seconds: Date.UTC(2026, 10, 28, 18, 12, 3) / 1000, offset: 60 };
const made = { seconds: at.seconds + 2 * 365 * 86_400, offset: 0 };
const progress: Progress = {
  ...emptyProgress,
  acknowledgements: new Map([['acknowledgement', { version: '1', at }]]),
  completions: [
    { version: '1.0.0', digest: shortDigest(course.digest), at, score: 0.9, passMark: 0.8, attempt: 2 },
  ],
  attempts: [
    { at: { ...at, seconds: at.seconds - 600 }, score: 0.5, isPassed: false },
    { at, score: 0.9, isPassed: true },
  ],
  attemptsTaken: 2,
  testOuts: new Map([['lesson-1', true]]),
  achieved: { completed: true, success: 'passed', best: 0.9 },
};
const record = completionRecord(course, progress, 'Okafor, Ada', made);

describe('the completion record', () => {
  it('contains learner, course, time and result, and the whole text of acknowledgements', () => {
    expect(record).toMatchObject({
      learner: 'Okafor, Ada',
      made: '2028-11-27T18:12:03+00:00',
      course: { title: 'A sample', version: '1.0.0', digest: course.digest, language: 'en-GB' },
      completed: true,
      success: 'passed',
      best: 0.9,
      completions: [
        { at: '2026-11-28T19:12:03+01:00', version: '1.0.0', digest: '0123456789ab', score: 0.9, attempt: 2 },
      ],
      attempts: {
        taken: 2,
        latest: [
          { at: '2026-11-28T19:02:03+01:00', score: 0.5 },
          { at: '2026-11-28T19:12:03+01:00', score: 0.9 },
        ],
      },
      acknowledgements: [
        { id: 'acknowledgement', version: '1', at: '2026-11-28T19:12:03+01:00', words: 'I have read it.' },
      ],
      testedOut: ['Title of lesson-1'],
      rules: { requireAnswers: true, minimumMinutes: 20 },
    });
  });

  it('is the same from the snapshot that another device reads', () => {
    const kept = decodeSnapshot(encodeSnapshot(course, progress, 64_000));
    const elsewhere = kept && restoreProgress(course, kept).progress;
    expect(elsewhere && completionRecord(course, elsewhere, 'Okafor, Ada', made)).toEqual(record);
  });

  it('has the rules of the completed content, and none if that was other content', () => {
    const changed = { ...course, version: '2.0.0', digest: 'f'.repeat(64) };
    const later = completionRecord(changed, progress, '', made);
    expect([record.rules?.minimumMinutes, later.rules]).toEqual([20, undefined]);
    const both = [...progress.completions, ...progress.completions.map((one) => ({ ...one, digest: 'f' }))];
    expect(completionRecord(course, { ...progress, completions: both }, '', made).rules).toEqual(
      record.rules,
    );
    expect(later.completions.map(({ version }) => version)).toEqual(['1.0.0']);
  });

  it('leaves out the text of another version, and an unrecorded date', () => {
    const older = completionRecord(
      course,
      {
        ...progress,
        completions: [],
        attempts: [],
        acknowledgements: new Map([['acknowledgement', { version: '0', at: undefined }]]),
      },
      '',
      made,
    );
    expect(older.acknowledgements).toEqual([{ id: 'acknowledgement', version: '0' }]);
    expect([older.completed, older.completions]).toEqual([true, []]);
  });

  it('has no score, pass mark and attempt in its file if none is known', () => {
    const [completion] = progress.completions;
    const unscored: Progress = {
      ...emptyProgress,
      completions: [{ ...completion!, score: undefined, passMark: undefined, attempt: 0 }],
    };
    const file = JSON.parse(JSON.stringify(completionRecord(course, unscored, '', made)));
    expect(file).not.toHaveProperty('best');
    expect(Object.keys(file.completions[0]).sort()).toEqual(['at', 'digest', 'version']);
  });

  const read = (text: string) => readExport({ name: 'r.json', bytes: new TextEncoder().encode(text) });

  it('is read by the report as it was saved, with the name as other reports write it', async () => {
    const { attempts, problems } = await read(JSON.stringify(record));
    expect(attempts).toEqual([
      expect.objectContaining({
        learner: { name: 'Ada Okafor' },
        completed: true,
        completedOn: '2026-11-28T19:12:03+01:00',
        passed: true,
        score: 90,
        acknowledgements: [
          {
            id: 'acknowledgement',
            version: '1',
            when: '2026-11-28T19:12:03+01:00',
            words: 'I have read it.',
          },
        ],
        evidence: [expect.objectContaining({ version: '1.0.0', digest: '0123456789ab' })],
      }),
    ]);
    expect(problems[0]?.message).toMatch(/no proof by itself/);
  });

  it.each([
    ['a newer form', { ...record, formatVersion: 2 }, /newer form/],
    ['a part of another kind', { ...record, completions: 'x' }, /damaged/],
    ['a missing part', { ...record, acknowledgements: undefined }, /damaged/],
    ['no learner', { ...record, learner: undefined }, /damaged/],
    ['a score that is no number', { ...record, best: 'x' }, /damaged/],
  ])('is told of where it has %s', async (_, damaged, message) => {
    const { attempts, problems } = await read(JSON.stringify(damaged));
    expect(attempts).toEqual([]);
    expect(problems[0]?.message).toMatch(message);
  });
});
