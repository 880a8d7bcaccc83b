// @vitest-environment jsdom
import { parseCsv } from 'hucre/csv';
import { writeXlsx } from 'hucre/xlsx';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Filter } from '../../../src/tools/report/page/filter.ts';
import { defaultFilter, recordsShown } from '../../../src/tools/report/page/filter.ts';
import { inOrderOf } from '../../../src/tools/report/page/sorting.ts';
import { dateOf } from '../../../src/tools/report/read/dates.ts';
import { itemsOf, likeliestCourse } from '../../../src/tools/report/read/items.ts';
import type { Attempt, Question, Reading } from '../../../src/tools/report/read/model.ts';
import { activityOf, readExport } from '../../../src/tools/report/read/read-file.ts';
import type { Merged } from '../../../src/tools/report/read/records.ts';
import { mergeRecords } from '../../../src/tools/report/read/records.ts';
import { answersSheet, itemsSheet, recordsSheet } from '../../../src/tools/report/read/sheets.ts';
import { Wordings } from '../../../src/tools/report/read/wordings.ts';
import { bytesOf, exportNames, options, textBytes, truth } from './exports.ts';

const readings = new Map<string, Reading>();
let merged: Merged;

beforeAll(async () => {
  for (const name of exportNames) readings.set(name, await readExport({ name, bytes: bytesOf(name) }));
  merged = await mergeRecords(
    [...readings.values()].flatMap(({ attempts }) => attempts),
    options,
  );
});

const recordOf = (email: string, activity: string) =>
  merged.records.find((record) => record.learner.email === email && record.activity === activity);

const read = (name: string, text: string): Promise<Reading> => readExport({ name, bytes: textBytes(text) });

const header = 'Name\t"Email address"\tAttempt\t"Started on"\t"Last accessed on"\tScore\n';
const line = (name: string, email: string, attempt = '1', score = '80'): string =>
  `${name}\t${email}\t${attempt}\t"28 November 2026, 10:10 AM"\t"28 November 2026, 10:20 AM"\t${score}\n`;

describe('what a real LMS exported', () => {
  it.each(Object.entries(truth.activities))(
    'tells of every learner of %s what really happened',
    (standard, activity) => {
      for (const { email, activities } of truth.learners) {
        const wanted = activities[standard];
        const found = recordOf(email, activity);
        expect({
          email,
          attempts: found?.attempts.length,
          best: found?.score ?? null,
          completed: found?.completed === true,
        }).toEqual({
          email,
          attempts: wanted?.attempts,
          best: wanted?.best ?? null,
          completed: wanted?.completed,
        });
      }
    },
  );

  it('has every answer of every check as it was picked on the screen', () => {
    let compared = 0;
    for (const { email, activities } of truth.learners) {
      const found = recordOf(email, truth.activities['scorm12'] ?? '');
      for (const { attempt, check, answers } of activities['scorm12']?.checks ?? []) {
        const given = found?.attempts.find((other) => other.attempt === attempt)?.answers ?? [];
        for (const [question, chosen, correct] of answers) {
          const answer = given.find((other) => other.question === question && other.check === check);
          expect([email, question, answer?.response, answer?.correct]).toEqual([
            email,
            question,
            chosen,
            correct,
          ]);
          compared += 1;
        }
      }
    }
    expect(compared).toBeGreaterThan(250);
  });

  it.each([false, true])(
    'counts each question as a second reckoning does (first checks only: %s)',
    async (onlyFirst) => {
      const records = merged.records.filter(({ activity }) => activity === truth.activities['scorm12']);
      const items = new Map(
        (await itemsOf(records, new Wordings([]), onlyFirst)).map((item) => [item.question, item]),
      );
      for (const wanted of truth.itemStatistics.scorm12) {
        const item = items.get(wanted.question);
        expect([wanted.question, item?.asked, item?.right]).toEqual(
          onlyFirst
            ? [wanted.question, wanted.askedInFirstChecks, wanted.rightInFirstChecks]
            : [wanted.question, wanted.asked, wanted.right],
        );
        if (!onlyFirst)
          expect(Object.fromEntries(item?.options.map(({ id, taken }) => [id, taken]) ?? [])).toEqual(
            wanted.chosen,
          );
      }
    },
  );

  it('reads text, Excel and ODS of one report alike, a name that begins like a formula included', async () => {
    const [text, excel, ods] = await Promise.all(
      ['txt', 'xlsx', 'ods'].map(async (ending) => {
        const name = `moodle-4.5-scorm12-basic.${ending}`;
        const { attempts } = await readExport({ name, bytes: bytesOf(name) });
        return attempts
          .map(({ learner, attempt, score, started }) => [learner.email, attempt, score, started])
          .sort();
      }),
    );
    expect(excel).toEqual(text);
    expect(ods).toEqual(text);
    expect(
      readings.get('moodle-4.5-scorm12-basic.xlsx')?.attempts.map(({ learner }) => learner.name),
    ).toContain('=1+1 +16');
  });

  it('gives what was left out a reason, and names no file without one', () => {
    const told = [...readings].map(([name, { attempts, problems }]) => [
      name,
      attempts.length > 0 || problems.length > 0,
    ]);
    expect(told.filter(([, isTold]) => !isTold)).toEqual([]);
    expect(readings.get('moodle-4.5-course-logs.csv')?.problems[0]?.message).toMatch(/log of clicks/);
    expect(readings.get('moodle-4.5-scorm2004-interactions.txt')?.problems.at(-1)?.message).toMatch(
      /Track details/,
    );
    expect(merged.problems).toEqual([]);
  });

  it('knows whose track details are by the name of the file', () => {
    const twice = recordOf('learner-15@example.org', truth.activities['scorm2004'] ?? '');
    expect(twice?.attempts.map(({ answers }) => answers.length > 0)).toEqual([true, true]);
  });
});

