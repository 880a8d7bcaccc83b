import type { Course } from '../course/course.ts';
import type { Place } from '../course/progress.ts';
import type { ScreenText } from '../lessons/transcript.ts';

/** A part of a line, as written. */
export interface Piece {
  readonly text: string;
  readonly isFound: boolean;
}

export interface Hit {
  readonly place: Place;
  readonly lesson: string;
  readonly title: string;
  /** The first matching line, shortened around the match; empty if only the title matches. */
  readonly excerpt: readonly Piece[];
}

/** Letters that normalisation does not decompose or unify. */
const baseLetters: Readonly<Record<string, string>> = {
  ß: 'ss',
  ı: 'i',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ł: 'l',
  ς: 'σ',
};
/** Apostrophes and primes; quotation marks; hyphens, dashes and the minus sign. */
const apostrophes = /[’‘‚‛′`´ʼʹ]/g;
const quotes = /["“”„‟«»″]/g;
const dashes = /[\p{Pd}−]/gu;

/** Invisible characters: soft hyphens, joiners, direction marks, and accents after decomposition. */
const unseen = /[\p{Cf}\p{M}\u115F\u1160\u3164]/gu;

/** The same for every spelling that looks alike. */
const searchForm = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .normalize('NFKD')
    .replace(unseen, '')
    .replace(apostrophes, "'")
    .replace(quotes, '"')
    .replace(dashes, '-')
    .replace(/[ßıæœøđłς]/g, (letter) => baseLetters[letter] ?? letter)
    .replace(/\s/g, ' ');

/** Where a word occurs in a line, in whole characters: [start, end) in the original text. */
function occurrences(line: string, word: string): [start: number, end: number][] {
  let text = '';
  /** For each character of the folded text, its index in the line. */
  const from: number[] = [];
  let at = 0;
  for (const character of line) {
    const more = searchForm(character);
    text += more;
    from.push(...Array.from({ length: more.length }, () => at));
    at += character.length;
  }
  const found: [number, number][] = [];
  for (let index = text.indexOf(word); index >= 0; index = text.indexOf(word, index + word.length)) {
    const start = from[index] ?? 0;
    // Includes invisible characters that follow, and the whole of a ligature if the word ends within it.
    const end = from.slice(index + word.length).find((each) => each > (from[index + word.length - 1] ?? 0));
    found.push([start, end ?? line.length]);
  }
  return found;
}

/** How many characters of a line are shown before and after the first match, to whole words. */
const before = 30;
const after = 60;

/** The part of a line around the matches, with each match marked. */
function excerptOf(line: string, wanted: readonly string[]): Piece[] {
  const found = wanted.flatMap((word) => occurrences(line, word)).toSorted(([one], [other]) => one - other);
  const [first, last] = found[0] ?? [0, 0];
  const start = first > before ? line.indexOf(' ', first - before) + 1 : 0;
  const space = line.lastIndexOf(' ', last + after);
  const end = line.length - last > after && space >= last ? space : line.length;
  const pieces: Piece[] = [{ text: start > 0 && start <= first ? '… ' : '', isFound: false }];
  let at = Math.min(start, first);
  for (const [from, to] of found) {
    if (from < at || to > end) continue;
    pieces.push(
      { text: line.slice(at, from), isFound: false },
      { text: line.slice(from, to), isFound: true },
    );
    at = to;
  }
  pieces.push({ text: line.slice(at, end) + (end < line.length ? ' …' : ''), isFound: false });
  return pieces.filter(({ text }) => text !== '');
}

/** The screens that contain every word of a query, in the course's order. */
export function search(
  course: Course,
  texts: ReadonlyMap<string, readonly ScreenText[]>,
  query: string,
): Hit[] {
  const wanted = searchForm(query).split(' ').filter(Boolean);
  if (wanted.length === 0) return [];
  return course.lessons.flatMap(({ id, title: lesson }) =>
    (texts.get(id) ?? []).flatMap(({ screen, title, lines }): Hit[] => {
      const all = searchForm([title, ...lines].join('\n'));
      if (!wanted.every((word) => all.includes(word))) return [];
      const line = lines.find((one) => wanted.some((word) => searchForm(one).includes(word)));
      const excerpt = line === undefined ? [] : excerptOf(line, wanted);
      return [{ place: { lesson: id, screen }, lesson, title, excerpt }];
    }),
  );
}
