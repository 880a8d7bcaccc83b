import type { Tokens } from 'marked';
import type { Placed } from '../markdown.ts';
import { flat, inlineTokens, within } from '../markdown.ts';
import type { Message } from '../messages.ts';
import { readMessage, tokensIn } from '../messages.ts';

/** Words, or a mark among them that keeps its form in every language: `**`, `](link:key)`, `{name}`. */
export type Piece = string | Mark;

export interface Mark {
  readonly raw: string;
  /** Whether it begins or ends a pair around words. */
  readonly is: 'open' | 'close' | 'alone';
  /** By how many levels the words after it lie deeper: a sentence ends only where none is open. */
  readonly depth: number;
}

const alone = (raw: string, depth = 0): Mark => ({ raw, is: 'alone', depth });

export const rawOf = (pieces: readonly Piece[]): string =>
  pieces.map((piece) => (typeof piece === 'string' ? piece : piece.raw)).join('');

/** The words alone. */
export const wordsOf = (pieces: readonly Piece[]): string =>
  pieces.map((piece) => (typeof piece === 'string' ? piece : ' ')).join('');

/** Neighbouring words are one piece, and none is empty. */
export function joined(pieces: readonly Piece[]): Piece[] {
  const all: Piece[] = [];
  for (const piece of pieces) {
    const last = all.at(-1);
    if (typeof piece === 'string' && typeof last === 'string') all[all.length - 1] = last + piece;
    else if (piece !== '') all.push(piece);
  }
  return all;
}

/** How many signs stand before the words of a mark. */
const signs: Readonly<Record<string, number>> = { strong: 2, em: 1, del: 2, link: 1, image: 2, lang: 1 };

const sideMarks = /^([^():]*?)(\s*\([^():]*,[^():]*\))(?=\s*:)/;

/**
 * The pieces of a line of Markdown.
 * @param who how somebody is drawn, in brackets, which are no words: `**Name** (marks): words` as in a scene is `spoken`,
 *   `Label (name, marks): words` as in pairs is a `side`
 */
export function markdownPieces(raw: string, who?: 'spoken' | 'side'): Piece[] {
  const tokens = flat(inlineTokens(raw, 1));
  const pieces = tokens.flatMap((token, index) => {
    const isAfterName = who === 'spoken' && index === 1 && tokens[0]?.type === 'strong';
    const form = isAfterName ? /^()(\s*\([^()]*\))/ : who === 'side' && index === 0 ? sideMarks : undefined;
    const [all, before = '', marks = ''] = (token.type === 'text' && form?.exec(token.raw)) || [];
    if (all === undefined) return tokenPieces(token);
    return [...textPieces(before), alone(marks), ...textPieces(token.raw.slice(all.length))];
  });
  // A mark that the lexer reads as something else than it says stays as it is, in one piece.
  return rawOf(pieces) === raw ? joined(pieces) : [raw];
}

function tokenPieces(token: Placed): Piece[] {
  const { type, raw } = token;
  if (type === 'text') return textPieces(raw);
  const before = signs[type];
  const words = within(token);
  const inside = words.map((one) => one.raw).join('');
  const isWhole = before !== undefined && inside !== '' && raw.startsWith(inside, before);
  if (!isWhole || (token as Tokens.Generic)['autolink'] === true) return [alone(raw)];
  return [
    { raw: raw.slice(0, before), is: 'open', depth: 1 },
    ...words.flatMap(tokenPieces),
    { raw: raw.slice(before + inside.length), is: 'close', depth: -1 },
  ];
}