describe('bad input', () => {
  it.each([
    ['empty.csv', '', /empty/],
    ['cut.csv', `${header}"Ada`, /middle of a cell/],
    ['cut.txt', `${header}${line('Ada', 'a@x.org')}Bo\tb@x.org\t1`, /middle of a row/],
    ['other.csv', 'Nom,Courriel,Tentative\nAda,a@x.org,1', /Nom, Courriel, Tentative/],
    ['cut.json', '{"statements": [{"id": ', /broken or cut off/],
    ['page.html', '<!doctype html><html><body><form>Sign in</form></body></html>', /sign-in/],
    ['x.json', '{"a": 1}', /neither statements nor a record/],
    ['x.xml', '<results><result>', /broken or cut off/],
  ])('%s is told in a sentence', async (name, text, message) => {
    const { attempts, problems } = await read(name, text);
    expect(attempts).toEqual([]);
    expect(problems).toHaveLength(1);
    expect(problems[0]?.message).toMatch(message);
  });

  it('a zip that is no spreadsheet is told in a sentence', async () => {
    const { problems } = await readExport({
      name: 'x.xlsx',
      bytes: Uint8Array.from([0x50, 0x4b, 3, 4, 0, 0]),
    });
    expect(problems[0]?.message).toMatch(/^The spreadsheet can’t be opened/);
  });

  it('a last row without a line end is read, and said to be perhaps cut off', async () => {
    const { attempts, problems } = await read('r.txt', header + line('Ada', 'a@x.org').trimEnd());
    expect(attempts).toHaveLength(1);
    expect(problems.map(({ message }) => message)).toEqual([expect.stringMatching(/may be cut off/)]);
  });

  it('a file that is cut within a character is no file in another encoding', async () => {
    const whole = textBytes(`${header}${line('Zoë', 'z@x.org')}é`);
    const { problems } = await readExport({ name: 'r.txt', bytes: whole.subarray(0, -1) });
    expect(problems[0]?.message).toMatch(/middle of a character/);
  });

  it('a file that the browser cannot read any more is told, and no other waits for it', async () => {
    const bytes = (): Promise<Uint8Array> => Promise.reject(new Error('gone'));
    expect((await readExport({ name: 'r.txt', bytes })).problems[0]?.message).toBe(
      'The file can’t be read (gone).',
    );
  });

  it('quotation marks within words part no rows, however long the file', async () => {
    const odd = line('Ada 5" L', 'a@x.org');
    const many = Array.from({ length: 9000 }, (_, index) =>
      line(`"two\nlines" ${index}`, `l${index}@x.org`),
    ).join('');
    const { attempts, problems } = await read('r.txt', header + odd + many + line('Bo 6" M', 'b@x.org'));
    expect(attempts).toHaveLength(9002);
    expect(problems).toEqual([]);
  });

  it('one bad row is told with its number, and the others are read', async () => {
    const bad = `Eve\te@x.org\t1\tyesterday\t-\t80\n`;
    const { attempts, problems } = await read(
      'r.txt',
      header + line('Ada', 'a@x.org') + bad + line('Bo', 'b@x.org'),
    );
    expect(attempts.map(({ learner }) => learner.name)).toEqual(['Ada', 'Bo']);
    expect(problems).toEqual([
      { file: 'r.txt', row: 3, message: expect.stringContaining('“yesterday”') as string },
    ]);
  });

  it.each(['=80+10', '850', '-5', 'ninety'])(
    'a score of %s is told, and the rest of the row is read',
    async (score) => {
      const odd = `Eve\te@x.org\t1\t28 November 2026, 10:00 AM\t28 November 2026, 10:10 AM\t${score}\n`;
      const { attempts, problems } = await read('r.txt', header + odd + line('Bo', 'b@x.org'));
      expect(attempts.map(({ learner, score }) => [learner.name, score === undefined])).toEqual([
        ['Eve', true],
        ['Bo', false],
      ]);
      expect(problems).toEqual([
        { file: 'r.txt', row: 2, message: expect.stringContaining(`“${score}”`) as string },
      ]);
    },
  );

  it('a row without a learner is told', async () => {
    const { problems } = await read('r.txt', header + line('', ''));
    expect(problems[0]).toMatchObject({
      row: 2,
      message: expect.stringMatching(/names no learner/) as string,
    });
  });

  it('two learners of one name are kept apart, and told of', async () => {
    const { attempts } = await read(
      'r.txt',
      header + line('Sam', 'sam1@x.org') + line('Sam', 'sam2@x.org', '1', '40'),
    );
    const { records, problems } = await mergeRecords(attempts, options);
    expect(records.map(({ learner, score }) => [learner.email, score])).toEqual([
      ['sam1@x.org', 80],
      ['sam2@x.org', 40],
    ]);
    expect(problems[0]?.message).toMatch(/2 learners are called “Sam”.*sam1@x\.org and sam2@x\.org/);
  });

  it('attempts out of order are put in order, and a later failure takes nothing back', async () => {
    const { attempts } = await read(
      'r.txt',
      header + line('Ada', 'a@x.org', '2', '30') + line('Ada', 'a@x.org', '1', '90'),
    );
    const [record] = (await mergeRecords(attempts, options)).records;
    expect(record?.attempts.map(({ attempt }) => attempt)).toEqual([1, 2]);
    expect([record?.score, record?.passed, record?.byScore]).toEqual([90, true, true]);
  });

  it('a value of another kind than text is taken as text', async () => {
    const rows = [
      { element: 'cmi.interactions_0.id', value: 'q' },
      { element: 'cmi.interactions_0.student_response', value: 5 },
    ];
    const { attempts } = await read('attempt-1.json', JSON.stringify(rows));
    expect(attempts[0]?.answers).toEqual([{ question: 'q', response: '5' }]);
  });

  it('who has no grade yet is listed, and a grade is the percentage where there is one', async () => {
    const title = 'SCORM package: X';
    const grades = `Name,Email address,${title} (Real),${title} (Percentage)\nAda,a@x.org,9,90.00 %\nBo,b@x.org,-,-\n`;
    const { attempts, problems } = await read('g.csv', grades);
    expect(
      (await mergeRecords(attempts, options)).records.map(({ learner, score }) => [learner.name, score]),
    ).toEqual([
      ['Ada', 90],
      ['Bo', undefined],
    ]);
    expect(problems).toEqual([]);
    expect(
      (await read('g.csv', `Name,Email address,${title} (Real)\nAda,a@x.org,9\n`)).problems[0]?.message,
    ).toMatch(/points/);
  });

  it('reads a spreadsheet’s older encoding', async () => {
    const bytes = Uint8Array.from(
      [...header, ...line('Zo\u00eb', 'z@x.org')].map((mark) => mark.charCodeAt(0)),
    );
    const { attempts } = await readExport({ name: 'r.txt', bytes });
    expect(attempts[0]?.learner.name).toBe('Zoë');
  });

  it.each(['\n', '\r\n', '\r'])('reads a long file whose cells hold line ends as well: %j', async (end) => {
    const cells = (index: number): string =>
      `"Ada ""${'x'.repeat(index % 97)}""${end}${index}"\ta${index}@x.org\t1\t"28 November 2026, 10:10 AM"\t\t80`;
    const rows = Array.from({ length: 8000 }, (_, index) => cells(index));
    const { attempts, problems } = await read('r.txt', [header.trim(), ...rows, ''].join(end));
    expect(problems).toEqual([]);
    expect(attempts.map(({ learner, from }) => [learner.name, from.row])).toEqual(
      rows.map((_, index) => [`Ada "${'x'.repeat(index % 97)}"${end}${index}`, index + 2]),
    );
  });

  it('never takes a formula’s result for a name', async () => {
    const cells = [
      {
        name: 'S',
        rows: [
          ['Name', 'Email address', 'Attempt', 'Started on', 'Last accessed on', 'Score'],
          ['x', 'a@x.org', 1, '28 November 2026', '28 November 2026', 80],
        ],
        cells: new Map([['1,0', { value: 'Boss', formula: '"Bo"&"ss"' }]]),
      },
    ];
    const bytes = await writeXlsx({ sheets: cells });
    const { attempts } = await readExport({ name: 'r.xlsx', bytes });
    expect(attempts[0]?.learner.name).toBe('="Bo"&"ss"');
  });
});

