import { expect, it } from 'vitest';
import { dateOf } from '../../../src/tools/report/read/dates.ts';
import { readExport } from '../../../src/tools/report/read/read-file.ts';
import type { LearnerRecord } from '../../../src/tools/report/read/records.ts';
import { mergeRecords } from '../../../src/tools/report/read/records.ts';
import { recordsSheet } from '../../../src/tools/report/read/sheets.ts';
import { options, textBytes } from './exports.ts';

async function report(
  ...files: readonly unknown[]
): Promise<{ records: readonly LearnerRecord[]; notes: string[] }> {
  const readings = await Promise.all(
    files.map((json) => readExport({ name: 's.json', bytes: textBytes(JSON.stringify(json)) })),
  );
  const attempts = readings.flatMap((reading) => reading.attempts);
  const problems = readings.flatMap((reading) => reading.problems);
  const { records } = await mergeRecords(attempts, options);
  return { records, notes: problems.map(({ row = '', message }) => `${row} ${message}`) };
}

const statement = (verb: string, rest: object = {}): object => ({
  id: crypto.randomUUID(),
  actor: { mbox: 'mailto:ada@x.org', name: 'Ada' },
  verb: { id: `http://adlnet.gov/expapi/verbs/${verb}` },
  object: { id: 'https://x.org/course' },
  timestamp: '2026-11-28T10:00:00Z',
  ...rest,
});
const account = (homePage: string): object => ({ account: { homePage, name: '1001' } });

it('one page of several is said to be one', async () => {
  const page = { statements: [statement('initialized')], more: '/statements?from=2' };
  expect((await report(page)).notes).toEqual([expect.stringMatching(/one page of the statements/)]);
  expect((await report({ ...page, more: '' })).notes).toEqual([]);
});

it('pages of one query are of one course and one attempt, in whatever order they are dropped', async () => {
  const course = (name?: string) => ({
    object: { id: 'https://x.org/course', ...(name !== undefined && { definition: { name: { en: name } } }) },
    context: { registration: 'r1' },
  });
  const answered = (question: string, minute: number): object => ({
    ...statement('answered'),
    object: { id: `https://x.org/course/${question}` },
    result: { response: 'a', success: true },
    timestamp: `2026-11-28T10:0${minute}:00Z`,
    context: { registration: 'r1', contextActivities: { parent: [{ id: 'https://x.org/course' }] } },
  });
  const pages = [
    [statement('initialized', course()), answered('one', 1), answered('two', 2)],
    [answered('three', 3)],
    [statement('completed', course('Allyship')), statement('passed', course('Allyship')), answered('one', 4)],
  ];
  for (const order of [
    [0, 1, 2],
    [2, 1, 0],
  ]) {
    const named = order.map((page) => ({ name: `page-${page}.json`, json: pages[page] }));
    const readings = await Promise.all(
      named.map(({ name, json }) => readExport({ name, bytes: textBytes(JSON.stringify(json)) })),
    );
    const { records } = await mergeRecords(
      readings.flatMap(({ attempts }) => attempts),
      options,
    );
    expect(records).toMatchObject([{ activity: 'Allyship', completed: true, passed: true }]);
    const [{ attempts }] = records as [LearnerRecord];
    expect(attempts).toHaveLength(1);
    expect(attempts[0]?.answers.map(({ question }) => question)).toEqual(['one', 'two', 'three', 'one']);
    expect(attempts[0]).toMatchObject({ started: '2026-11-28T10:00:00Z', last: '2026-11-28T10:04:00Z' });
  }
});

it('two courses of one name stay two', async () => {
  const object = (id: string): object => ({ object: { id, definition: { name: { en: 'Allyship' } } } });
  const { records } = await report([
    statement('completed', object('https://x.org/1')),
    statement('initialized', object('https://x.org/2')),
  ]);
  expect(records.map(({ activity, completed }) => [activity, completed])).toEqual([
    ['Allyship (https://x.org/1)', true],
    ['Allyship (https://x.org/2)', false],
  ]);
});

it.each([[[]], [{ statements: [], more: '' }]])(
  'a file without statements is said to have none',
  async (json) => {
    expect((await report(json)).notes).toEqual([' There are no statements in this file.']);
  },
);

it('that void what is in another file are told', async () => {
  const voiding = statement('voided', { object: { objectType: 'StatementRef', id: 'elsewhere' } });
  const { notes } = await report([voiding, statement('passed')]);
  expect(notes).toEqual([
    expect.stringMatching(/^1 This voids a statement that is not in this file.*elsewhere$/),
  ]);
});