/** A character that is written by its name or number is a mark. */
const textPieces = (text: string): Piece[] =>
  text
    .split(/(&(?:#\d+|#[xX][\da-fA-F]+|[a-zA-Z][a-zA-Z\d]+);)/)
    .map((part, index) => (index % 2 ? alone(part) : part));

/** The pieces of a message in ICU MessageFormat; one that cannot be read is all words. */
export function messagePieces(text: string, locale: string): Piece[] {
  const message = readMessage(text, locale);
  if ('fix' in message) return [text];
  const pieces: Piece[] = [];
  let at = 0;
  const mark = (to: number): void => {
    const raw = text.slice(at, to);
    if (raw !== '') pieces.push(alone(raw, raw.split('{').length - raw.split('}').length));
    at = to;
  };
  for (const token of tokensIn(message)) {
    const { offset } = token.ctx;
    // What stands between two placeholders is not one mark.
    if (offset > at) mark(offset);
    if (token.type !== 'content') continue;
    pieces.push(token.ctx.text);
    at = offset + token.ctx.text.length;
  }
  mark(text.length);
  return joined(pieces);
}

/** A message with all the plural forms that a language has, as far as it has plurals: words stay as they are. */
export function withForms(text: string, locale: string): string {
  const message = readMessage(text, 'en');
  if ('fix' in message) return text;
  const forms = new Intl.PluralRules(locale).resolvedOptions().pluralCategories;
  const written = (tokens: Message): string =>
    tokens
      .map((token): string => {
        if (token.type === 'content') return token.ctx.text;
        if (token.type === 'octothorpe') return '#';
        if (token.type === 'argument') return `{${token.arg}}`;
        if (token.type === 'function')
          return `{${[token.arg, token.key, ...(token.param ? [written(token.param).trim()] : [])].join(', ')}}`;
        const given = new Map(token.cases.map((one) => [one.key, one.tokens]));
        const exact = [...given.keys()].filter((key) => token.type === 'select' || key.startsWith('='));
        const keys = token.type === 'select' ? exact : [...exact, ...forms];
        const cases = keys.map((key) => `${key} {${written(given.get(key) ?? given.get('other') ?? [])}}`);
        return `{${token.arg}, ${token.type}, ${cases.join(' ')}}`;
      })
      .join('');
  return written(message);
}

/** A sentence, and the space that parts it from the next. */
export interface Sentence {
  readonly pieces: readonly Piece[];
  readonly gap: string;
}

/** Parts pieces into sentences; a pair of marks is never parted. */
export function sentencesOf(pieces: readonly Piece[], locale: string): Sentence[] {
  let text = '';
  const marks: { readonly at: number; readonly mark: Mark }[] = [];
  for (const piece of pieces) {
    if (typeof piece === 'string') text += piece;
    else {
      marks.push({ at: text.length, mark: piece });
      // Stands for what it becomes.
      if (piece.is === 'alone') text += 'X';
    }
  }
  const isOpen = (at: number): boolean =>
    marks
      .filter((one) => (one.mark.is === 'close' ? one.at <= at : one.at < at))
      .reduce((depth, { mark }) => depth + mark.depth, 0) > 0;
  const ends = [...new Intl.Segmenter(locale, { granularity: 'sentence' }).segment(text)]
    .map(({ index, segment }) => index + segment.length)
    .filter((at) => at < text.length && !isOpen(at));
  const sentences: Sentence[] = [];
  let at = 0;
  let current: Piece[] = [];
  const end = (): void => {
    const last = current.at(-1);
    const gap = typeof last === 'string' ? (/\s*$/.exec(last)?.[0] ?? '') : '';
    if (typeof last === 'string') current[current.length - 1] = last.slice(0, last.length - gap.length);
    sentences.push({ pieces: joined(current), gap });
    current = [];
  };
  for (const piece of pieces) {
    if (typeof piece !== 'string') {
      if (piece.is !== 'close' && ends[0] === at) {
        ends.shift();
        end();
      }
      current.push(piece);
      if (piece.is === 'alone') at++;
      continue;
    }
    let from = 0;
    while (ends[0] !== undefined && ends[0] < at + piece.length) {
      const to = (ends.shift() ?? 0) - at;
      if (to > from) current.push(piece.slice(from, to));
      from = to;
      if (current.length > 0) end();
    }
    current.push(piece.slice(from));
    at += piece.length;
  }
  end();
  return sentences;
}