describe('statements', () => {
  const statement = (verb: string, rest: object = {}): object => ({
    id: crypto.randomUUID(),
    actor: { mbox: 'mailto:Ada@x.org', name: 'Ada' },
    verb: { id: `http://adlnet.gov/expapi/verbs/${verb}` },
    object: { id: 'https://x.org/course' },
    context: { registration: 'r1' },
    timestamp: '2026-11-28T10:00:00Z',
    ...rest,
  });

  it('make one attempt of each registration, and a voided one counts for nothing', async () => {
    const failed = statement('failed', {
      result: { score: { scaled: 0.4 } },
      timestamp: '2026-11-28T11:00:00Z',
    });
    const wrong = statement('completed', {
      context: { registration: 'r2' },
      timestamp: '2026-11-29T10:00:00Z',
    });
    const { id } = wrong as { id: string };
    const all = [
      failed,
      statement('passed', { result: { score: { scaled: 0.9 } } }),
      statement('completed'),
      wrong,
      statement('voided', { object: { objectType: 'StatementRef', id }, context: { registration: 'r2' } }),
    ];
    const { attempts } = await read('s.json', JSON.stringify({ statements: all }));
    expect(
      attempts.map(({ attempt, completed, passed, score }) => [attempt, completed, passed, score]),
    ).toEqual([[1, true, true, 90]]);
    expect(attempts[0]?.learner.email).toBe('ada@x.org');
  });

  it('of another course are another record', async () => {
    const other = statement('completed', { object: { id: 'https://x.org/fire-safety' } });
    const { attempts } = await read('s.json', JSON.stringify([statement('passed'), other]));
    expect(attempts.map(({ activity, completed, passed }) => [activity, completed, passed])).toEqual([
      ['https://x.org/course', false, true],
      ['https://x.org/fire-safety', true, undefined],
    ]);
  });

  it('that an administrator voids count for nothing, and make no learner of the administrator', async () => {
    const wrong = statement('passed') as { id: string };
    const voids = {
      ...statement('voided', { actor: { mbox: 'mailto:admin@x.org' }, context: {} }),
      object: { objectType: 'StatementRef', id: wrong.id },
    };
    const { attempts } = await read('s.json', JSON.stringify([statement('initialized'), wrong, voids]));
    expect(attempts.map(({ learner, passed }) => [learner.name, passed])).toEqual([['Ada', undefined]]);
  });

  it('have a score by its share, whatever the points are out of', async () => {
    const result = { score: { raw: 9, max: 10, scaled: 0.9 } };
    expect((await read('s.json', JSON.stringify([statement('passed', { result })]))).attempts[0]?.score).toBe(
      90,
    );
  });

  it('one on each line are read as well', async () => {
    const { attempts } = await read(
      's.json',
      [statement('completed'), statement('passed')].map((one) => JSON.stringify(one)).join('\n'),
    );
    expect(attempts).toHaveLength(1);
  });

  it('tell of an acknowledgement with its version and words', async () => {
    const given = statement('answered', {
      object: { id: 'https://x.org/q/policy.v2', definition: { description: { en: 'I have read it.' } } },
      result: { response: 'a' },
    });
    const { attempts } = await read('s.json', JSON.stringify([given]));
    expect(attempts[0]?.acknowledgements).toEqual([
      { id: 'policy', version: '2', words: 'I have read it.', when: '2026-11-28T10:00:00Z' },
    ]);
  });
});

