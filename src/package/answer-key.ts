import { blocksIn } from '../compile/lesson-file.ts';
import type { LoadedLesson } from '../compile/lesson-file.ts';
import type { LoadedCourse } from '../compile/load-course.ts';
import type { KeyPart, KeyQuestion } from '../course/answer-key.ts';
import { isCheck } from '../course/course.ts';
import type { AnswerKeyWords } from '../locale/words-type.ts';
import { correctPattern } from '../records/format.ts';
import { escape } from './escape.ts';
import { readingPage } from './reading-page.ts';

interface Keyed {
  readonly id: string;
  readonly title: string;
  readonly kind: LoadedLesson['kind'];
  readonly questions: readonly KeyQuestion[];
}

/**
 * A page for administrators, to read and print: what the ids and letters of recorded answers mean, and which are right.
 * The build writes it next to the packages; no package contains it.
 */
export function answerKeyPage({ course, lessons }: LoadedCourse, words: AnswerKeyWords): string {
  const { interactions, scenarioChoices } = course.rules;
  const keyed = keyedLessons(course, lessons);
  const practice = keyed.map((lesson) => ({
    ...lesson,
    questions: lesson.questions.filter(({ counts }) => counts === undefined),
  }));
  const check = course.lessons.find(isCheck)?.id;
  const pool = keyed.filter(isCheck).flatMap(({ questions }) => questions);
  const checked = keyed.map((lesson) => ({
    ...lesson,
    questions: pool.filter(({ counts }) => counts === lesson.id || (counts === '' && lesson.id === check)),
  }));
  const testOuts = keyed
    .filter((lesson) => !isCheck(lesson))
    .map((lesson) => ({
      ...lesson,
      questions: lesson.questions.filter(({ counts }) => counts !== undefined),
    }))
    .filter(({ questions }) => questions.length > 0)
    .map((lesson) => ({ ...lesson, questions: [...lesson.questions, wholeTestOut(lesson.id, words)] }));
  const held = [
    ...(interactions === 'full' ? [] : [words.heldBack[interactions]]),
    ...(scenarioChoices ? [] : [words.heldBack.scenarios]),
  ];
  const title = `${words.title}: ${course.title}`;
  const body = `<p>${escape(words.version(course.version))}</p>
<p>${escape(words.intro)}</p>
${held.map((sentence) => `<p><strong>${escape(sentence)}</strong></p>\n`).join('')}<h2>${escape(words.howToRead)}</h2>
<ul>
${words.codes.map((sentence) => `<li>${withCodes(sentence)}</li>\n`).join('')}</ul>
<h2>${escape(words.lessons)}</h2>
${table(
  [words.id, words.lesson],
  keyed.map((lesson) => [code(lesson.id), escape(lesson.title)]),
)}
${section(words.practice, practice, () => '', words)}${section(words.testOut, testOuts, ({ counts }) => (counts === undefined ? '' : '.test-out'), words)}${section(words.check, checked, () => `.<var>${escape(words.attempt)}</var>`, words)}`;
  return readingPage({ language: course.language, title, style, body });
}

/** The questions of each lesson whose answers a record can contain. */
const keyedLessons = (course: LoadedCourse['course'], lessons: LoadedCourse['lessons']): Keyed[] =>
  lessons.map((lesson) => {
    const recorded = blocksIn(lesson).filter(
      ({ kind }) => course.rules.scenarioChoices || kind.tag !== 'scenario-block',
    );
    const { id, title, kind } = lesson;
    return { id, title, kind, questions: recorded.flatMap(({ key }) => key) };
  });

/** Every question whose answer a record can contain. */
export const keyedQuestions = ({ course, lessons }: LoadedCourse): KeyQuestion[] =>
  keyedLessons(course, lessons).flatMap(({ questions }) => questions);

/** The interaction that says whether a lesson's test-out was passed. */
const wholeTestOut = (lesson: string, words: AnswerKeyWords): KeyQuestion => ({
  id: `${lesson}.test-out`,
  words: words.wholeTestOut,
  parts: [
    {
      id: '',
      words: '',
      options: [
        { id: 'a', words: words.testOutPassed },
        { id: 'b', words: words.testOutFailed },
      ],
    },
  ],
  right: { type: 'choice', chosen: ['a'], right: ['a'] },
});

