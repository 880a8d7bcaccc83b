import { limits } from '../limits.ts';
import { lessonPassages } from './lesson-passages.ts';
import { needsTranslation } from './pairing.ts';
import type { Passage } from './passage.ts';
import { replaced } from './passage.ts';
import type { Piece } from './pieces.ts';
import { messagePieces, rawOf } from './pieces.ts';
import { yamlPassages } from './yaml-passages.ts';

/**
 * Languages that nobody speaks, made of the first: what cannot be translated stands there without accents, what is cut
 * off lacks a bracket, and what is not mirrored is seen in the second. Their tags are those that are customary for it.
 */
const pseudoLanguages: Readonly<Record<string, string>> = { pseudo: 'en-XA', 'pseudo-rtl': 'ar-XB' };

export const isPseudo = (locale: string): boolean => Object.hasOwn(pseudoLanguages, locale);

/** BCP 47; undefined of a language that somebody speaks. */
export const pseudoLanguage = (locale: string): string | undefined =>
  isPseudo(locale) ? pseudoLanguages[locale] : undefined;

const [plain, accented] = [
  'AaBCcDdEeFfGgHhIiJjKkLlMmNnOoPpRrSsTtUuVvWwXxYyZz',
  'ÅåßÇçÐðÉéƑƒĜĝĤĥÎîĴĵĶķĻļḾḿÑñÖöÞþŔŕŠšŢţÛûṼṽŴŵẊẋÝýŽž',
].map((letters) => [...letters]) as [string[], string[]];
const accents = new Map(plain.map((letter, index) => [letter, accented[index] ?? letter]));

/** Addresses, characters that are written by their names, signs after a backslash. */
const kept = /(\bhttps?:\S+|\S+@\S+|&#?\w+;|\\.)/;

/** Each word always the same, a third longer, so that labels that are held against each other still agree. */
const accentedWords = (words: string): string =>
  words
    .split(kept)
    .map((part, index) =>
      index % 2 === 1
        ? part
        : part
            .replaceAll(/[aeiou](?=\p{L})|(?<=\p{L})[aeiou]/gu, '$&$&')
            .replaceAll(/[a-z]/gi, (letter) => accents.get(letter) ?? letter),
    )
    .join('');

/** Headings by which the parsers know a part: they are the same in every language, and on no page. */
const known: readonly [kind: RegExp, words: RegExp][] = [
  [/^heading in :::plan\b/, /^(?:Focus$|Obstacles$|Day \d+: )/],
  [/^heading in :::scenario\b/, /^In short$/],
];

/** In brackets, so that it is seen where an end is cut off; what stands before a colon is a label, with its own. */
function bracketed(raw: string, hasLabel: boolean): string {
  const [, before = '', words = '', after = ''] = /^(\s*)([\s\S]*?)(\s*)$/.exec(raw) ?? [];
  const [, label, between = '', rest = ''] =
    (hasLabel && /^([^:[\]()]*[^:[\]()\s])(:\s+)(.+)$/s.exec(words)) || [];
  const inside = label === undefined ? `⟦${words}⟧` : `⟦${label}⟧${between}⟦${rest}⟧`;
  return `${before}${inside}${after}`;
}

const accentedPieces = (pieces: readonly Piece[]): Piece[] =>
  pieces.map((piece) => (typeof piece === 'string' ? accentedWords(piece) : piece));

/** Words that stand by themselves. @param most how many characters there may be: what is longer stays as it is */
export function pseudoWords(words: string, most = Infinity): string {
  const made = /\p{L}/u.test(words) ? bracketed(accentedWords(words), false) : words;
  return [...made].length > most ? words : made;
}

function pseudoPassage(passage: Passage): string {
  const { kind, pieces } = passage;
  const raw = rawOf(pieces);
  const [open, name, close] = pieces;
  const isSaid = kind.startsWith('item in :::scen') && typeof open === 'object' && open.raw === '**';
  if (isSaid && typeof name === 'string' && typeof close === 'object') return spoken(name, pieces.slice(3));
  if (!needsTranslation(passage) || kind.startsWith('code')) return raw;
  const [fixed = ''] = known.flatMap(([of, words]) => (of.test(kind) ? (words.exec(raw)?.[0] ?? []) : []));
  if (fixed !== '') return fixed + pseudoWords(raw.slice(fixed.length));
  const [last] = pieces.slice(-1);
  // The choice of a story is a link, and no more.
  const isChoice = pieces.length === 3 && typeof last === 'object' && last.raw.startsWith('](#');
  const made = isChoice
    ? `[${pseudoWords(String(name))}${last.raw}`
    : bracketed(rawOf(accentedPieces(pieces)), kind.startsWith('item'));
  return kind === 'title' && [...made].length > limits.lessonTitle ? raw : made;
}

/** `**Name** (marks): words`: who is drawn is known by name. */
function spoken(name: string, after: readonly Piece[]): string {
  const at = after.findIndex((piece) => typeof piece === 'string');
  const [marks, words] = at < 0 ? [after, []] : [after.slice(0, at), after.slice(at)];
  const [, colon = '', rest = ''] = /^(:?\s*)(.*)$/s.exec(String(words[0] ?? '')) ?? [];
  const said = rawOf(accentedPieces([rest, ...words.slice(1)]));
  return `**${name}**${rawOf(marks)}${colon}${said && bracketed(said, false)}`;
}

const rewritten = (text: string, passages: readonly Passage[]): string =>
  replaced(
    text,
    passages,
    passages.map((passage) => passage.written(pseudoPassage(passage))),
  );

/** A lesson's file, each passage in its place. */
export const pseudoLesson = (text: string): string => rewritten(text, lessonPassages(text));

/** A words file. */
export const pseudoMessages = (yaml: string): string =>
  rewritten(yaml, yamlPassages(yaml, { pieces: (value) => messagePieces(value, 'en') }));