describe('several exports of one learner', () => {
  const attempt = (change: Partial<Attempt>): Attempt => ({
    learner: { name: 'Ada', email: 'a@x.org' },
    activity: 'c',
    attempt: 1,
    acknowledgements: [],
    evidence: [],
    answers: [],
    from: { file: 'f' },
    ...change,
  });
  const only = async (...attempts: Attempt[]) => (await mergeRecords(attempts, options)).records[0];

  it('a renewal counts from the latest completion, and the first one stays on record', async () => {
    const record = await only(
      attempt({ completed: true, completedOn: '2024-01-10' }),
      attempt({ attempt: 2, completed: true, completedOn: '2026-01-10' }),
    );
    expect([record?.completedOn, record?.due]).toEqual(['2024-01-10', '2027-01-10']);
  });

  it('a later export of the same attempt brings what was achieved since, whichever is read first', async () => {
    const january = attempt({ completed: false, last: '2026-01-10', score: 40 });
    const march = attempt({ completed: true, last: '2026-03-10', score: 90 });
    for (const order of [
      [january, march],
      [march, january],
    ])
      expect(await only(...order)).toMatchObject({ completed: true, completedOn: '2026-03-10', score: 90 });
  });

  it('two registrations are two attempts, though each file counts from one', async () => {
    const record = await only(
      attempt({ registration: 'r2', started: '2026-02-01' }),
      attempt({ registration: 'r1', started: '2026-01-01' }),
    );
    expect(record?.attempts.map(({ attempt: number, started }) => [number, started])).toEqual([
      [1, '2026-01-01'],
      [2, '2026-02-01'],
    ]);
  });

  it('two activities that count as one course have an attempt each', async () => {
    const sameCourse = new Map([['c 2025', 'c']]);
    const attempts = [
      attempt({ activity: 'c 2025', started: '2025-01-01' }),
      attempt({ started: '2026-01-01' }),
    ];
    expect((await mergeRecords(attempts, { ...options, sameCourse })).records[0]?.attempts).toHaveLength(2);
  });

  it('a course whose name ends like another’s is not that one', async () => {
    const graded = ['Allyship', 'Advanced Allyship'].map((activity) =>
      attempt({ activity, attempt: 0, score: 1 }),
    );
    const report = attempt({ activity: 'Programme Advanced Allyship' });
    const { activities, records } = await mergeRecords([...graded, report], options);
    expect(activities.toSorted()).toEqual(['Advanced Allyship', 'Allyship']);
    expect(records.find(({ activity }) => activity === 'Advanced Allyship')?.attempts).toHaveLength(1);
  });

  it('a report and track details of one activity are of one course, without any other file', async () => {
    const attempts = ['C26 Allyship', 'C26-Allyship', 'C26 Other'].map((activity) => attempt({ activity }));
    const { records } = await mergeRecords(attempts, options);
    expect(records.map(({ activity, attempts: { length } }) => [activity, length])).toEqual([
      ['C26 Allyship', 1],
      ['C26 Other', 1],
    ]);
  });

  it('what is said to be the same as a file’s name goes where that goes', async () => {
    const graded = attempt({ activity: 'X', attempt: 0, score: 1 });
    const sameCourse = new Map([['Y', 'Programme X']]);
    const parts = [graded, attempt({ activity: 'Programme X' }), attempt({ activity: 'Y' })];
    expect((await mergeRecords(parts, { ...options, sameCourse })).activities).toEqual(['X']);
  });

  it('a name stands for the address that stood in its place, whichever file comes first', async () => {
    const nameless = attempt({ learner: { name: 'a@x.org', email: 'a@x.org' } });
    const { records } = await mergeRecords(
      [nameless, attempt({}), attempt({ learner: { name: 'Ada' } })],
      options,
    );
    expect(records.map(({ learner }) => learner.name)).toEqual(['Ada']);
  });
});

