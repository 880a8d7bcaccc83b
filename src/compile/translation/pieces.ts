import type { Tokens } from 'marked';
import type { TokenWithLine } from '../markdown.ts';
import { flat, inlineTokens, innerTokens } from '../markdown.ts';
import type { Message } from '../messages.ts';
import { readMessage, tokensIn } from '../messages.ts';

/** Words, or a mark that is the same in every language: `**`, `](link:key)`, `{name}`. */
export type Piece = string | Mark;

export interface Mark {
  readonly raw: string;
  /** Whether it begins or ends a pair around words. */
  readonly is: 'open' | 'close' | 'alone';
  /** The change of nesting depth after it. A sentence can end only at depth 0. */
  readonly depth: number;
}

const alone = (raw: string, depth = 0): Mark => ({ raw, is: 'alone', depth });

export const rawOf = (pieces: readonly Piece[]): string =>
  pieces.map((piece) => (typeof piece === 'string' ? piece : piece.raw)).join('');

/** The words without marks. */
export const wordsOf = (pieces: readonly Piece[]): string =>
  pieces.map((piece) => (typeof piece === 'string' ? piece : ' ')).join('');

/** Joins neighbouring words into one piece, and removes empty pieces. */
export function joined(pieces: readonly Piece[]): Piece[] {
  const all: Piece[] = [];
  for (const piece of pieces) {
    const last = all.at(-1);
    if (typeof piece === 'string' && typeof last === 'string') all[all.length - 1] = last + piece;
    else if (piece !== '') all.push(piece);
  }
  return all;
}

/** The number of characters before the words of a mark. */
const signs: Readonly<Record<string, number>> = { strong: 2, em: 1, del: 2, link: 1, image: 2, lang: 1 };

const sideMarks = /^([^():]*?)(\s*\([^():]*,[^():]*\))(?=\s*:)/;

/**
 * The pieces of a line of Markdown.
 * @param who which brackets say how a person is drawn and are not words: `spoken` in `**Name** (marks): words` of a
 *   scene, `side` in `Label (name, marks): words` of pairs
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
  // If the lexer's tokens do not add up to the text, the text is one piece.
  return rawOf(pieces) === raw ? joined(pieces) : [raw];
}

function tokenPieces(token: TokenWithLine): Piece[] {
  const { type, raw } = token;
  if (type === 'text') return textPieces(raw);
  const before = signs[type];
  const words = innerTokens(token);
  const inside = words.map((one) => one.raw).join('');
  const isWhole = before !== undefined && inside !== '' && raw.startsWith(inside, before);
  if (!isWhole || (token as Tokens.Generic)['autolink'] === true) return [alone(raw)];
  return [
    { raw: raw.slice(0, before), is: 'open', depth: 1 },
    ...words.flatMap(tokenPieces),
    { raw: raw.slice(before + inside.length), is: 'close', depth: -1 },
  ];
}

/** Splits text at entities, which are marks. */
const textPieces = (text: string): Piece[] =>
  text
    .split(/(&(?:#\d+|#[xX][\da-fA-F]+|[a-zA-Z][a-zA-Z\d]+);)/)
    .map((part, index) => (index % 2 ? alone(part) : part));

/** The pieces of a message in ICU MessageFormat; a message that cannot be parsed is one piece. */
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
    // Two adjacent placeholders are two marks, not one.
    if (offset > at) mark(offset);
    if (token.type !== 'content') continue;
    pieces.push(token.ctx.text);
    at = offset + token.ctx.text.length;
  }
  mark(text.length);
  return joined(pieces);
}

/** A message with all of a language's plural forms, if it has plurals. The words stay the same. */
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

/** A sentence, and the space between it and the next. */
export interface Sentence {
  readonly pieces: readonly Piece[];
  readonly gap: string;
}

/** Splits pieces into sentences, but never within a pair of marks. */
export function sentencesOf(pieces: readonly Piece[], locale: string): Sentence[] {
  let text = '';
  const marks: { readonly at: number; readonly mark: Mark }[] = [];
  for (const piece of pieces) {
    if (typeof piece === 'string') text += piece;
    else {
      marks.push({ at: text.length, mark: piece });
      // A placeholder for the mark's later text.
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
