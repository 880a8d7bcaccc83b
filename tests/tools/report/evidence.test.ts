import { describe, expect, it } from 'vitest';
import { evidenceOf } from '../../../src/course/evidence.ts';
import type { Progress } from '../../../src/course/progress.ts';
import { emptyProgress } from '../../../src/course/progress.ts';
import { evidenceParts } from '../../../src/records/xapi/evidence.ts';
import { acknowledgementInteraction, evidenceInteraction } from '../../../src/session/evidence-log.ts';
import { answersOf } from '../../../src/tools/report/read/answers.ts';
import { readExport } from '../../../src/tools/report/read/read-file.ts';
import { completionOf } from '../../../src/tools/report/read/outcome.ts';
import { mergeRecords } from '../../../src/tools/report/read/records.ts';
import { recordsSheet } from '../../../src/tools/report/read/sheets.ts';
import { sampleCourse } from '../../course/sample-course.ts';
import { options, textBytes } from './exports.ts';

const words = 'I have read the code & will keep to it.';
const course = {
  ...sampleCourse(),
  title: 'Allyship at work',
  version: '1.1.0',
  digest: '0123456789abcdef'.repeat(4),
  acknowledgements: [{ id: 'code', lesson: 'lesson-1', screen: 'one', version: '2', words }],
};
/** 28 November 2026, 19:12:03 an hour east of Greenwich. */
const at = { seconds: Date.UTC(2026, 10, 28, 18, 12, 3) / 1000, offset: 60 };
const progress: Progress = {
  ...emptyProgress,
  acknowledgements: new Map([['code', { version: '2', at }]]),
  completions: [{ version: '1.1.0', digest: '0123456789ab', at, score: 0.9, passMark: 0.8, attempt: 1 }],
  attempts: [{ score: 0.9, at, isPassed: true }],
  attemptsTaken: 1,
  achieved: { completed: true, success: 'passed', best: 0.9 },
};
const completedOn = '2026-11-28T19:12:03+01:00';

/** The course's own two interactions, as an LMS has them in its list. */
const recorded = [
  evidenceInteraction(course, progress, at),
  acknowledgementInteraction(
    course,
    'lesson-1',
    {
      id: 'code',
      response: { type: 'fill-in', text: '' },
      result: 'neutral',
      kept: '',
      description: words,
    },
    '2',
    at,
  ),
].map(({ id, response }) => ({
  id,
  response: response.type === 'fill-in' ? response.text : '',
  result: 'neutral',
}));

/** A report of Moodle 4.5.6 on SCORM 1.2. */
const moodle = (name: string, interactions: typeof recorded): string =>
  [
    [
      'Name',
      'Email address',
      'Attempt',
      'Started on',
      'Last accessed on',
      'Score',
      ...recorded.flatMap((_, at) => [`Question ${at}`, `Response ${at}`, `Result ${at}`]),
    ],
    [
      name,
      `${name}@x.org`,
      '1',
      '28 November 2026, 10:10 AM',
      '30 November 2026, 10:20 AM',
      '90',
      ...interactions.flatMap(({ id, response, result }) => [id, response.replaceAll('&', '&amp;'), result]),
    ],
  ]
    .map((row) => row.map((cell) => `"${cell}"`).join('\t'))
    .join('\n')
    .concat('\n');

const read = async (name: string, text: string) =>
  (await readExport({ name, bytes: textBytes(text) })).attempts;