describe('dates', () => {
  it.each([
    ['Saturday, 28 November 2026, 10:12 AM', '2026-11-28T10:12'],
    ['28 November 2026, 12:05 AM', '2026-11-28T00:05'],
    ['2026-11-28 10:13:03', '2026-11-28T10:13:03'],
    ['2026-11-28T10:13:03.5+01:00', '2026-11-28T10:13:03+01:00'],
    ['1795861577', '2026-11-28T10:26:17.000Z'],
    ['30 February 2026', undefined],
    ['11/12/26', undefined],
  ])('%s', (text, date) => expect(dateOf(text)).toBe(date));
});

describe('renewal', () => {
  it.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2026-11-28T10:00', 12, '2027-11-28'],
  ])('%s and %i months is %s', async (completedOn, renewAfter, due) => {
    const attempt: Attempt = {
      learner: { name: 'Ada' },
      activity: 'c',
      attempt: 1,
      completed: true,
      completedOn,
      acknowledgements: [],
      evidence: [],
      answers: [],
      from: { file: 'f' },
    };
    expect((await mergeRecords([attempt], { ...options, renewAfter })).records[0]?.due).toBe(due);
  });
});

describe('the questions', () => {
  const question: Question = {
    id: 'q',
    words: 'Q?',
    options: ['a', 'b', 'c'].map((id) => ({ id, words: id })),
    right: 'a',
  };
  const asking = (...questions: Question[]) => new Wordings([{ version: '1', digests: [], questions }]);
  /** A learner's check: right or wrong in `q`, and so many of ten others right. */
  const checked = (index: number, response: string, others: number): Attempt => ({
    learner: { name: `L${index}`, id: `${index}` },
    activity: 'c',
    attempt: 1,
    acknowledgements: [],
    evidence: [],
    from: { file: 'f' },
    answers: [
      { question: 'q', check: 1, response, correct: response === 'a' },
      ...Array.from({ length: 10 }, (_, at) => ({
        question: `o${at}`,
        check: 1,
        response: 'a',
        correct: at < others,
      })),
    ],
  });

  it('flags one that the better learners get wrong, and an option that nobody takes', async () => {
    const attempts = Array.from({ length: 30 }, (_, index) =>
      checked(index, index < 15 ? 'a' : 'b', index < 15 ? 3 : 8),
    );
    const { records } = await mergeRecords(attempts, options);
    const items = await itemsOf(records, asking(question), false);
    const item = items.find((one) => one.question === 'q');
    expect(item?.discrimination).toBeCloseTo(-1);
    expect(item?.flags).toEqual(['negative', 'unused-option']);
  });

  it('says nothing of an option that nobody takes before there are 30 answers', async () => {
    const attempts = Array.from({ length: 29 }, (_, index) =>
      checked(index, 'ab'[index % 2] ?? '', index % 5),
    );
    const { records } = await mergeRecords(attempts, options);
    const item = (await itemsOf(records, asking(question), false)).find((one) => one.question === 'q');
    expect(item?.flags).not.toContain('unused-option');
  });

  it('come with what is to be looked at first', async () => {
    // Ten others: o8 and o9 are too hard, o0 is too easy; q is answered right by those who do worse.
    const attempts = Array.from({ length: 20 }, (_, index) =>
      checked(index, index < 10 ? 'a' : 'b', index < 10 ? 3 : 8),
    );
    const { records } = await mergeRecords(attempts, options);
    const flags = (await itemsOf(records, asking(question), false)).map((item) => item.flags[0]);
    expect(flags[0]).toBe('negative');
    expect(flags.indexOf('too-hard')).toBeLessThan(flags.indexOf('too-easy'));
  });

  it.each([2, 28])('has no word on how well one tells apart that %d of 30 got right', async (right) => {
    const attempts = Array.from({ length: 30 }, (_, index) =>
      checked(index, index < right ? 'a' : 'b', index < right ? 3 : 8),
    );
    const { records } = await mergeRecords(attempts, options);
    const items = await itemsOf(records, asking(question), false);
    expect(items.find((one) => one.question === 'q')?.flags).not.toContain('negative');
  });

  it('judges nothing by a few answers', async () => {
    const attempts = Array.from({ length: 9 }, (_, index) => checked(index, 'b', index));
    const { records } = await mergeRecords(attempts, options);
    const [item] = await itemsOf(records, asking(question), false);
    expect(item?.flags).toEqual([]);
  });
});

