import { describe, expect, it } from 'vitest';
import { loadCourses } from '../../../src/compile/courses.ts';
import { loadLanguages } from '../../../src/compile/languages.ts';
import { keyedQuestions } from '../../../src/package/answer-key.ts';
import { questionsOf } from '../../../src/tools/report/build.ts';
import { contentFiles, releasedContent } from '../../../src/package/content-page.ts';
import { questionFrom } from '../../../src/tools/report/read/contents.ts';
import { itemsOf } from '../../../src/tools/report/read/items.ts';
import type { Answer, Asked, Attempt, Content, Evidence } from '../../../src/tools/report/read/model.ts';
import { readExport } from '../../../src/tools/report/read/read-file.ts';
import { mergeRecords } from '../../../src/tools/report/read/records.ts';
import { chosenIn, Wordings } from '../../../src/tools/report/read/wordings.ts';
import { courseYaml, leaf, load, testOutPool } from '../../compile/course-folder.ts';
import { options, textBytes } from './exports.ts';

const content = (version: string, words: string, b: string, right = 'b'): Content => ({
  version,
  digests: [version.repeat(64)],
  questions: [
    {
      id: 'q',
      words,
      options: [
        { id: 'a', words: 'Ask' },
        { id: 'b', words: b },
      ],
      right,
    },
  ],
});
const [now, then] = [content('2', 'What now?', 'Listen'), content('1', 'What then?', 'Shout')];
const of = ({ version, digests }: Content): Evidence => ({
  version,
  digest: digests[0]?.slice(0, 12) ?? '',
  language: 'en',
  text: '',
});
const answer = (asked?: Asked): Answer => ({
  question: 'q',
  check: 1,
  response: 'b',
  correct: true,
  ...(asked && { asked }),
});
const shown = (wordings: Wordings, given: Answer, evidence: readonly Evidence[] = []) => {
  const wording = wordings.of(given, evidence);
  return [wording.question.words, chosenIn(given, wording).join(), wording.by, wording.versions];
};

describe('an answer is shown', () => {
  const page = new Wordings([now]);

  it('in the words of the page where nothing says the version, which is said', () => {
    expect(shown(page, answer())).toEqual(['What now?', 'Listen', 'assumed', ['2']]);
  });

  it('in the words of the page where the learner took that version', () => {
    expect(shown(page, answer(), [of(now)])).toEqual(['What now?', 'Listen', 'version', ['2']]);
  });

  it('by its ids where the learner took another version', () => {
    expect(shown(page, answer(), [of(then)])).toEqual(['', 'b', 'unknown', ['1']]);
  });

  it('in the words of that version where its release was dropped, too', () => {
    expect(shown(new Wordings([now, then]), answer(), [of(then)])).toEqual([
      'What then?',
      'Shout',
      'version',
      ['1'],
    ]);
  });

  it('in the words of the export before all others, whatever the page has', () => {
    const asked = { words: 'What, in May?', options: [{ id: 'b', words: 'Wait' }] };
    expect(shown(page, answer(asked))).toEqual(['What, in May?', 'Wait', 'export', []]);
    expect(shown(page, answer({ words: 'What, in May?' }))).toEqual(['What, in May?', 'b', 'export', []]);
  });

  it('in the words of the version that the export’s own words are of', () => {
    expect(shown(new Wordings([now, then]), answer({ words: 'What then?' }))).toEqual([
      'What then?',
      'Shout',
      'assumed',
      ['1'],
    ]);
  });

  it('by its ids where another answer was right when it was asked', () => {
    expect(shown(page, answer({ right: 'a' }))).toEqual(['', 'b', 'unknown', []]);
  });

  it('by its ids where the attempt was of two versions that ask differently', () => {
    const both = [of(then), of(now)];
    expect(shown(page, answer(), both)).toEqual(['', 'b', 'unknown', ['1', '2']]);
    expect(shown(new Wordings([now, then]), answer(), both)).toEqual(['', 'b', 'unknown', ['1', '2']]);
    const alike = { ...then, questions: structuredClone(now.questions) };
    expect(shown(new Wordings([now, alike]), answer(), both)).toEqual([
      'What now?',
      'Listen',
      'version',
      ['1', '2'],
    ]);
  });

  it('in the words of the first language whichever was taken, since records have those', () => {
    const inFrench = { ...of(now), digest: 'f'.repeat(12), language: 'fr' };
    const both = new Wordings([{ ...now, digests: [...now.digests, 'f'.repeat(64)] }]);
    expect(shown(both, answer(), [inFrench])).toEqual(['What now?', 'Listen', 'version', ['2']]);
    expect(shown(both, answer({ words: 'What now?' }), [inFrench])).toEqual([
      'What now?',
      'Listen',
      'version',
      ['2'],
    ]);
  });

  it('in the same words where it was given in a test-out', () => {
    expect(shown(page, { ...answer(), question: 'q.test-out' }, [of(now)])).toEqual([
      'What now?',
      'Listen',
      'version',
      ['2'],
    ]);
    expect(shown(page, { ...answer(), question: 'q.test-out' })[0]).toBe('What now?');
    expect(page.has('q.test-out')).toBe(true);
  });

  it('in words that the record has cut', () => {
    const long = `Why ${'so '.repeat(120)}long?`;
    const whole = new Wordings([content('2', long, 'Listen')]);
    expect(shown(whole, answer({ words: long.slice(0, 250) }))[0]).toBe(long);
  });

  it('in words whose line break has no space in records of earlier packages', () => {
    const asked = { words: 'Whatnow?', options: [{ id: 'a', words: 'Ask' }, { id: 'b', words: 'Listen' }], right: 'b' }; // prettier-ignore
    expect(shown(page, answer(asked), [of(now)])).toEqual(['What now?', 'Listen', 'export', ['2']]);
  });
});

