import { limits } from '../limits.ts';
import { lessonPassages } from './lesson-passages.ts';
import type { Passage } from './passage.ts';
import { replaced } from './passage.ts';
import { messagePieces, rawOf } from './pieces.ts';
import { wrapped, wrappedWords } from './wrapped.ts';
import { yamlPassages } from './yaml-passages.ts';

/**
 * Pseudo languages for tests, generated from the first language: words without accents are not translatable, a missing
 * bracket shows cut-off words, and the second shows what is not mirrored. Their tags are the usual ones for this.
 */
const pseudoLanguages: Readonly<Record<string, string>> = { pseudo: 'en-XA', 'pseudo-rtl': 'ar-XB' };

export const isPseudo = (locale: string): boolean => Object.hasOwn(pseudoLanguages, locale);

/** BCP 47; undefined for a real language. */
export const pseudoLanguage = (locale: string): string | undefined =>
  isPseudo(locale) ? pseudoLanguages[locale] : undefined;

const [plain, accented] = [
  'AaBCcDdEeFfGgHhIiJjKkLlMmNnOoPpRrSsTtUuVvWwXxYyZz',
  'ÅåßÇçÐðÉéƑƒĜĝĤĥÎîĴĵĶķĻļḾḿÑñÖöÞþŔŕŠšŢţÛûṼṽŴŵẊẋÝýŽž',
].map((letters) => [...letters]) as [string[], string[]];
const accents = new Map(plain.map((letter, index) => [letter, accented[index] ?? letter]));

/** Addresses, entities and escaped characters stay the same. */
const kept = /(\bhttps?:\S+|\S+@\S+|&#?\w+;|\\.)/;

/** Words with accents, about a third longer. Equal words stay equal, so that labels that are compared still match. */
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

/** Pseudo words for separate words. @param most the maximum length: words stay unchanged if the result is longer */
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
    passages.map((passage) => passage.formatWords(pseudoPassage(passage))),
  );

/** A lesson's file in a pseudo language. */
export const pseudoLesson = (text: string): string => rewritten(text, lessonPassages(text));

/** A words file in a pseudo language. */
export const pseudoMessages = (yaml: string): string =>
  rewritten(yaml, yamlPassages(yaml, { pieces: (value) => messagePieces(value, 'en') }));