describe('the course whose questions are shown', () => {
  const records = async (...courses: [activity: string, learners: number, question: string][]) => {
    const attempts = courses.flatMap(([activity, learners, question]) =>
      Array.from({ length: learners }, (_, index): Attempt => ({
        learner: { name: `L${index}`, id: `${index}` },
        activity,
        attempt: 1,
        acknowledgements: [],
        evidence: [],
        from: { file: 'f' },
        answers: [{ question, check: 1, response: 'a', correct: true }],
      })),
    );
    return (await mergeRecords(attempts, options)).records;
  };
  const wordings = new Wordings([
    { version: '1', digests: [], questions: [{ id: 'q', words: 'Q?', options: [], right: '' }] },
  ]);

  it('is the one whose questions the page knows, however many records another has', async () => {
    expect(await likeliestCourse(await records(['Fire', 9, 'f'], ['Ours', 2, 'q']), wordings)).toBe('Ours');
  });

  it('is the one with most records where the page knows none', async () => {
    expect(await likeliestCourse(await records(['Fire', 3, 'f'], ['Water', 9, 'w']), wordings)).toBe('Water');
  });
});

describe('what is completed and passed', () => {
  const attempt = (change: Partial<Attempt>): Attempt => ({
    learner: { name: 'Ada', email: 'a@x.org' },
    activity: 'c',
    attempt: 1,
    acknowledgements: [],
    evidence: [],
    answers: [],
    from: { file: 'f' },
    ...change,
  });
  const only = async (passMark: number, ...attempts: Attempt[]) =>
    (await mergeRecords(attempts, { ...options, passMark })).records[0];
  const evidence = [
    { version: '1', digest: 'a'.repeat(12), language: 'en', text: '', passMark: 80 },
  ] as const;

  it('is by a score where nothing else says, and says so', async () => {
    expect(await only(80, attempt({ score: 90, last: '2026-01-10' }))).toMatchObject({
      completed: true,
      completedByScore: true,
      passed: true,
      byScore: true,
      due: '2027-01-10',
    });
    expect(await only(95, attempt({ score: 90 }))).toMatchObject({ passed: false, byScore: true });
    expect((await only(95, attempt({ score: 90 })))?.completed).toBeUndefined();
  });

  it('is never by the chosen pass mark where an export says', async () => {
    const passed = attempt({ passed: true, completed: true, score: 60 });
    expect(await only(100, passed)).toMatchObject({ passed: true, byScore: false });
    expect(await only(1, attempt({ passed: false, score: 60 }))).toMatchObject({
      passed: false,
      byScore: false,
    });
  });

  it('is by the pass mark of its time where evidence has it', async () => {
    expect(await only(95, attempt({ score: 90, evidence }))).toMatchObject({ passed: true, passMark: 80 });
    expect(await only(50, attempt({ score: 60, evidence }))).toMatchObject({ passed: false, passMark: 80 });
  });

  it('is a later attempt’s, though an earlier one is said to have failed', async () => {
    const failed = attempt({ passed: false, completed: false, score: 50 });
    expect(await only(80, failed, attempt({ attempt: 2, score: 90 }))).toMatchObject({
      completed: true,
      passed: true,
      byScore: true,
    });
  });

  it('is not by a score where the LMS itself says that it is not completed', async () => {
    const told = attempt({ attempt: 0, completed: false });
    expect(await only(80, told, attempt({ score: 90 }))).toMatchObject({ completed: false, passed: true });
  });

  it('of a report without status: a status is read, a score decides, and who never opened it has not', async () => {
    const rows = [line('Ada', 'a@x.org'), line('Bo', 'b@x.org', '1', '40'), 'Cy\tc@x.org\t-\t-\t-\t-\n'].join(
      '',
    );
    const { attempts } = await read('r.txt', header + rows);
    const { records } = await mergeRecords(attempts, options);
    expect(
      records.map(({ learner, opened, completed, passed }) => [learner.name, opened, completed, passed]),
    ).toEqual([
      ['Ada', true, true, true],
      ['Bo', true, undefined, false],
      ['Cy', false, false, undefined],
    ]);
    const filter = { ...defaultFilter(), dueBy: '2027-01-01' };
    const shown = (change: Partial<Filter>) =>
      recordsShown(records, { ...filter, ...change }).map(({ learner }) => learner.name);
    expect(shown({ shown: 'unfinished' })).toEqual(['Bo', 'Cy']);
    expect(shown({ shown: 'unsaid' })).toEqual(['Bo']);
    expect(shown({ shown: 'failed' })).toEqual(['Bo', 'Cy']);
    expect(shown({ shown: 'unopened' })).toEqual(['Cy']);
    expect(shown({ from: 40, below: 80 })).toEqual(['Bo']);
    expect(shown({ shown: 'due' })).toEqual([]);
    expect(shown({ shown: 'due', dueBy: '2027-11-28' })).toEqual(['Ada']);
  });
});