describe('an export’s own words', () => {
  const statement = (definition: object): string =>
    JSON.stringify([
      {
        actor: { mbox: 'mailto:ada@x.org' },
        verb: { id: 'http://adlnet.gov/expapi/verbs/answered' },
        object: { id: 'https://x.org/course/test/check/question/q.1', definition },
        result: { response: '1[.]b', success: true },
        timestamp: '2026-11-28T10:00:00Z',
      },
    ]);
  const asked = async (name: string, text: string) =>
    (await readExport({ name, bytes: textBytes(text) })).attempts[0]?.answers[0]?.asked;
  const component = (id: string, words: string): object => ({ id, description: { 'en-GB': words } });

  it('are read from statements, with what there was to choose', async () => {
    const choice = {
      description: { en: 'Which?' },
      choices: [component('a', 'This'), component('b', 'That')],
      correctResponsesPattern: ['a[,]b'],
    };
    expect(await asked('s.json', statement(choice))).toEqual({
      words: 'Which?',
      right: 'a,b',
      options: [
        { id: 'a', words: 'This' },
        { id: 'b', words: 'That' },
      ],
    });
    const matching = { source: [component('1', 'Cat')], target: [component('b', 'Animal')] };
    expect(await asked('s.json', statement(matching))).toEqual({
      options: [{ id: '1.b', words: 'Cat → Animal' }],
    });
  });

  it('are read from track details of SCORM 2004', async () => {
    const elements = [
      ['id', 'q.1'],
      ['description', 'Which?'],
      ['correct_responses.0.pattern', 'a[,]b'],
    ].map(([name, value]) => ({ element: `cmi.interactions.0.${name}`, value }));
    expect(await asked('t.json', JSON.stringify(elements))).toEqual({ words: 'Which?', right: 'a,b' });
  });

  it('are in Moodle’s report for SCORM 1.2 as far as the right answer', async () => {
    const table = [
      'Name\t"Email address"\tAttempt\t"Started on"\t"Last accessed on"\tScore\t"Question 0"\t"Response 0"\t"Right answer 0"\t"Result 0"',
      'Ada\ta@x.org\t1\t"28 November 2026, 10:10 AM"\t"28 November 2026, 10:20 AM"\t80\tq.1\ta\ta,b\twrong',
      '',
    ].join('\n');
    expect(await asked('r.txt', table)).toEqual({ right: 'a,b' });
  });
});

describe('the questions', () => {
  const attempt = (name: string, evidence: readonly Evidence[]): Attempt => ({
    learner: { name, id: name },
    activity: 'c',
    attempt: 1,
    acknowledgements: [],
    evidence,
    answers: [answer()],
    from: { file: 'f' },
  });

  it('of two versions in other words are not counted together', async () => {
    const attempts = [
      attempt('Ada', [of(now)]),
      attempt('Bo', [of(then)]),
      attempt('Cy', [of(then)]),
      attempt('Di', []),
    ];
    const { records } = await mergeRecords(attempts, options);
    const counted = async (...contents: Content[]) =>
      (await itemsOf(records, new Wordings(contents), false))
        .map(({ words, versions, asked, assumed }) => [words, versions, asked, assumed])
        .toSorted();
    expect(await counted(now)).toEqual([
      ['', ['1'], 2, 0],
      ['What now?', ['2'], 2, 1],
    ]);
    expect(await counted(now, then)).toEqual([
      ['What now?', ['2'], 2, 1],
      ['What then?', ['1'], 2, 0],
    ]);
  });
});