it('of one account name on two sites are of two learners', async () => {
  const { records, notes } = await report([
    statement('passed', { actor: account('https://a.org') }),
    statement('failed', { actor: account('https://b.org') }),
  ]);
  expect(records.map(({ learner, passed }) => [learner.id, passed])).toEqual([
    ['1001 (https://a.org)', true],
    ['1001 (https://b.org)', false],
  ]);
  expect(notes).toEqual([expect.stringMatching(/2 sites/)]);
});

it('of a group are of no learner', async () => {
  const { records, notes } = await report([
    statement('passed', { actor: { objectType: 'Group', name: 'Team' } }),
  ]);
  expect(records).toEqual([]);
  expect(notes).toEqual([expect.stringMatching(/^1 .*group/)]);
});

it('of a quiz or a film within the course say nothing of the course', async () => {
  const within = {
    object: { id: 'https://x.org/quiz' },
    context: { contextActivities: { parent: [{ id: 'https://x.org/course' }] } },
  };
  const { records } = await report([statement('completed', within), statement('passed', within)]);
  expect(records.map(({ completed, passed }) => [completed, passed])).toEqual([[false, undefined]]);
});

it('whose result says the opposite of the verb are told and left out', async () => {
  const { records, notes } = await report([
    statement('passed', { result: { success: false } }),
    statement('initialized'),
  ]);
  expect(records.map(({ passed }) => passed)).toEqual([undefined]);
  expect(notes).toEqual([expect.stringMatching(/^1 This says “passed”/)]);
});

it.each([
  [{ raw: 850, min: 0, max: 1000 }, 85, 0],
  [{ raw: 850 }, undefined, 1],
  [{ scaled: -0.5 }, undefined, 1],
])('a score %j is %s', async (score, wanted, notes) => {
  const found = await report([statement('failed', { result: { score } })]);
  expect(found.records.map((record) => record.score)).toEqual([wanted]);
  expect(found.notes).toHaveLength(notes);
});

it('a time that cannot be read is told, and what happened is not lost', async () => {
  const { records, notes } = await report([statement('completed', { timestamp: '03/04/2026 10:00' })]);
  expect(records.map(({ completed, completedOn }) => [completed, completedOn])).toEqual([[true, undefined]]);
  expect(notes).toEqual([expect.stringMatching(/^1 The time/)]);
});

it('of several time zones are in the order of their moments', async () => {
  const of = (registration: string, timestamp: string): object =>
    statement('completed', { context: { registration }, timestamp });
  const { records } = await report([
    of('r3', '2026-11-28T23:00:00-05:00'),
    of('r1', '2026-11-29T00:30:00+09:00'),
    of('r2', '2026-11-28T20:00:00Z'),
  ]);
  expect(records[0]?.attempts.map(({ registration }) => registration)).toEqual(['r1', 'r2', 'r3']);
  expect([records[0]?.completedOn, records[0]?.due]).toEqual(['2026-11-29T00:30:00+09:00', '2027-11-28']);
});

it('the day of the last access is said to be no more than that', async () => {
  const text = `Name\tEmail address\tAttempt\tStarted on\tLast accessed on\tScore\nAda\ta@x.org\t1\t1 November 2025\t28 November 2026\t90\n`;
  const { attempts } = await readExport({ name: 's.txt', bytes: textBytes(text) });
  const { records } = await mergeRecords(attempts, options);
  expect(records.map(({ completedOn, isLastAccess }) => [completedOn, isLastAccess])).toEqual([
    ['2026-11-28', true],
  ]);
  const [names = '', cells = ''] = (await recordsSheet(records)).split('\r\n');
  expect(cells.split(',')[names.split(',').indexOf('Completed on is last access')]).toBe('yes');
  expect((await report([statement('completed')])).records.map((record) => record.isLastAccess)).toEqual([
    false,
  ]);
});

it('records of the embedded LMS are of the course that they name', async () => {
  const of = (title: string, status: string): object => ({
    learner: { id: 'ada' },
    title,
    standard: 'scorm12',
    attempt: 1,
    cmi: { core: { lesson_status: status } },
  });
  const { records } = await report(of('First', 'passed'), of('Refresher', 'incomplete'));
  expect(records.map(({ activity, completed }) => [activity, completed])).toEqual([
    ['First, embedded LMS (scorm12)', true],
    ['Refresher, embedded LMS (scorm12)', false],
  ]);
});

it.each([
  ['Saturday, November 28, 2026, 10:12 PM', '2026-11-28T22:12'],
  ['November 08, 2026', '2026-11-08'],
  ['Saturday, 28 November 2026, 12:05 AM', '2026-11-28T00:05'],
  ['11/08/2026', undefined],
])('the date %s is %s', (text, wanted) => {
  expect(dateOf(text)).toBe(wanted);
});
