import type { BlockUse } from '../../../compile/blocks.ts';
import type { KeyQuestion } from '../../../course/answer-key.ts';

/** The first block of this name in an example of the authoring guide; undefined if there is none. */
export function exampleOf(guide: string, name: string): string | undefined {
  const lines = guide.split('\n');
  const begin = lines.findIndex((line) => new RegExp(`^:{3,}${name}( |$)`).test(line));
  const colons = /^:+/.exec(lines[begin] ?? '')?.[0];
  const end = lines.findIndex((line, index) => index > begin && line === colons);
  return begin < 0 || end < 0 ? undefined : lines.slice(begin, end + 1).join('\n');
}

/** Replaces words by other words. */
export type Reword = (text: string) => string;

const hasLetters = (text: string): boolean => /\p{L}/u.test(text.replace(/&\w+;/g, ''));

const tail =
  'and then, without anybody having asked for it, a good deal more than that, with a Donaudampfschifffahrtsgesellschaftskapitänsbesprechung in the middle of it';

const hebrew =
  'מהו צעד ראשון טוב לשאול מה יעזור כן השאלה משאירה את הבחירה בידיה להחליט לבד לא בדיוק איש עוד לא שאל אותה לחכות ולראות פגישה שיחה'.split(
    ' ',
  );

/** Long words, and words that run from right to left; the same input always gives the same result. */
export const rewordings: Readonly<Record<'long' | 'right-to-left', Reword>> = {
  long: (text) => (hasLetters(text) ? `${text.trimEnd()} ${tail}` : text),
  'right-to-left': (text) => {
    let at = [...text].reduce((sum, letter) => sum + (letter.codePointAt(0) ?? 0), 0);
    return text.replace(/&\w+;|[\p{L}'’]+/gu, (word) =>
      word.startsWith('&') ? word : (hebrew[at++ % hebrew.length] ?? word),
    );
  },
};

export const rewordedHtml = (html: string, reword: Reword): string =>
  html.replace(/(^|>)([^<]+)/g, (_, before: string, text: string) => before + reword(text));

/** A model with other words, only in the fields that its kind lists as words. */
export const rewordedModel = (block: BlockUse, reword: Reword): BlockUse['model'] =>
  reworded(block.model, block.kind.words, reword, false) as BlockUse['model'];

function reworded(value: unknown, words: readonly string[], reword: Reword, isWords: boolean): unknown {
  if (typeof value === 'string') return isWords ? reword(value) : value;
  if (Array.isArray(value)) return value.map((one) => reworded(one, words, reword, isWords));
  if (typeof value !== 'object' || value === null) return value;
  if ('strings' in value && Array.isArray(value.strings))
    return { strings: value.strings.map((html) => rewordedHtml(String(html), reword)) };
  const entries = Object.entries(value);
  return Object.fromEntries(
    entries.map(([key, one]) => [key, reworded(one, words, reword, words.includes(key))]),
  );
}

/** A question's answers, in the short form in which they are saved. */
export interface SampleAnswer {
  readonly id: string;
  readonly right: string;
  /** Undefined if no answer is wrong. */
  readonly wrong: string | undefined;
}

/** What the gallery's page is told about a block. */
export interface Sample {
  readonly inputs: readonly string[];
  readonly answers: readonly SampleAnswer[];
}

export const sampleOf = ({ kind, key }: BlockUse): Sample => ({
  inputs: kind.inputs,
  answers: key.map(answerOf),
});

function answerOf({ id, parts, right: { type, right } }: KeyQuestion): SampleAnswer {
  const wanted = type === 'matching' ? new Map(right) : undefined;
  const letters = parts.map((part) => {
    const options = part.options.map((option) => option.id);
    const good = wanted ? [wanted.get(part.id) ?? ''] : (right as readonly string[]);
    const first = good.length === 0 ? options.slice(0, 1) : good;
    return { good: first.join(''), bad: options.find((option) => !first.includes(option)) };
  });
  const isGraded = right.length > 0;
  return {
    id,
    right: letters.map(({ good }) => good).join(''),
    wrong: isGraded ? letters.map(({ bad, good }) => bad ?? good).join('') : undefined,
  };
}