describe('what the course recorded of itself', () => {
  it('is no answer, and says version, content, day and acknowledgement', () => {
    expect(answersOf(recorded)).toEqual({
      answers: [],
      acknowledgements: [{ id: 'code', version: '2', words, when: expect.any(String) as string }],
      evidence: [
        {
          version: '1.1.0',
          digest: '0123456789ab',
          language: course.language,
          completedOn,
          passMark: 80,
          passed: true,
          text: recorded[0]?.response,
        },
      ],
    });
  });

  it('answers who has completed a version, whatever the LMS’s own columns leave out', async () => {
    const attempts = [
      ...(await read('a.txt', moodle('ada', recorded))),
      ...(await read('b.txt', moodle('bo', []))),
    ];
    const { records, versions } = await mergeRecords(attempts, {
      ...options,
      sameCourse: new Map([['b', 'a']]),
    });
    expect(versions).toEqual(['1.1.0']);
    expect(
      records.map((record) => [record.learner.name, completionOf(record, '1.1.0'), record.completedOn]),
    ).toEqual([
      ['ada', true, completedOn],
      // By the score, and nothing says of which version.
      ['bo', undefined, '2026-11-30T10:20'],
    ]);
    expect(records[0]?.due).toBe('2027-11-28');
    const [, row] = (await recordsSheet(records)).split('\r\n');
    expect(row).toContain(`1.1.0 (${completedOn})`);
    expect(row).toMatch(/,code,2,2026-11-28T19:12:03\+01:00,I have read the code & will keep to it\.,/);
  });

  it('is told from a choice in a story, whose scene may begin with a v', async () => {
    const choice = { id: 'late-story.voice', response: 'a', result: 'neutral' };
    const asked = { words: 'Two ways', options: [{ id: 'a', words: 'Wait' }] };
    const listed = { id: 'late-story.v2', response: 'a', result: 'neutral', asked };
    const other = { id: 'late-story.v3', response: 'b', result: 'neutral' };
    const { answers, acknowledgements } = answersOf([choice, listed, other, ...recorded]);
    expect(acknowledgements.map(({ id }) => id)).toEqual(['code']);
    expect(answers.map(({ question, check, response }) => [question, check, response])).toEqual([
      ['late-story.voice', undefined, 'a'],
      ['late-story.v2', undefined, 'a'],
      ['late-story.v3', undefined, 'b'],
    ]);
    const elements = `Element,Value\ncmi.interactions.0.id,late-story.voice\ncmi.interactions.0.learner_response,a\n`;
    const [attempt] = await read('ada-Track details.csv', elements);
    expect([attempt?.acknowledgements, attempt?.answers.length]).toEqual([[], 1]);
  });

  it('has no day and no words in the acknowledgements of version 1.0, which are a letter', () => {
    const given = { id: 'code.v1', response: 'a', result: 'neutral' };
    expect(answersOf([given])).toEqual({
      answers: [],
      acknowledgements: [{ id: 'code', version: '1' }],
      evidence: [],
    });
  });

  it('is no acknowledgement if the text of a completion cannot be read', () => {
    for (const response of ['Allyship at work 1.1.0 (en', '']) {
      const cut = { id: 'completion.v1.1.0', response, result: 'neutral' };
      const { answers, acknowledgements } = answersOf([cut]);
      expect(acknowledgements).toEqual([]);
      expect(answers).toEqual([{ question: 'completion.v1.1.0', response }]);
    }
  });

  it('is in statements as extensions, the acknowledgement whole', async () => {
    const parts = evidenceParts(evidenceOf(course, progress), 'en');
    const statement = {
      id: crypto.randomUUID(),
      actor: { mbox: 'mailto:ada@x.org', name: 'Ada' },
      verb: { id: 'http://adlnet.gov/expapi/verbs/completed' },
      object: { id: 'https://x.org/course', definition: parts.definition },
      context: { registration: 'r1', extensions: parts.context },
      result: { completion: true, extensions: parts.result },
      timestamp: '2026-11-28T18:12:04Z',
    };
    const [attempt] = await read('s.json', JSON.stringify([statement]));
    expect(attempt).toMatchObject({
      completedOn,
      acknowledgements: [{ id: 'code', version: '2', words, when: completedOn }],
      evidence: [{ version: '1.1.0', digest: course.digest, completedOn }],
    });
  });

  it('of a later version counts for the renewal, and the first completion stays', async () => {
    const later = { ...at, seconds: at.seconds + 365 * 86_400 };
    const renewed = { ...course, version: '2.0.0', digest: 'f'.repeat(64) };
    const again = evidenceInteraction(
      renewed,
      {
        ...progress,
        completions: progress.completions.flatMap((one) => [one, { ...one, version: '2.0.0', at: later }]),
      },
      later,
    );
    const list = [
      ...recorded,
      {
        ...recorded[0],
        id: again.id,
        response: again.response.type === 'fill-in' ? again.response.text : '',
        result: 'neutral',
      },
    ];
    const { evidence } = answersOf(list);
    expect(evidence.map(({ version }) => version)).toEqual(['1.1.0', '2.0.0']);
    const attempts = await read('a.txt', moodle('ada', recorded));
    const { records } = await mergeRecords(
      attempts.map((attempt) => ({ ...attempt, evidence })),
      options,
    );
    const [record] = records;
    expect([record?.completedOn, record?.due]).toEqual([completedOn, '2028-11-28']);
  });
});
