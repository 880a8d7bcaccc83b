import type { Rich } from '../course/rich.ts';

/**
 * Only in dev mode: invisible characters around the words of a passage, so that the page knows their place in the file.
 * Builds do not have them. Parsers that compare words get words without marks.
 */
export interface Marks {
  /**
   * The marks before and after the words that begin in a line of the file; undefined if none do.
   * @param cell the index of the cell among those with words, in a row of a table
   */
  at(line: number, cell: number): { readonly open: string; readonly close: string } | undefined;
}

/** Puts a passage's marks around its words, or only the mark after them. */
export type AddMarks = <Words extends Rich>(words: Words, isEndOnly?: boolean) => Words;

export function markAt(marks: Marks | undefined, line: number, cell = 0): AddMarks {
  const found = marks?.at(line, cell);
  if (!found) return (words) => words;
  return <Words extends Rich>(words: Words, isEndOnly = false): Words => {
    const open = isEndOnly ? '' : found.open;
    if (typeof words === 'string') return (words === '' ? words : open + words + found.close) as Words;
    return { strings: [open, ...words.strings, found.close] } as Rich as Words;
  };
}
