import type { Rich } from '../course/rich.ts';

/**
 * Dev mode's: signs that nobody sees, put around the words of a passage so that the page knows where in the file they
 * were written. No build has them. Parsers that compare words get those without.
 */
export interface Marks {
  /**
   * What to put before and after the words that begin in a line of the file; undefined where none do.
   * @param cell counts those in one row of a table that have words
   */
  at(line: number, cell: number): { readonly open: string; readonly close: string } | undefined;
}

/** Puts the marks of a passage around its words; or only the one after them. */
export type Mark = <Words extends Rich>(words: Words, isEndOnly?: boolean) => Words;

export function markAt(marks: Marks | undefined, line: number, cell = 0): Mark {
  const found = marks?.at(line, cell);
  if (!found) return (words) => words;
  return <Words extends Rich>(words: Words, isEndOnly = false): Words => {
    const open = isEndOnly ? '' : found.open;
    if (typeof words === 'string') return (words === '' ? words : open + words + found.close) as Words;
    return { strings: [open, ...words.strings, found.close] } as Rich as Words;
  };
}
