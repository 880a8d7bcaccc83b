import { directionOf } from '../direction.ts';
import { escapeHtml } from '../escape.ts';

/**
 * Marks around words of a lesson that are in the first language: a punctuation character, so that Markdown recognises
 * its own marks next to it, and a private-use character, so that no author writes the same.
 */
export const firstLanguageMarks = { words: (words: string) => words, open: '\uE000⦑', close: '⦒\uE001' };

/** For plain words without markup: Unicode isolates (U+2068, U+2069), which keep the words' direction. */
export const isolates = { ...firstLanguageMarks, open: '\u2068', close: '\u2069' };

export const hasFirstLanguage = (words: string): boolean => words.includes(firstLanguageMarks.open);

/** @param language the first language, BCP 47 */
export const inSpans = (html: string, language: string): string =>
  html
    // `directionOf` runs only if there are such words. An invalid tag is reported elsewhere.
    .replaceAll(
      firstLanguageMarks.open,
      () => `<span lang="${escapeHtml(language)}" dir="${directionOf(language)}">`,
    )
    .replaceAll(firstLanguageMarks.close, '</span>');

export const inIsolates = (words: string): string =>
  words
    .replaceAll(firstLanguageMarks.open, isolates.open)
    .replaceAll(firstLanguageMarks.close, isolates.close);