describe('the content of a release', () => {
  it('asks what the answer key has, in every course and whatever the kind of block', async () => {
    let compared = 0;
    for (const loaded of loadCourses(process.cwd())) {
      const [, json] = [...contentFiles(releasedContent([loaded]))];
      const { kind, contents } = await readExport({
        name: json?.[0] ?? '',
        bytes: json?.[1] ?? textBytes(''),
      });
      expect(kind).toBe('Content of a release');
      const asked = keyedQuestions(loaded)
        .map(questionFrom)
        .filter(({ id }) => !/\.v[\w.-]+$/.test(id));
      const found = new Map(contents?.[0]?.questions.map((question) => [question.id, question]));
      for (const question of asked) {
        expect(found.get(question.id)).toEqual(question);
        compared += 1;
      }
      expect(contents?.[0]).toMatchObject({
        version: loaded.course.version,
        digests: [loaded.course.digest],
      });
    }
    expect(compared).toBeGreaterThan(30);
  });

  it('has the first language’s questions for learners of another, who count in one row with the rest', async () => {
    const languages = loadLanguages(process.cwd());
    const [first, second] = languages;
    if (!first || !second) throw new Error('The course has two languages.');
    const [, json] = [...contentFiles(releasedContent(languages))];
    const { contents = [] } = await readExport({ name: json?.[0] ?? '', bytes: json?.[1] ?? textBytes('') });
    const asked = keyedQuestions(first)
      .map(questionFrom)
      .find(({ id, right }) => !id.includes('.') && right !== '');
    const attempts = [first, second].map(({ course }, index): Attempt => ({
      learner: { name: `L${index}`, id: `${index}` },
      activity: 'c',
      attempt: 1,
      acknowledgements: [],
      evidence: [of({ version: course.version, digests: [course.digest], questions: [] })],
      answers: [{ question: asked?.id ?? '', check: 1, response: asked?.right ?? '', correct: true }],
      from: { file: 'f' },
    }));
    const { records } = await mergeRecords(attempts, options);
    const items = await itemsOf(records, new Wordings(contents), false);
    expect(items.map(({ words, asked, right }) => [words, asked, right])).toEqual([[asked?.words, 2, 2]]);
  });

  it('has a translation’s own questions for packages of that language alone', async () => {
    const languages = loadLanguages(process.cwd());
    const [, french] = languages;
    const [, json] = [...contentFiles(releasedContent(languages))];
    const { contents = [] } = await readExport({ name: json?.[0] ?? '', bytes: json?.[1] ?? textBytes('') });
    const asked = french && keyedQuestions(french).map(questionFrom)[0];
    const given = { question: asked?.id ?? '', response: 'a', asked: { words: asked?.words ?? '' } };
    const digests = french ? [french.course.digest] : [];
    const wording = new Wordings(contents).of(given, [of({ version: '1.0.0', digests, questions: [] })]);
    expect([wording.by, wording.question]).toEqual(['version', asked]);
  });

  it('has the whole of a test-out, as the page has', async () => {
    const loaded = load({
      'modules/course.yaml': courseYaml.replace('acknowledgement:', 'test-out: true\nacknowledgement:'),
      'modules/leaf/en.md': leaf.replace('\n## More', `${testOutPool()}\n## More`),
    });
    const whole = {
      id: 'leaf.test-out',
      words: 'Test-out of “The leaf”',
      options: [
        { id: 'a', words: 'passed' },
        { id: 'b', words: 'not passed' },
      ],
      right: 'a',
    };
    const [, json] = [...contentFiles(releasedContent([loaded]))];
    const { contents } = await readExport({ name: json?.[0] ?? '', bytes: json?.[1] ?? textBytes('') });
    expect(contents?.[0]?.questions).toContainEqual(whole);
    expect(questionsOf(loaded)).toContainEqual(whole);
    const given = { question: 'leaf.test-out', response: 'b', correct: false };
    expect(chosenIn(given, new Wordings(contents ?? []).of(given, []))).toEqual(['not passed']);
  });

  it('that is damaged is told in a sentence', async () => {
    const text = JSON.stringify({ version: '1', digest: 'a', languages: { en: {} } });
    const { problems } = await readExport({ name: 'content-1-a.json', bytes: textBytes(text) });
    expect(problems[0]?.message).toMatch(/damaged/);
  });
});
