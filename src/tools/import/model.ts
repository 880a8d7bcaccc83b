/** The model of a document: every file format is read into it, and lessons are written from it. */

export type Mark = 'strong' | 'em' | 'del' | 'code' | 'highlight' | 'underline';

/** Words with the same marks; a line break is `\n`. */
export interface Run {
  readonly text: string;
  readonly marks: readonly Mark[];
  /** The address of a link. */
  readonly href?: string;
}

export type Words = readonly Run[];

export interface Picture {
  readonly content: Uint8Array;
  /** The ending of its file: `png`. */
  readonly ending: string;
  /** Its alternative text in the document; '' if there is none. */
  readonly alt: string;
}

export interface Item {
  readonly words: Words;
  /** The parts under the item. */
  readonly below: readonly Part[];
}

export interface List {
  readonly kind: 'list';
  readonly ordered: boolean;
  /** Numbered with letters in the document. */
  readonly letters?: true;
  /** The first number, if it is not 1. */
  readonly start?: number;
  readonly items: readonly Item[];
}

export interface Option {
  readonly words: Words;
  readonly isRight: boolean;
  readonly feedback: Words;
}

export interface Question {
  readonly kind: 'question';
  readonly stem: Words;
  readonly options: readonly Option[];
  /** Text that was interpreted and is therefore not in the words. */
  readonly from: readonly string[];
}

export type Part =
  | { readonly kind: 'heading'; readonly level: number; readonly words: Words }
  | { readonly kind: 'paragraph'; readonly words: Words }
  | List
  /** The first row is the header. */
  | { readonly kind: 'table'; readonly rows: readonly (readonly Words[])[] }
  | { readonly kind: 'quote'; readonly parts: readonly Part[] }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'picture'; readonly picture: Picture }
  | Question
  /** Footnotes. */
  | { readonly kind: 'notes'; readonly list: List };

/** The content of a document. */
export interface Draft {
  /** '' if the document has none. */
  readonly title: string;
  readonly parts: readonly Part[];
}

export const plain = (words: Words): string => words.map(({ text }) => text).join('');

export const isBlank = (words: Words): boolean => plain(words).trim() === '';

export const run = (text: string, ...marks: readonly Mark[]): Run => ({ text, marks });

const sameMarks = (a: Run, b: Run): boolean =>
  a.href === b.href && a.marks.length === b.marks.length && a.marks.every((mark) => b.marks.includes(mark));

/** Joins runs with the same marks; white space becomes a space or a tab, and is removed at the ends. */
export function tidied(words: Words): Words {
  const runs: Run[] = [];
  for (const one of words) {
    const last = runs.at(-1);
    if (one.text === '') continue;
    if (last && sameMarks(last, one)) runs[runs.length - 1] = { ...last, text: last.text + one.text };
    else runs.push(one);
  }
  let before = '\n';
  const spaced = runs.map((one) => {
    if (one.marks.includes('code')) return one;
    let text = one.text
      .replaceAll(/[^\S\n\u00a0\u202f]*\n\s*/g, '\n')
      .replaceAll(/[^\S\n\u00a0\u202f]+/g, (space) => (space.includes('\t') ? '\t' : ' '));
    if (/\s$/.test(before)) text = text.replace(/^[ \t]+/, '');
    if (text !== '') before = text;
    return { ...one, text };
  });
  return withEnds(spaced, /^\s+/, /\s+$/);
}

function withEnds(words: Words, start: RegExp, end: RegExp): Words {
  const runs = [...words];
  for (let first = runs[0]; first; first = runs[0]) {
    runs[0] = { ...first, text: first.text.replace(start, '') };
    if (runs[0].text !== '') break;
    runs.shift();
  }
  for (let last = runs.at(-1); last; last = runs.at(-1)) {
    runs[runs.length - 1] = { ...last, text: last.text.replace(end, '') };
    if (runs.at(-1)?.text !== '') break;
    runs.pop();
  }
  return runs;
}

/** The words between two positions, in characters. */
export function slice(words: Words, from: number, to = Infinity): Words {
  let at = 0;
  return tidied(
    words.flatMap((one) => {
      const text = one.text.slice(Math.max(0, from - at), Math.max(0, to - at));
      at += one.text.length;
      return text === '' ? [] : [{ ...one, text }];
    }),
  );
}

/** Splits words at a character, such as a line break or a tab. */
export function splitAt(words: Words, sign: string): Words[] {
  let at = 0;
  return plain(words)
    .split(sign)
    .map((part) => {
      const from = at;
      at += part.length + sign.length;
      return slice(words, from, from + part.length);
    });
}
