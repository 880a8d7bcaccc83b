// @vitest-environment jsdom
import { writeXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { dateOf, compareDates } from '../../../src/tools/report/read/dates.ts';
import { readExport } from '../../../src/tools/report/read/read-file.ts';
import type { LearnerRecord } from '../../../src/tools/report/read/records.ts';
import { mergeRecords } from '../../../src/tools/report/read/records.ts';
import { options, textBytes } from './exports.ts';

/** Records, what is said of rows, and what is said of people. */
async function report(
  ...files: readonly (readonly [name: string, content: string | Uint8Array])[]
): Promise<{ records: readonly LearnerRecord[]; notes: string[] }> {
  const readings = await Promise.all(
    files.map(([name, content]) =>
      readExport({ name, bytes: typeof content === 'string' ? textBytes(content) : content }),
    ),
  );
  const { records, problems } = await mergeRecords(
    readings.flatMap(({ attempts }) => attempts),
    options,
  );
  return {
    records,
    notes: [...readings.flatMap((reading) => reading.problems), ...problems].map(
      ({ row = '', message }) => `${row} ${message}`,
    ),
  };
}

const days = '28 November 2026 10:00,28 November 2026 10:20'.replaceAll(' 10:', ', 10:').split(/,(?=28)/);
const scorm = (columns: readonly string[], ...rows: readonly (readonly string[])[]): string =>
  [[...columns, 'Attempt', 'Started on', 'Last accessed on', 'Score'], ...rows]
    .map((row) => `${row.join('\t')}\n`)
    .join('');
const row = (learner: readonly string[], attempt: string, score: string): string[] => [
  ...learner,
  attempt,
  ...days,
  score,
];
const named = ['Name', 'Email address'];

describe('tables of other LMSs', () => {
  it.each([
    ['no course or status', 'First name,Last name,Email address,Course,Status\nA,B,a@x.org,C,Passed\n'],
    ['a comma after each row', 'User,Email address,Status,,Score,\nAda,a@x.org,Passed,,90%,\n'],
    ['several courses', 'Name,Email,Course,Attempt,Started on,Score,Status\nA,a@x.org,C,1,,90,Passed\n'],
    ['letters alone', 'First name,Last name,Email address,SCORM package: A (Letter)\nA,B,a@x.org,A\n'],
  ])('are not taken for Moodle’s: %s', async (_, text) => {
    const { records, notes } = await report(['r.csv', text]);
    expect(records).toEqual([]);
    expect(notes).toEqual([expect.stringMatching(/^1 These columns are of no export that is known/)]);
  });
});

describe('cells of Moodle’s tables that are none of its', () => {
  it('a state of completion that is not known is none', async () => {
    const text = ',Email address,A,\nAda,a@x.org,Abgeschlossen,2026-11-28 10:13:03\n';
    const { records, notes } = await report(['a.csv', text]);
    expect(records).toEqual([]);
    expect(notes).toEqual(['2 “Abgeschlossen” in the column “A” is no state of completion that is known.']);
  });

  it.each(['03/04/2026 10:13', '28.11.2026 10:13', '46354.425', '2026-11-28 25:00'])(
    'a day of completion that may be read two ways, or not at all, is left out: %s',
    async (day) => {
      const text = `,Email address,A,\nAda,a@x.org,Completed,${day}\n`;
      const { records, notes } = await report(['a.csv', text]);
      expect(records.map(({ completed, completedOn }) => [completed, completedOn])).toEqual([
        [true, undefined],
      ]);
      expect(notes).toEqual([expect.stringContaining(`2 “${day}” is no date that can be read`)]);
    },
  );

  it.each([
    ['first', /“first” is no number/],
    ['', /no number of an attempt/],
  ])('whose attempt is no number, has not never opened it: “%s”', async (attempt, message) => {
    const { records, notes } = await report(['s.txt', scorm(named, row(['Ada', 'a@x.org'], attempt, '90'))]);
    expect(records).toEqual([]);
    expect(notes).toEqual([expect.stringMatching(message)]);
  });

  it('a status is found without a column of addresses', async () => {
    const text = scorm(['Name'], row(['Ada'], '1', '0'))
      .replace('Score', 'Score\tAllyship')
      .replace(/0\n$/, '0\tCompleted\n');
    expect((await report(['s.txt', text])).records.map(({ completed }) => completed)).toEqual([true]);
  });

  it('a name with a comma that moves the cells makes no learner', async () => {
    const text = 'ID,Name,Email address,A,A - Completion date\n1,Ada, Jr,a@x.org,Completed,2026-11-28\n';
    const { records, notes } = await report(['c.csv', text]);
    expect(records).toEqual([]);
    expect(notes).toEqual([expect.stringMatching(/^2 This row has more cells/)]);
  });

  it.each(['1,000', '0x50', '1e2'])('%s is no score', async (score) => {
    const { records, notes } = await report(['s.txt', scorm(named, row(['Ada', 'a@x.org'], '1', score))]);
    expect(records.map((record) => record.score)).toEqual([undefined]);
    expect(notes).toEqual([expect.stringContaining(`“${score}” is no score`)]);
  });

  it('a percentage that a spreadsheet has made a share of 1 is none', async () => {
    const text = 'Name,Email address,SCORM package: A (Percentage)\nAda,a@x.org,0.9\nBo,b@x.org,90.00 %\n';
    const { records, notes } = await report(['g.csv', text]);
    expect(records.map(({ score }) => score)).toEqual([undefined, 90]);
    expect(notes).toEqual(['2 “0.9” has no percent sign: it is left out.']);
  });

  it('scores that are all shares of 1 are said to be perhaps no per cent', async () => {
    const text = scorm(named, row(['Ada', 'a@x.org'], '1', '0.9'), row(['Bo', 'b@x.org'], '1', '1'));
    expect((await report(['s.txt', text])).notes).toEqual([expect.stringMatching(/No score .* above 1/)]);
  });
});

describe('people', () => {
  it('a row of totals is none', async () => {
    const text = scorm(named, row(['Ada', 'a@x.org'], '1', '90'), row(['Total', ''], '1', '85'));
    const { records, notes } = await report(['s.txt', text]);
    expect(records.map(({ learner }) => learner.name)).toEqual(['Ada']);
    expect(notes).toEqual([expect.stringMatching(/^3 “Total” has neither/)]);
  });

  it('“n/a” is nobody’s address', async () => {
    const text = scorm(named, row(['Ada', 'n/a'], '1', '90'), row(['Bo', 'n/a'], '1', '40'));
    const { records, notes } = await report(['s.txt', text]);
    expect(records).toEqual([]);
    expect(notes).toHaveLength(2);
  });

  it.each([
    ['address', named, 'kiosk@x.org'],
    ['ID', ['Name', 'ID number'], '007'],
  ])('who have one %s in one table are kept apart, and told of', async (_, columns, key) => {
    const text = scorm(columns, row(['Ada', key], '1', '90'), row(['Bo', key], '1', '40'));
    const other = scorm(named, row(['Ada', 'ada@x.org'], '1', '20'));
    const { records, notes } = await report(['a/s.txt', text], ['b/s.txt', other]);
    expect(records.map(({ learner, score }) => [learner.name, score])).toEqual([
      ['Ada', 90],
      ['Ada', 20],
      ['Bo', 40],
    ]);
    expect(notes.slice(0, 1)).toEqual([
      ` “Ada” and “Bo” have ${key} together: they are kept apart by their names.`,
    ]);
  });

  it('of one address but other names in several files are one, and told of', async () => {
    const of = (name: string): string => scorm(named, row([name, 'a@x.org'], '1', '90'));
    expect((await report(['a/s.txt', of('Lund, Ada')], ['b/s.txt', of('Ada Lund')])).notes).toEqual([]);
    const { records, notes } = await report(['a/s.txt', of('Ada Lund')], ['b/s.txt', of('Ada Berg')]);
    expect(records).toHaveLength(1);
    expect(notes).toEqual([expect.stringMatching(/“Ada Lund” and “Ada Berg” are put together .* a@x\.org/)]);
  });

  it('a row by an ID that two have is neither’s', async () => {
    const both = scorm(
      [...named, 'ID number'],
      row(['Ada', 'a@x.org', '7'], '1', '90'),
      row(['Bo', 'b@x.org', '7'], '1', '40'),
    );
    const { records, notes } = await report(
      ['a/s.txt', both],
      ['b/s.txt', scorm(['Name', 'ID number'], row(['Ada', '7'], '2', '95'))],
    );
    expect(records.map(({ score }) => score)).toEqual([90, 40]);
    expect(notes).toEqual([
      expect.stringMatching(/Two learners have the ID “7”/),
      expect.stringMatching(/have the ID “7” together/),
    ]);
  });

  it('of one name and attempt, whom nothing else tells apart, are left out', async () => {
    const { records, notes } = await report([
      's.txt',
      scorm(['Name'], row(['Sam'], '1', '90'), row(['Sam'], '1', '40'), row(['Zo\u0308e'], '1', '50')),
    ]);
    expect(records.map(({ learner }) => learner.name)).toEqual(['Zo\u0308e']);
    expect(notes.map((note) => note.slice(0, 2))).toEqual(['2 ', '3 ']);
  });

  it('are the same however their accents are written', async () => {
    const { records } = await report(
      ['a/s.txt', scorm(named, row(['Zo\u00eb', 'z@x.org'], '1', '90'))],
      ['b/s.txt', scorm(['Name'], row(['Zoe\u0308'], '2', '95'))],
    );
    expect(records.map(({ attempts }) => attempts.length)).toEqual([2]);
  });
});

it('whose a file is by its name is said, and the name of a standard is nobody’s', async () => {
  const list = await readExport({
    name: 'people.txt',
    bytes: textBytes(
      scorm(
        [...named, 'ID number'],
        row(['Ada', 'ada@x.org', '2004'], '1', '90'),
        row(['Bob', 'bob@x.org', ''], '1', '9'),
      ),
    ),
  });
  const tracks = await Promise.all(
    ['SCORM 2004-Track details.csv', 'SCORM 2004 bob.csv'].map((name) =>
      readExport({ name, bytes: textBytes('Element,Value\ncmi.completion_status,completed\n') }),
    ),
  );
  const attempts = [list, ...tracks].flatMap((reading) => reading.attempts);
  const { byFileName, nameless } = await mergeRecords(attempts, options);
  expect(nameless).toEqual(['SCORM 2004-Track details.csv']);
  expect([...byFileName].map(([file, { email }]) => [file, email])).toEqual([
    ['SCORM 2004 bob.csv', 'bob@x.org'],
  ]);
});

describe('rows and columns that are there twice', () => {
  it('one attempt of a learner in two rows is one, and told', async () => {
    const { records, notes } = await report([
      's.txt',
      scorm(named, row(['Ada', 'a@x.org'], '1', '40'), row(['Ada', 'a@x.org'], '1', '90')),
    ]);
    expect(records.map(({ attempts, score }) => [attempts.length, score])).toEqual([[1, 90]]);
    expect(notes).toEqual([expect.stringMatching(/^3 Row 2 is of “Ada” and the same attempt/)]);
  });

  it('columns of one name are told', async () => {
    const text = ',Email address,A,,A,\nAda,a@x.org,Completed,,Not completed,\n';
    expect((await report(['a.csv', text])).notes).toContainEqual(
      expect.stringContaining('Several columns are called “A”'),
    );
  });
});

it('an unknown status is none', async () => {
  const tracks = 'Element,Value\ncmi.completion_status,unknown\ncmi.success_status,unknown\n';
  const { attempts } = await readExport({ name: 't.csv', bytes: textBytes(tracks) });
  expect(attempts.map(({ completed, passed }) => [completed, passed])).toEqual([[undefined, undefined]]);
});

it('whose state of completion is empty is told of', async () => {
  const text = 'ID,Name,Email address,A,A - Completion date\n1,Ada,a@x.org,,\n';
  expect((await report(['c.csv', text])).notes).toEqual([
    expect.stringMatching(/^2 The column “A” is empty/),
  ]);
});

describe('files', () => {
  it('empty lines above the names of the columns are no matter', async () => {
    const text = scorm(named, row(['Ada', 'a@x.org'], '1', '90'))
      .replaceAll(', ', ' ')
      .replaceAll('\t', ',');
    expect((await report(['s.csv', `\n\n${text}`])).notes).toEqual(
      (await report(['s.csv', text])).notes.map((note) => note.replace(/^2/, '4')),
    );
  });

  it('an old spreadsheet, or one with a password, is told', async () => {
    const { notes } = await report(['s.xls', Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0])]);
    expect(notes).toEqual([expect.stringMatching(/old Excel file.*password/)]);
  });

  it('an encoding that is guessed is said', async () => {
    const bytes = textBytes(scorm(named, row(['Zo?', 'z@x.org'], '1', '90')));
    bytes[bytes.indexOf(63)] = 0xeb;
    expect((await report(['s.txt', bytes])).notes).toEqual([expect.stringMatching(/not in Unicode/)]);
  });

  it('sheets that were not read are said, and days of a sheet have no time zone', async () => {
    const header = [...named, 'Attempt', 'Started on', 'Last accessed on', 'Score'];
    const day = new Date('2026-11-28T10:00:00Z');
    const bytes = await writeXlsx({
      sheets: [
        { name: 'Old', hidden: true, rows: [] },
        { name: 'One', rows: [header, ['Ada', 'a@x.org', 1, day, day, 90]] },
        { name: 'Two', rows: [header, ['Bo', 'b@x.org', 1, day, day, 40]] },
        { name: 'None', rows: [] },
      ],
    });
    const { records, notes } = await report(['s.xlsx', bytes]);
    expect(records.map(({ attempts }) => attempts[0]?.started)).toEqual(['2026-11-28T10:00:00']);
    expect(notes).toEqual([' Only the sheet “One” was read, and not “Two”: save each as a file of its own.']);
  });
});

it.each(['2026-11-28 24:00', '28 November 2026, 13:99 PM', '2026-11-28T10:60:00Z'])(
  '%s is no time',
  (text) => {
    expect(dateOf(text)).toBeUndefined();
  },
);

it('dates of several time zones are in the order of their moments', () => {
  const dates = ['2026-11-29T00:30:00+09:00', '2026-11-28T23:00:00-05:00', '2026-11-28T20:00:00Z'];
  expect(dates.toSorted(compareDates).map((date) => date.slice(8, 13))).toEqual(['29T00', '28T20', '28T23']);
});
