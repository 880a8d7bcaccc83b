// @vitest-environment jsdom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { ReportApp } from '../../../src/tools/report/page/report-app.ts';
import { textBytes } from './exports.ts';
import { ada, header, table } from './moodle-interactions.ts';

vi.mock('../../../src/tools/report/page/plots.ts', () => ({ plotScores: () => {}, plotItems: () => {} }));

const file = (name: string, text: string) => ({ name, bytes: () => Promise.resolve(textBytes(text)) });
const tracks = (score: string) =>
  file(
    'Safety-Track details.csv',
    `Element,Value\ncmi.core.lesson_status,passed\ncmi.core.score.raw,${score}\n`,
  );
const basic = (name: string) =>
  file('Safety.txt', table(header, [name, `${name.toLowerCase()}@x.org`, ...ada.slice(2)]));

let app: ReportApp;

beforeEach(async () => {
  const digest = 'a'.repeat(64);
  const course = { version: '1.0.0', digest, digests: [digest], passMark: 80, questions: [] };
  vi.stubGlobal('COURSE', course);
  vi.stubGlobal('WORKER', '');
  await import('../../../src/tools/report/page/report-app.ts');
  app = document.createElement('report-app') as ReportApp;
  document.body.replaceChildren(app);
});

/** The records once the page has put them together. */
const records = async () => {
  await app.updateComplete;
  await expect.poll(() => app.doing).toBeUndefined();
  return app.merged.records.map(({ learner, score }) => [learner.name, score]);
};
const notes = (): string[] => app.problems.map(({ message }) => message);

describe('whose track details are', () => {
  beforeEach(async () => {
    await app.read([tracks('90')]);
    app.owners = new Map([['Safety-Track details.csv', 'Ada']]);
    expect(await records()).toEqual([['Ada', 90]]);
  });

  it('is asked again for the next learner’s, which have the same name', async () => {
    app.forget('Safety-Track details.csv');
    expect(await records()).toEqual([]);
    await app.read([tracks('10')]);
    expect(await records()).toEqual([['Not named: Safety-Track details.csv', 10]]);
  });

  it('is asked again for those that take their place', async () => {
    await app.read([tracks('10')]);
    expect(await records()).toEqual([['Not named: Safety-Track details.csv', 10]]);
    expect(notes()).toContainEqual(
      expect.stringMatching(/takes the place of a file of this name.*whose it is/),
    );
  });
});

describe('two files of one name in one drop', () => {
  it('are both read, and the second has a name of its own', async () => {
    await app.read([basic('Ada'), basic('Bob')]);
    expect((await records()).map(([name]) => name)).toEqual(['Ada', 'Bob']);
    expect(app.files.map(({ name }) => name)).toEqual(['Safety.txt', 'Safety (2).txt']);
    expect(new Set(app.merged.records.map(({ activity }) => activity)).size).toBe(1);
    expect(notes()).toContainEqual(expect.stringMatching(/“Safety\.txt”/));
  });
});
