// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { itemsOf } from '../../../src/tools/report/read/items.ts';
import { mergeRecords } from '../../../src/tools/report/read/records.ts';
import { Wordings } from '../../../src/tools/report/read/wordings.ts';
import { options } from './exports.ts';
import { ada, header, interactions, line, open, readAll, table } from './moodle-interactions.ts';

/** Exports of Moodle 5.0dev as its settings make them that an administrator seldom changes. */

async function read(...texts: readonly string[]) {
  const readings = await readAll(...texts);
  return {
    attempts: readings.flatMap(({ attempts }) => attempts),
    notes: readings.flatMap(({ problems }) => problems.map(({ message }) => message)),
  };
}

describe('the report Interactions with the columns that Moodle shows at first', () => {
  it('says which boxes to tick', async () => {
    const { attempts, notes } = await read(
      table([...header, 'Response 0', 'Response 1'], [...ada, 'a,c', line('completed 2026-11-30 19:20:00')]),
    );
    expect(attempts.map(({ answers, evidence }) => [answers, evidence])).toEqual([[[], []]]);
    expect(notes).toEqual([expect.stringMatching(/no “Question …”, “Right answer …” and “Result …”.*tick/)]);
  });

  it('without responses makes neither answers nor an acknowledgement', async () => {
    const { attempts, notes } = await read(
      table([...header, 'Question 0', 'Question 1'], [...ada, 'why.1', 'completion.v1.0.0']),
    );
    expect(attempts.map(({ answers, acknowledgements }) => [answers, acknowledgements])).toEqual([[[], []]]);
    expect(notes).toEqual([expect.stringMatching(/no “Response …”, “Right answer …” and “Result …”/)]);
  });

  describe('without results', () => {
    const asked = (at: number, right: boolean): string[] =>
      [`Question ${at}`, `Response ${at}`, `Right answer ${at}`].slice(0, right ? 3 : 2);
    const learners = (right: boolean): string[][] =>
      Array.from({ length: 12 }, (_, index) => [
        `L${index}`,
        `l${index}@x.org`,
        ...ada.slice(2),
        ...['q.1', index < 9 ? 'a' : 'b', 'a'].slice(0, right ? 3 : 2),
        ...['r.1', 'b', 'b'].slice(0, right ? 3 : 2),
      ]);
    const file = (right: boolean): string =>
      table([...header, ...asked(0, right), ...asked(1, right)], ...learners(right));
    const counted = async (right: boolean, wordings: Wordings) => {
      const { attempts, notes } = await read(file(right));
      const { records } = await mergeRecords(attempts, options);
      const items = await itemsOf(records, wordings, false);
      return { notes, items: items.map((item) => [item.question, item.asked, item.right, item.flags]) };
    };

    it('compares with the right answers', async () => {
      expect(await counted(true, new Wordings([]))).toEqual({
        notes: [],
        items: [
          ['r', 12, 12, ['too-easy']],
          ['q', 12, 9, []],
        ],
      });
    });

    it('compares with the questions of the page, and leaves out what nothing tells', async () => {
      const questions = [{ id: 'q', words: 'Q?', options: [], right: 'a' }];
      const { items, notes } = await counted(false, new Wordings([{ version: '1', digests: [], questions }]));
      expect(items).toEqual([['q', 12, 9, []]]);
      expect(notes).toEqual([
        expect.stringMatching(/no “Right answer …” and “Result …”, so that only the page/),
      ]);
      expect((await counted(false, new Wordings([]))).items).toEqual([]);
    });
  });

  it('says nothing where all are there, or none is wanted', async () => {
    expect((await read(interactions(open))).notes).toEqual([]);
    expect((await read(table(header, ada))).notes).toEqual([]);
  });
});

