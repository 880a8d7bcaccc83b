import { directionOf } from '../direction.ts';
import { escapeHtml } from '../escape.ts';

/**
 * Around words that stand in a lesson's text in the first language: a sign of punctuation, so that marks of Markdown
 * beside it count, with a character of private use, so that no author writes it.
 */
export const marks = { words: (words: string) => words, open: '\uE000⦑', close: '⦒\uE001' };

/** Of plain words, which carry no markup: Unicode's isolates, which keep their direction (U+2068, U+2069). */
export const isolates = { ...marks, open: '\u2068', close: '\u2069' };

export const hasFirstLanguage = (words: string): boolean => words.includes(marks.open);

/** @param language the first, BCP 47 */
export const inSpans = (html: string, language: string): string =>
  html
    // Asked only where there are such words: of a tag that is wrong, something else tells.
    .replaceAll(marks.open, () => `<span lang="${escapeHtml(language)}" dir="${directionOf(language)}">`)
    .replaceAll(marks.close, '</span>');

export const inIsolates = (words: string): string =>
  words.replaceAll(marks.open, isolates.open).replaceAll(marks.close, isolates.close);
