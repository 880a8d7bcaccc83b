import { limits } from '../limits.ts';
import { lessonPassages } from './lesson-passages.ts';
import type { Passage } from './passage.ts';
import { replaced } from './passage.ts';
import { messagePieces, rawOf } from './pieces.ts';
import { wrapped, wrappedWords } from './wrapped.ts';
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

const brackets = { words: accentedWords, open: '⟦', close: '⟧' };

/** Words that stand by themselves. @param most how many characters there may be: what is longer stays as it is */
export function pseudoWords(words: string, most = Infinity): string {
  const made = wrappedWords(words, brackets);
  return [...made].length > most ? words : made;
}

function pseudoPassage(passage: Passage): string {
  const made = wrapped(passage, brackets);
  return passage.kind === 'title' && [...made].length > limits.lessonTitle ? rawOf(passage.pieces) : made;
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
