// @vitest-environment jsdom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { CompletionRecord } from '../../../src/course/completion-record.ts';
import type { ReportApp } from '../../../src/tools/report/page/report-app.ts';
import { readExport } from '../../../src/tools/report/read/read-file.ts';
import type { Merged } from '../../../src/tools/report/read/records.ts';
import { mergeRecords } from '../../../src/tools/report/read/records.ts';
import { options, textBytes } from './exports.ts';
import { ada, header, table } from './moodle-interactions.ts';

vi.mock('../../../src/tools/report/page/plots.ts', () => ({ plotScores: () => {}, plotItems: () => {} }));

const digest = 'a'.repeat(64);
const saved = (learner: string): string =>
  JSON.stringify({
    format: 'completion-record',
    formatVersion: 1,
    made: '2026-12-02T10:00:00+00:00',
    learner,
    course: { id: 'x', title: 'Refresher', version: '1.0.0', digest, language: 'en-GB' },
    completed: true,
    success: 'passed',
    best: 0.9,
    passMark: 0.8,
    completions: [
      {
        at: '2026-12-01T10:00:00+00:00',
        version: '1.0.0',
        digest: digest.slice(0, 12),
        score: 0.9,
        attempt: 1,
      },
    ],
    attempts: { taken: 1, latest: [] },
    acknowledgements: [],
    testedOut: [],
  } satisfies CompletionRecord);
/** Moodle's report Basic, where each has failed. */
const basic = (people: readonly (readonly [name: string, email: string])[]): string =>
  table(header, ...people.map((person) => [...person, ...ada.slice(2, 5), '40', '40']));
const file = (name: string, text: string) => ({ name, bytes: textBytes(text) });

async function merge(
  people: readonly (readonly [name: string, email: string])[],
  learner: string,
  owners: readonly [string, string][],
) {
  const readings = await Promise.all(
    [file('Refresher.txt', basic(people)), file('record.json', saved(learner))].map((one) => readExport(one)),
  );
  const attempts = readings.flatMap((reading) => reading.attempts);
  return mergeRecords(attempts, { ...options, owners: new Map(owners) });
}
const okafor = ['Ada Okafor', 'a@x.org'] as const;
const outcomes = ({ records }: Merged) =>
  records.map(({ learner, completed }) => [learner.email ?? learner.name, completed]);

describe('a completion record', () => {
  it('is of whoever has its name, which SCORM gives with the family name first', async () => {
    expect(outcomes(await merge([okafor], 'Okafor, Ada', []))).toEqual([['a@x.org', true]]);
    expect(outcomes(await merge([okafor], 'Ada Okafor', []))).toEqual([['a@x.org', true]]);
  });

  it('is of whoever is chosen, whatever its name', async () => {
    const merged = await merge([okafor], 'Ada Nwosu', [['record.json', 'a@x.org']]);
    expect(outcomes(merged)).toEqual([['a@x.org', true]]);
    expect(merged.nameless).toEqual([]);
  });

  it('is kept under its file, and asked about, where two have its name', async () => {
    const two = [okafor, ['Ada Okafor', 'b@x.org']] as const;
    const merged = await merge(two, 'Okafor, Ada', []);
    expect(merged.nameless).toEqual(['record.json']);
    expect(outcomes(merged)).toContainEqual(['Ada Okafor (record.json)', true]);
    expect(merged.problems.map(({ message }) => message)).toContainEqual(
      expect.stringMatching(/Two learners are called “Ada Okafor”.*Choose whose it is/),
    );
    const chosen = await merge(two, 'Okafor, Ada', [['record.json', 'b@x.org']]);
    expect(outcomes(chosen)).toContainEqual(['b@x.org', true]);
    expect(chosen.nameless).toEqual([]);
  });
});

describe('the list of files', () => {
  beforeEach(() => {
    const course = { version: '1.0.0', digest, digests: [digest], passMark: 80, questions: [] };
    vi.stubGlobal('COURSE', course);
    vi.stubGlobal('WORKER', '');
  });

  it('lets an administrator say whose a completion record is, and says its name', async () => {
    await import('../../../src/tools/report/page/report-app.ts');
    const app = document.createElement('report-app') as ReportApp;
    document.body.replaceChildren(app);
    await app.read(
      [file('Refresher.txt', basic([okafor])), file('record.json', saved('Nwosu, Ada'))].map((one) => ({
        ...one,
        bytes: () => Promise.resolve(one.bytes),
      })),
    );
    await app.showFiles();
    await expect.poll(() => app.querySelector('[aria-label="Whose record.json is"]')).not.toBeNull();
    expect(app.querySelector('[aria-label="Whose Refresher.txt is"]')).toBeNull();
    expect(app.textContent).toMatch(/By the record:\s*Ada Nwosu/);
  });
});
