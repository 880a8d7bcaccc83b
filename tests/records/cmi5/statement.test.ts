import type { KeyOption, KeyPart, ReportWords } from '../../../src/course/answer-key.ts';
import { furtherLanguages } from '../../../src/records/xapi/further-languages.ts';
import { contextAdditions } from '../../../src/records/cmi5/context.ts';
import { describe, expect, it } from 'vitest';
import { answeredStatement, lessonStatement, progressStatement } from '../../../src/records/xapi/answered.ts';
import type { StatementDraft } from '../../../src/records/xapi/statement-draft.ts';
import { statementOf } from '../../../src/records/xapi/statement.ts';
import { interaction } from '../../contracts/fixtures.ts';
import { evidenceOf } from '../../../src/course/evidence.ts';
import { emptyProgress } from '../../../src/course/progress.ts';
import { sampleCourse } from '../../course/sample-course.ts';
import { draft, grouping, launch, launchData } from './stand-ins.ts';

const categories = 'https://w3id.org/xapi/cmi5/context/categories';
const masteryScoreKey = 'https://w3id.org/xapi/cmi5/context/extensions/masteryscore';
const activity = (id: string): object => ({ objectType: 'Activity', id });

const frame = { launch, data: launchData, names: { language: 'en' } };

/** The statement's context, under this template. */
const contextOf = (
  more: Partial<StatementDraft>,
  data: Partial<typeof launchData> = {},
): Record<string, unknown> =>
  statementOf(draft('1', more), { ...frame, data: { ...launchData, ...data } })['context'] as Record<
    string,
    unknown
  >;

describe('a statement', () => {
  it('with evidence has the title in the language of reports, and says which was taken', () => {
    const course = sampleCourse();
    const evidence = evidenceOf({ ...course, language: 'ar' }, emptyProgress);
    const statement = statementOf(draft('1', { verb: 'completed', evidence }), frame);
    expect(statement).toMatchObject({
      object: { definition: { name: { en: course.title } } },
      context: { extensions: { 'https://schema.org/inLanguage': 'ar' } },
    });
    expect(JSON.stringify(statement['object'])).not.toContain('"ar"');
  });

  it('about the course names learner, verb, course and time', () => {
    const at = Date.UTC(2026, 2, 4, 5, 6, 7);
    const result = { completion: true, duration: 'PT1M' };
    expect(statementOf(draft('id', { verb: 'completed', at, result }), frame)).toEqual({
      id: 'id',
      actor: launch.actor,
      verb: { id: 'http://adlnet.gov/expapi/verbs/completed', display: { en: 'completed' } },
      object: activity(launch.activityId),
      result,
      context: {
        registration: launch.registration,
        contextActivities: {
          grouping: [grouping],
          category: [activity(`${categories}/cmi5`), activity(`${categories}/moveon`)],
        },
        extensions: launchData.contextTemplate['extensions'],
      },
      timestamp: '2026-03-04T05:06:07.000Z',
    });
  });

  it.each([
    ['https://lms.example/activity/1', 'https://lms.example/activity/1/lesson/a'],
    ['https://lms.example/activity/1//', 'https://lms.example/activity/1/lesson/a'],
    ['urn:uuid:1', 'urn:uuid:1/lesson/a'],
  ])('about a part of %s has it below the course, and the course for its parent', (activityId, id) => {
    const definition = { type: 'lesson' };
    const part = { path: 'lesson/a', definition };
    const below = { ...frame, launch: { ...launch, activityId } };
    expect(statementOf(draft('1', { verb: 'progressed', part }), below)).toMatchObject({
      object: { objectType: 'Activity', id, definition },
      context: { contextActivities: { grouping: [grouping], parent: [activity(activityId)] } },
    });
  });

  it('of the same draft is the same, and leaves the template of the LMS alone', () => {
    const before = JSON.stringify(launchData);
    const once = JSON.stringify(statementOf(draft('1', { verb: 'passed' }), frame));
    expect(JSON.stringify(statementOf(draft('1', { verb: 'passed' }), frame))).toBe(once);
    expect(JSON.stringify(launchData)).toBe(before);
  });

  it('repeats the mastery score where it judges by one', () => {
    const extensions = (verb: StatementDraft['verb'], masteryScore: number | undefined): object =>
      contextOf({ verb }, { contextOf: contextAdditions(masteryScore) })['extensions'] as object;
    expect(extensions('passed', 0.8)).toMatchObject({ [masteryScoreKey]: 0.8 });
    expect(extensions('failed', 0)).toMatchObject({ [masteryScoreKey]: 0 });
    expect(Object.keys(extensions('passed', undefined))).not.toContain(masteryScoreKey);
    expect(Object.keys(extensions('completed', 0.8))).not.toContain(masteryScoreKey);
  });

  describe('adds to what the template has:', () => {
    const activities = (contextActivities: object | undefined, more: Partial<StatementDraft>): unknown =>
      contextOf(more, { contextTemplate: contextActivities ? { contextActivities } : {} })[
        'contextActivities'
      ];

    it('a single activity counts as a list of one', () => {
      const other = activity('https://lms.example/category');
      expect(activities({ category: other }, { verb: 'initialized' })).toEqual({
        category: [other, activity(`${categories}/cmi5`)],
      });
    });

    it('nothing that is there already', () => {
      const there = { category: [{ id: `${categories}/cmi5` }] };
      expect(activities(there, { verb: 'initialized' })).toEqual(there);
    });

    it('no list where there is nothing to add', () => {
      const progressed = { verb: 'progressed' } as const;
      expect(activities(undefined, progressed)).toBeUndefined();
      expect(activities(undefined, { verb: 'initialized' })).toEqual({
        category: [activity(`${categories}/cmi5`)],
      });
    });
  });
});