describe('an activity graded by “Learning objects”, whose score is how many were completed', () => {
  it.each([
    ['Interactions', [...header, 'Question 0', 'Response 0', 'Right answer 0', 'Result 0'], '100'],
    ['Objectives', [...header, 'why status', 'why score'], '100'],
    ['Basic', header, '100/100'],
  ])('has its score in the course’s own column (%s)', async (_, columns, own) => {
    const { attempts, notes } = await read(table(columns, [...ada.slice(0, 5), '1', own]));
    expect(attempts.map(({ score }) => score)).toEqual([100]);
    expect(notes.filter((note) => note.includes('No score in this file is above 1'))).toEqual([]);
  });

  it('has a failed check as 0, and no score where there is only a status', async () => {
    const { attempts } = await read(
      table(
        header,
        [...ada.slice(0, 2), '1', ...ada.slice(3, 5), '0', '0/100'],
        [...ada.slice(0, 2), '2', ...ada.slice(3, 5), '1', 'Completed'],
      ),
    );
    expect(attempts.map(({ score }) => score)).toEqual([0, undefined]);
  });

  it('is counted by its score where a package has several courses', async () => {
    const { attempts } = await read(table([...header, 'Another'], [...ada.slice(0, 5), '75', '100', '50']));
    expect(attempts.map(({ score }) => score)).toEqual([75]);
  });
});

describe('a site that shows no e-mail addresses', () => {
  it.each([
    ['', ['']],
    ['with ID numbers', ['', 'ID number']],
    ['with departments', ['', 'Department']],
  ])('has its activity completion read %s', async (_, start) => {
    const cells = start.map((name) => (name === '' ? 'Ada' : '007'));
    const { attempts } = await read(
      table(
        [...start, 'A', '', 'B', ''],
        [...cells, 'Completed', '2026-11-30 19:33:46', 'Not completed', ''],
      ),
    );
    expect(attempts.map(({ learner, activity, completed }) => [learner.name, activity, completed])).toEqual([
      ['Ada', 'A', true],
      ['Ada', 'B', false],
    ]);
  });

  it('is told to switch to English where its columns are in another language', async () => {
    const { attempts, notes } = await read(
      table(['', 'Адрес электронной почты', 'A', ''], ['Ada', 'a@x.org', 'Не выполнено', '']),
    );
    expect(attempts).toEqual([]);
    expect(notes).toEqual([expect.stringMatching(/Switch the LMS to English/)]);
  });

  it('has its course completion read', async () => {
    const { attempts } = await read(
      'ID,Name,A,"A - Completion date","Course complete"\n8,Ada,Completed,"2026-11-30 19:33:46",\n',
    );
    expect(attempts.map(({ learner, completed }) => [learner, completed])).toEqual([[{ name: 'Ada' }, true]]);
  });
});

describe('the gradebook', () => {
  const title = (activity: string): string => `SCORM package: ${activity} (Percentage)`;

  it('has no score for who has only begun, or took a course without a check, for whom Moodle writes 0', async () => {
    const { attempts, notes } = await read(
      `Name,Email address,${title('A week on')},${title('Course')}\nAda,a@x.org,0.00 %,0.00 %\nBo,b@x.org,-,90.00 %\n`,
    );
    expect(attempts.map(({ activity, score }) => [activity, score])).toEqual([
      ['A week on', undefined],
      ['Course', undefined],
      ['A week on', undefined],
      ['Course', 90],
    ]);
    expect(notes).toEqual([expect.stringMatching(/^Grades of 0 are left out/)]);
  });

  it('as XML says whom it leaves out, also where that is everybody', async () => {
    const xml = (results: string): string =>
      `<?xml version="1.0" encoding="UTF-8"?>\n<results batch="xml_export_1">\n${results}</results>\n`;
    const result =
      '<result><state>new</state><assignment>A</assignment><student>7</student><score>90</score></result>';
    expect((await read(xml(''))).notes).toEqual([expect.stringMatching(/no grades.*ID number/)]);
    expect((await read(xml(result))).notes).toEqual([expect.stringMatching(/without an ID number/)]);
    expect((await read('<?xml version="1.0"?><other/>')).notes).toEqual([
      'This XML is no export of a gradebook.',
    ]);
  });
});