it('who has not completed a version is asked of the courses that have it', async () => {
  const attempt = (name: string, activity: string, version?: string): Attempt => ({
    learner: { name, id: name },
    activity,
    attempt: 1,
    completed: true,
    acknowledgements: [],
    evidence:
      version === undefined
        ? []
        : [{ version, digest: 'a'.repeat(12), language: 'en', text: '', completedOn: '2026-01-10' }],
    answers: [],
    from: { file: 'f' },
  });
  const attempts = [attempt('Ada', 'Ours', '1.1'), attempt('Bo', 'Ours', '1.0'), attempt('Cy', 'Fire')];
  const { records } = await mergeRecords(attempts, options);
  const shown = (activity: string) =>
    recordsShown(records, {
      text: '',
      activity,
      version: '1.1',
      shown: 'unfinished',
      from: undefined,
      below: undefined,
      dueBy: '2027-01-01',
      page: 0,
    }).map(({ learner }) => learner.name);
  expect(shown('')).toEqual(['Bo']);
  expect(shown('Fire')).toEqual(['Cy']);
});

describe('track details, which name nobody', () => {
  const tracks = () =>
    read(
      'Track details.csv',
      'Element,Value\ncmi.core.lesson_status,passed\ncmi.core.score.raw,90\ncmi.interactions_0.id,q.1\n',
    );

  it('are kept under their file until it is said whose they are', async () => {
    const { attempts } = await tracks();
    const { records, nameless, problems } = await mergeRecords(attempts, options);
    expect(nameless).toEqual(['Track details.csv']);
    expect(problems[0]?.message).toMatch(/names no learner/);
    expect(records.map(({ learner, score }) => [learner.name, score])).toEqual([
      ['Not named: Track details.csv', 90],
    ]);
    expect(records[0]?.attempts[0]?.answers).toHaveLength(1);
  });

  it.each([
    ['Ann', 'a@x.org', 'Joanna Ann - Track details.csv'],
    ['Ada Okafor', 'ada.okafor@x.org', 'ada_okafor tracks.csv'],
  ])('are %s’s where the file is called by a name or an address', async (name, email, file) => {
    const own = (await tracks()).attempts.map((one) => ({ ...one, from: { file } }));
    const others = (await read('r.txt', header + line(name, email, '1', '40'))).attempts;
    const { nameless } = await mergeRecords([...own, ...others], options);
    expect(nameless).toEqual([]);
  });

  it('are of whoever is chosen, in these files or not', async () => {
    const { attempts } = await tracks();
    const others = (await read('r.txt', header + line('Ada', 'a@x.org', '1', '40'))).attempts;
    const owned = async (owner: string) => {
      const owners = new Map([['Track details.csv', owner]]);
      const { records, nameless } = await mergeRecords([...attempts, ...others], { ...options, owners });
      expect(nameless).toEqual([]);
      return records.map(({ learner, score }) => [learner.name, learner.email, score]);
    };
    expect(await owned('a@x.org')).toContainEqual(['Ada', 'a@x.org', 90]);
    expect(await owned('Zoë')).toContainEqual(['Zoë', undefined, 90]);
  });
});

