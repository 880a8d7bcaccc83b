import { expect, it } from 'vitest';
import { passagesOf } from '../../../src/compile/passages.ts';
import { readingEase, sentencesOf, wordsOf } from '../../../src/tools/author/readability.ts';
import { easeWanted, longestSentence, minutesFor } from '../../../src/tools/author/rules/words.ts';
import { loadCourse } from '../../../src/compile/load-course.ts';

const { course, lessons } = loadCourse(process.cwd());
const questionsDrawn =
  course.rules.drawPerLesson * course.lessons.filter(({ kind }) => kind === 'lesson').length;

it.each(lessons)('$id reads easily, and its minutes fit its words', (lesson) => {
  const texts = passagesOf(lesson.nodes).map(({ text }) => text);
  const ease = readingEase(texts);
  const longest = Math.max(...texts.flatMap(sentencesOf).map((sentence) => wordsOf(sentence).length));
  const words = texts.flatMap(wordsOf).length;
  const likely = minutesFor(lesson, questionsDrawn);
  console.log(
    `${lesson.id}: Flesch ${ease.toFixed(1)}, longest sentence ${longest} words, ${words} words in all, ${lesson.minutes} minutes said, ${likely.toFixed(1)} likely`,
  );
  expect(ease).toBeGreaterThanOrEqual(easeWanted);
  expect(longest).toBeLessThanOrEqual(longestSentence);
  expect(Math.abs(lesson.minutes - likely)).toBeLessThanOrEqual(1);
});