/** @param ending the text that the record adds to an id, as HTML */
function section(
  title: string,
  asked: readonly Keyed[],
  ending: (question: KeyQuestion) => string,
  words: AnswerKeyWords,
): string {
  const lessons = asked.filter(({ questions }) => questions.length > 0);
  if (lessons.length === 0) return '';
  const all = lessons.map(
    (lesson) =>
      `<h3>${escape(lesson.title)} <small>${code(lesson.id)}</small></h3>\n${lesson.questions
        .map((question) => article(question, ending(question), words))
        .join('')}`,
  );
  return `<h2>${escape(title)}</h2>\n${all.join('')}`;
}

function article(question: KeyQuestion, ending: string, words: AnswerKeyWords): string {
  const { id, parts, right } = question;
  const in12 = correctPattern(right, '1.2');
  const in2004 = correctPattern(right, '2004');
  const recorded =
    in12 === ''
      ? escape(words.nothingRight)
      : in12 === in2004
        ? `${escape(words.right)}: ${code(in12)}`
        : `${escape(words.recordedAs('SCORM 1.2'))}: ${code(in12)}<br>${escape(words.recordedAs('SCORM 2004, cmi5, xAPI'))}: ${code(in2004)}`;
  return `<article>
<h4>${escape(question.words)}</h4>
<p>${escape(words.id)}: <code>${escape(id)}${ending}</code></p>
${parts.length === 1 && parts[0]?.id === '' ? choices(parts[0], question, words) : matches(question, words)}
<p>${recorded}</p>
</article>
`;
}

/** A row for each option. */
function choices({ options }: KeyPart, { right }: KeyQuestion, words: AnswerKeyWords): string {
  const isRight = (id: string): boolean => right.type === 'choice' && right.right.includes(id);
  const rows = options.map((option) => [
    code(option.id),
    escape(option.words),
    ...(right.right.length === 0
      ? []
      : [isRight(option.id) ? `<span class="mark">✓ ${escape(words.rightAnswer)}</span>` : '']),
  ]);
  return table([words.letter, words.answer, ...(right.right.length === 0 ? [] : [words.right])], rows);
}

/** A row for each part. */
function matches({ parts, right }: KeyQuestion, words: AnswerKeyWords): string {
  const pairs = new Map(right.type === 'matching' ? right.right : []);
  const rows = parts.map(({ id, words: part, options }) => {
    const wanted = options.find((option) => option.id === pairs.get(id));
    return [
      `${code(id)} ${escape(part)}`,
      options.map((option) => `${code(option.id)} ${escape(option.words)}`).join('<br>'),
      wanted ? `✓ ${code(`${id}.${wanted.id}`)} ${escape(wanted.words)}` : '',
    ];
  });
  return table([words.part, words.answers, words.right], rows);
}

/** @param rows cells as HTML */
const table = (heads: readonly string[], rows: readonly (readonly string[])[]): string =>
  `<table>
<thead><tr>${heads.map((head) => `<th scope="col">${escape(head)}</th>`).join('')}</tr></thead>
<tbody>
${rows.map((cells) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>\n`).join('')}</tbody>
</table>`;

const code = (text: string): string => `<code>${escape(text)}</code>`;

const withCodes = (sentence: string): string => escape(sentence).replace(/`([^`]*)`/g, '<code>$1</code>');

const style = `
h1, h2, h3, h4 { line-height: 1.25; margin: 1.5em 0 0.5em; break-after: avoid; text-wrap: balance; }
h2 { border-bottom: 2px solid; padding-bottom: 0.2em; margin-top: 2.5em; }
h4 { margin-top: 0; font-size: 1.05rem; }
p { margin: 0.5em 0; }
small { font-weight: normal; }
article { border-inline-start: 4px solid #86837c; padding-block: 0.25rem; padding-inline-start: 1rem; margin: 1.5rem 0; break-inside: avoid; }
table { border-collapse: collapse; width: 100%; margin: 0.75em 0; }
th, .mark { overflow-wrap: normal; white-space: nowrap; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
code { overflow-wrap: anywhere; font: 0.95em ui-monospace, Consolas, monospace; font-weight: bold; direction: ltr; unicode-bidi: isolate; }
@media print { article { margin: 1rem 0; } }
`;