describe('sorting a table', () => {
  const columns = [{ name: 'N', by: (row: { n?: number | string }) => row.n }];
  const rows = [{ n: 2 }, {}, { n: 10 }, { n: 1 }];

  it('puts rows without a value last, whichever way', () => {
    const sorted = (isDown: boolean) =>
      rows.toSorted(inOrderOf(columns, { column: 0, isDown })).map(({ n }) => n);
    expect(sorted(false)).toEqual([1, 2, 10, undefined]);
    expect(sorted(true)).toEqual([10, 2, 1, undefined]);
  });
});

describe('what goes out', () => {
  it('has no cell that a spreadsheet would run, and keeps every learner', async () => {
    const names = ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', 'Ada'];
    const rows = names.map((name, index) => line(`"${name}"`, `l${index}@x.org`)).join('');
    const { attempts } = await read('r.txt', header + rows);
    const { records } = await mergeRecords(attempts, options);
    for (const sheet of [await recordsSheet(records), await answersSheet(records, new Wordings([]))]) {
      const cells = parseCsv(sheet.slice(1), { typeInference: false }).flat().map(String);
      expect(cells.filter((cell) => /^[=+@\t\r-]/.test(cell))).toEqual([]);
    }
    expect(parseCsv(await recordsSheet(records), { typeInference: false })).toHaveLength(names.length + 1);
  });

  it('has numbers below 0 as numbers', async () => {
    const item = { question: 'q', words: 'Q?', versions: [], assumed: 0, asked: 12, right: 6, share: 0.5 };
    const sheet = await itemsSheet([{ ...item, discrimination: -0.084, options: [], flags: [] }]);
    expect(parseCsv(sheet.slice(1), { typeInference: false })[1]).toContain('-0.084');
  });
});

it.each([
  [
    'Programme Allyship at work (SCORM 1.2)-20261128_1026-tab_separated.txt',
    'Programme Allyship at work (SCORM 1.2)',
  ],
  ['Programme-Allyship at work (SCORM 2004)-Track details.json', 'Programme-Allyship at work (SCORM 2004)'],
  ['down/Allyship (3).xlsx', 'Allyship'],
  ['HR Fire safety Basic 1-20261130_1920-tab_separated.txt', 'HR Fire safety Basic 1'],
  ['HR Excel Basic-20261130_1920-tab_separated (1).txt', 'HR Excel Basic'],
  ['HR Excel (2)-20261130_1920-comma_separated.csv', 'HR Excel (2)'],
  ['HR Sales objectives 2027.xlsx', 'HR Sales objectives 2027'],
  ['HR Mountain tracks 2027.xlsx', 'HR Mountain tracks 2027'],
  ['HR Excel-basic (1).xlsx', 'HR Excel'],
  ['HR Excel Interactions-tab_separated.txt', 'HR Excel'],
  ['HR-Track details in time-Track details ada attempt 2 (3).csv', 'HR-Track details in time'],
  ['HR Excel (2)-Track details.csv', 'HR Excel (2)'],
  ['HR Excel tracks ada attempt 2.csv', 'HR Excel'],
])('%s is of the course %s', (file, activity) => expect(activityOf(file)).toBe(activity));
