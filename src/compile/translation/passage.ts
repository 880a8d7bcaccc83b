import type { Piece } from './pieces.ts';

/** Words of a file that belong together, and where they stand. */
export interface Passage {
  /** What it belongs to, which keeps its name: the block or screen that is nearest, the keys above a message. */
  readonly group: string;
  /** What it is: `heading`, `item in :::choice`. Its counterpart in another language is of the same kind. */
  readonly kind: string;
  /** What its author says of it to translators. */
  readonly note?: string;
  /** Whether it is the name of somebody who is there and says nothing. */
  readonly isName?: boolean;
  readonly line: number;
  /** In the file's text. */
  readonly start: number;
  readonly end: number;
  readonly pieces: readonly Piece[];
  /** The words as the file writes them at this place. */
  readonly written: (words: string) => string;
}

/** Where each line of a text begins. */
export function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

/** A file's text with other words at the place of each passage. @param words as the file writes them */
export function replaced(text: string, passages: readonly Passage[], words: readonly string[]): string {
  let at = 0;
  const parts: string[] = [];
  for (const [index, { start, end }] of passages.entries()) {
    parts.push(text.slice(at, start), words[index] ?? '');
    at = end;
  }
  return [...parts, text.slice(at)].join('');
}

/** In the order in which the keys first come. */
export function groupedBy<T>(all: readonly T[], keyOf: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const group = groups.get(keyOf(one));
    if (group) group.push(one);
    else groups.set(keyOf(one), [one]);
  }
  return groups;
}
