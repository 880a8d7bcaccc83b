import type { Piece } from './pieces.ts';

/** Words of a file that belong together, and their place. */
export interface Passage {
  /** The stable name of what contains it: the nearest block or screen, or the keys above a message. */
  readonly group: string;
  /** Its kind: `heading`, `item in :::choice`. The translation has the same kind. */
  readonly kind: string;
  /** The author's note to translators. */
  readonly note?: string;
  /** Whether it is only the name of a person who is there but says nothing. */
  readonly isName?: boolean;
  readonly line: number;
  /** Its offset in the file's text. */
  readonly start: number;
  readonly end: number;
  readonly pieces: readonly Piece[];
  /** Formats words for this place in the file. */
  readonly formatWords: (words: string) => string;
}

/** The offset of the beginning of each line of a text. */
export function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

/** A file's text with new words in place of each passage. @param words as formatted by `formatWords` */
export function replaced(text: string, passages: readonly Passage[], words: readonly string[]): string {
  let at = 0;
  const parts: string[] = [];
  const places = passages.map(({ start, end }, index) => ({ start, end, written: words[index] ?? '' }));
  for (const { start, end, written } of places.sort((one, other) => one.start - other.start)) {
    parts.push(text.slice(at, start), written);
    at = end;
  }
  return [...parts, text.slice(at)].join('');
}

/** The passages in the order in which a file has those of the same group and kind; others are last. */
export function inOrderOf(model: readonly Passage[], passages: readonly Passage[]): Passage[] {
  const keyOf = ({ group, kind }: Passage): string => `${group} ${kind}`;
  const byKey = groupedBy(passages, keyOf);
  const found = model.flatMap((one) => byKey.get(keyOf(one))?.shift() ?? []);
  return [...found, ...passages.filter((one) => !found.includes(one))];
}

/** Groups by key, in the order in which the keys first occur. */
export function groupedBy<T>(all: readonly T[], keyOf: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const group = groups.get(keyOf(one));
    if (group) group.push(one);
    else groups.set(keyOf(one), [one]);
  }
  return groups;
}
