import type { AnswerKey, KeyQuestion, ReportWords } from '../course/answer-key.ts';
import type { LoadedLesson } from './lesson-file.ts';
import { blocksIn } from './lesson-file.ts';
import type { LoadedCourse } from './load-course.ts';

/** The questions of a lesson, including the check's pool. */
export const questionsOf = (lesson: LoadedLesson): KeyQuestion[] =>
  blocksIn(lesson).flatMap(({ key }) => key);

export const keyOf = (lessons: readonly LoadedLesson[]): AnswerKey =>
  new Map(lessons.flatMap(questionsOf).map(({ id, words, parts }) => [id, { words, parts }]));

/** The words for reports, in the language that the course was loaded in. */
export const reportWordsOf = ({ course, lessons }: LoadedCourse): ReportWords => ({
  title: course.title,
  lessons: new Map(course.lessons.map(({ id, title }) => [id, title])),
  questions: keyOf(lessons),
});

/** A map as JavaScript. */
export const mapLiteral = (map: ReadonlyMap<string, unknown>): string =>
  `new Map(${JSON.stringify([...map])})`;