describe('what a statement tells', () => {
  it('of a lesson: that it was gone through, and its title', () => {
    expect(lessonStatement('what is', ' What it\nis ', 'de')).toEqual({
      verb: 'progressed',
      key: 'lesson what is',
      part: {
        path: 'lesson/what_is',
        definition: { type: 'http://adlnet.gov/expapi/activities/lesson', name: { de: 'What it is' } },
      },
      result: { completion: true },
    });
  });

  it('of the course: how much of it is done', () => {
    expect(progressStatement(40)).toEqual({
      verb: 'progressed',
      key: 'course 40',
      result: { extensions: { 'https://w3id.org/xapi/cmi5/result/extensions/progress': 40 } },
    });
  });

  it('of an answer: the question, what was chosen, what is right, and how long it took', () => {
    expect(answeredStatement(interaction('q.1', { result: 'correct' }), 'en')).toEqual({
      verb: 'answered',
      key: `q.1 ${Date.parse('2026-03-04T05:06:07Z')}`,
      part: {
        path: 'test/definition/question/q.1',
        definition: {
          type: 'http://adlnet.gov/expapi/activities/cmi.interaction',
          name: { en: 'What is allyship?' },
          description: { en: 'What is allyship?' },
          interactionType: 'choice',
          correctResponsesPattern: ['a'],
        },
      },
      result: { response: 'b', success: true, duration: 'PT3.25S' },
    });
    expect(answeredStatement(interaction('q.1'), 'en').result).toMatchObject({ success: false });
  });

  it('of a long question: the whole in its description, its beginning in its name', () => {
    const words = 'What would you say to a colleague? '.repeat(6).trim();
    const definition = answeredStatement(interaction('q', { description: words }), 'en').part?.definition;
    expect(definition).toMatchObject({
      name: { en: expect.stringMatching(/^What would you say.{60,80} \S+…$/) as unknown },
      description: { en: words },
    });
  });

  it('names things in each language that it is given, in the first alone where one of them lacks it', () => {
    const option = (id: string, words: string): KeyOption => ({ id, words });
    const parts = [{ id: '', words: '', options: [option('a', 'oui'), option('b', 'non')] }];
    const further = furtherLanguages(
      new Map<string, ReportWords>([
        [
          'fr',
          {
            title: 'Cours',
            lessons: new Map([['one', 'Un']]),
            questions: new Map([['q', { words: 'Quoi ?', parts }]]),
          },
        ],
        ['ar', { title: '', lessons: new Map(), questions: new Map() }],
      ]),
    );
    const choices = [{ id: '', words: '', options: [option('a', 'yes'), option('b', 'no')] }];
    // The second attempt at a question of the check.
    expect(answeredStatement(interaction('q.2', { choices }), 'en', further).part?.definition).toEqual({
      type: 'http://adlnet.gov/expapi/activities/cmi.interaction',
      name: { en: 'What is allyship?', fr: 'Quoi ?' },
      description: { en: 'What is allyship?', fr: 'Quoi ?' },
      interactionType: 'choice',
      choices: [
        { id: 'a', description: { en: 'yes', fr: 'oui' } },
        { id: 'b', description: { en: 'no', fr: 'non' } },
      ],
      correctResponsesPattern: ['a'],
    });
    expect(answeredStatement(interaction('q.test-out', { choices }), 'en', further).part?.definition).toEqual(
      answeredStatement(interaction('q', { choices }), 'en', further).part?.definition,
    );
    expect(lessonStatement('one', 'One', 'en', further).part?.definition).toMatchObject({
      name: { en: 'One', fr: 'Un' },
    });
    const evidence = evidenceOf(sampleCourse(), emptyProgress);
    const completed = draft('1', { verb: 'completed', evidence });
    const { object } = statementOf(completed, { ...frame, names: { language: 'en', further } });
    expect(object).toMatchObject({ definition: { name: { en: evidence.title, fr: 'Cours' } } });
  });

  it('of matches: each side in each language', () => {
    const part = (id: string, words: string, first: string): KeyPart => ({
      id,
      words,
      options: [{ id: 'a', words: first }],
    });
    const questions = new Map([['q', { words: '', parts: [part('1', 'un', 'x'), part('2', 'deux', 'y')] }]]);
    const further = furtherLanguages(new Map([['fr', { title: '', lessons: new Map(), questions }]]));
    const given = interaction('q', {
      response: { type: 'matching', pairs: [], right: [] },
      choices: [part('1', 'one', 'b'), part('2', 'two', 'b')],
    });
    expect(answeredStatement(given, 'en', further).part?.definition).toMatchObject({
      source: [
        { id: '1', description: { en: 'one', fr: 'un' } },
        { id: '2', description: { en: 'two', fr: 'deux' } },
      ],
      target: [{ id: 'a', description: { en: 'b', fr: 'x / y' } }],
    });
  });

  it('of an answer that the settings hold back: nothing but that it was given', () => {
    const held = interaction('q', {
      description: ' ',
      result: 'neutral',
      response: { type: 'choice', chosen: [], right: ['a'] },
    });
    expect(answeredStatement(held, 'en')).toMatchObject({
      part: {
        definition: {
          type: 'http://adlnet.gov/expapi/activities/cmi.interaction',
          interactionType: 'choice',
        },
      },
      result: { duration: 'PT3.25S' },
    });
    const { part, result } = answeredStatement(held, 'en');
    expect([Object.keys(part?.definition ?? {}), Object.keys(result ?? {})]).toEqual([
      ['type', 'interactionType'],
      ['duration'],
    ]);
  });
});
