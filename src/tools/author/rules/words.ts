import type { LoadedLesson } from '../../../compile/lesson-file.ts';
import { passagesOf } from '../../../compile/passages.ts';
import { readingEase, sentencesOf, wordsOf } from '../readability.ts';
import type { Rule } from './rule.ts';

export const easeWanted = 55;
export const longestSentence = 35;

export const readingEaseRule: Rule = {
  name: 'reading-ease',
  asks: `Each lesson reads easily: Flesch ${easeWanted} or more.`,
  level: 'error',
  *findProblems({ lessons, loaded }) {
    if (!/^en\b/.test(loaded.course.language)) return;
    for (const { file, nodes } of lessons) {
      const ease = readingEase(passagesOf(nodes).map(({ text }) => text));
      if (ease >= easeWanted) continue;
      yield {
        file,
        line: 1,
        message: `The lesson is hard to read: Flesch ${ease.toFixed(0)}, and ${easeWanted} is wanted.`,
        fix: 'Make long sentences two, and long words short.',
      };
    }
  },
};

export const sentenceLengthRule: Rule = {
  name: 'sentence-length',
  asks: `No sentence has more than ${longestSentence} words.`,
  level: 'error',
  *findProblems({ lessons }) {
    for (const { file, nodes } of lessons) {
      for (const { line, text } of passagesOf(nodes)) {
        for (const sentence of sentencesOf(text)) {
          const { length } = wordsOf(sentence);
          if (length <= longestSentence) continue;
          const start = wordsOf(sentence).slice(0, 5).join(' ');
          const message = `The sentence “${start} …” has ${length} words.`;
          yield { file, line, message, fix: `Make it two: ${longestSentence} words at most.` };
        }
      }
    }
  },
};

/** Words a minute: adults read 238 of English prose on average (Brysbaert 2019); these need more care. */
const wordsPerMinute = 200;
/** Minutes for one decision: ten seconds. */
const perDecision = 1 / 6;
/** A learner sees one path through a story: about this share of it, with three decisions. */
const shareOfStory = 0.4;
const decisionsInStory = 3;
/** A learner reads the feedback of about one option in four; for a sort, all of it. */
const shareOfFeedback = 0.25;

/** The likely duration of a lesson, in minutes. */
export function minutesFor(lesson: LoadedLesson, questionsDrawn: number): number {
  const blocks = lesson.screens.flatMap(({ body }) => body.filter((part) => typeof part !== 'string'));
  const pool = blocks.flatMap(({ model }) =>
    'pool' in model && Array.isArray(model.pool) ? model.pool : [],
  );
  const drawn = pool.length > 0 ? Math.min(1, questionsDrawn / pool.length) : 1;
  const words = passagesOf(lesson.nodes).reduce((sum, { text, around }) => {
    const isFeedback = around.includes('quote') && around[0] !== 'quote' && !around.includes('sort');
    const share = around.includes('scenario') ? shareOfStory : around.includes('check') ? drawn : 1;
    return sum + wordsOf(text).length * share * (isFeedback ? shareOfFeedback : 1);
  }, 0);
  const stories = blocks.filter(({ kind }) => kind.tag === 'scenario-block').length;
  const answered = blocks.reduce((sum, { activities }) => sum + activities.length, 0) - stories;
  return words / wordsPerMinute + (answered * drawn + stories * decisionsInStory) * perDecision;
}

/** How far a stated duration may be off: as a share of the likely one, but at least `least` minutes. */
const leeway = 0.2;
const least = 1;

export const minutesRule: Rule = {
  name: 'minutes',
  asks: 'The minutes of a lesson fit its length and questions.',
  level: 'advice',
  *findProblems({ lessons, isTranslation, loaded: { course } }) {
    // A translation states the same duration as the first language, and the pace fits the words of that one.
    if (isTranslation) return;
    const drawn = course.rules.drawPerLesson * course.lessons.filter(({ kind }) => kind === 'lesson').length;
    for (const lesson of lessons) {
      const likely = minutesFor(lesson, drawn);
      if (Math.abs(lesson.minutes - likely) <= Math.max(least, likely * leeway)) continue;
      yield {
        file: lesson.file,
        line: lineOfMinutes(lesson.source),
        message: `The lesson promises ${lesson.minutes} ${lesson.minutes === 1 ? 'minute' : 'minutes'}, and is likely to take ${Math.max(1, Math.round(likely))}.`,
        fix: `Write "minutes: ${Math.max(1, Math.round(likely))}", or as long as it took those who tried it.`,
      };
    }
  },
};

const lineOfMinutes = (source: string): number =>
  source.split('\n').findIndex((line) => line.startsWith('minutes:')) + 1;
