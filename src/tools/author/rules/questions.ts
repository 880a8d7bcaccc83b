import { modelOf } from '../../../blocks/block-kind.ts';
import type { ChoiceModel } from '../../../blocks/choice/model.ts';
import { check, choice } from '../../../blocks/kinds.ts';
import { plain } from '../../../course/rich.ts';
import type { Rule, WrittenCourse } from './rule.ts';

interface Question extends ChoiceModel {
  readonly file: string;
  readonly line: number;
}

/** Every question with options, in the lessons and in the final check. */
export function questionsOf({ lessons }: Pick<WrittenCourse, 'lessons'>): Question[] {
  return lessons.flatMap(({ file, blockLines, screens }) =>
    screens
      .flatMap(({ body }) => body.filter((part) => typeof part !== 'string'))
      .flatMap((block) => modelOf(block, choice) ?? modelOf(block, check)?.pool ?? [])
      .map((model) => ({ ...model, file, line: blockLines.get(model.id) ?? 1 })),
  );
}

const texts = ({ options }: ChoiceModel): string[] => options.map(({ text }) => plain(text));

export const optionsRule: Rule = {
  name: 'options',
  asks: 'A question has three or more options, all different, none of which refers to the others.',
  level: 'error',
  *findProblems(course) {
    for (const question of questionsOf(course)) {
      const { file, line, id } = question;
      const options = texts(question);
      if (options.length < 3) {
        const message = `The question "${id}" has only ${options.length} options.`;
        yield { file, line, message, fix: 'Write three or more, so that guessing does not pay.' };
      }
      // Options may differ in a sign or a mark only: +5 and −5, उसका and उसकी.
      const known = options.map((one) => one.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim());
      const double = options.find((_, index) => known.indexOf(known[index] ?? '') < index);
      if (double !== undefined) {
        const message = `The question "${id}" has the option “${double}” twice.`;
        yield { file, line, message, fix: 'Write another, or delete it.' };
      }
      const about = options.find((one) => /^(all|none|both|neither|some) of (the|these|those)\b/i.test(one));
      if (about !== undefined) {
        const message = `The option “${about}” of "${id}" speaks of the others, whose order may change.`;
        yield { file, line, message, fix: 'Use :::multi where several are right.' };
      }
    }
  },
};

/** The largest share of questions whose right option may be the longest. By chance it is about a third. */
const mostLongest = 0.4;
/** With fewer questions than this, a share means nothing. */
const fewest = 5;

export const longestOptionRule: Rule = {
  name: 'longest-option',
  asks: 'Over the course, the longest option is not often the right one.',
  level: 'error',
  *findProblems(course) {
    const questions = questionsOf(course).filter(({ type }) => type === 'choice');
    const telling = questions.filter((question) => {
      const lengths = texts(question).map((one) => one.length);
      const right = lengths[question.options.findIndex((option) => option.right)] ?? 0;
      return lengths.filter((length) => length >= right).length === 1;
    });
    const share = telling.length / questions.length;
    const [first] = telling;
    if (!first || questions.length < fewest || share <= mostLongest) return;
    yield {
      file: first.file,
      line: first.line,
      message: `In ${telling.length} of ${questions.length} questions the right option is the longest: ${telling.map(({ id }) => id).join(', ')}.`,
      fix: `Shorten right options or lengthen wrong ones, until at most ${Math.floor(mostLongest * questions.length)} are.`,
    };
  },
};

/** English words that negate a question, if they are outside quotation marks and emphasis. */
const negative = /\b(not|never|except|least|cannot|without)\b|n[’']t\b/i;

export const negativeRule: Rule = {
  name: 'negative-question',
  asks: 'A negative question emphasises the word: **not**.',
  level: 'error',
  *findProblems(course) {
    if (!/^en\b/.test(course.loaded.course.language)) return;
    for (const { id, stem, file, line } of questionsOf(course)) {
      const markup = typeof stem === 'string' ? stem : stem.strings.join('');
      const unmarked = plain({ strings: [markup.replace(/<(strong|em)>.*?<\/\1>/g, '')] });
      // Quotations and quoted names are not part of the question.
      const asked = unmarked.replace(/[‘“].*?[’”](?!\p{L})|(?<!\p{L})'.*?'(?!\p{L})|".*?"/gu, '');
      const question = asked.match(/[^.!?]*\?/g)?.at(-1) ?? '';
      const word = negative.exec(question)?.[0];
      if (word === undefined) continue;
      const message = `The question "${id}" turns on “${word}”, which is easily overlooked.`;
      yield { file, line, message, fix: 'Ask for what is so, or mark the word: **not**.' };
    }
  },
};
