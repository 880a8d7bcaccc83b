/**
 * Invisible characters around the words of a passage, which hold its number. They have no width, so the words look the
 * same as without them; see `src/compile/marks.ts`.
 */
const digits = ['\u2061', '\u2062'];
const opening = '\u2063';
const closing = '\u2064';

/** The name that the words of the interface have among the files on the page; no lesson can have it. */
export const interfaceName = ':interface';
/** The passages of the interface are numbered from here, to tell them from those of the course's own file. */
export const interfaceFrom = 65_536;

const marker = /([\u2063\u2064])([\u2061\u2062]+)\1/g;

/** The markers before and after the words of a passage. */
export function markersOf(passage: number): { readonly open: string; readonly close: string } {
  const number = [...passage.toString(2)].map((digit) => digits[Number(digit)]).join('');
  return { open: opening + number + opening, close: closing + number + closing };
}

/** The words without markers. */
export const withoutMarkers = (words: string): string => words.replaceAll(marker, '');

export interface FoundMarker {
  readonly passage: number;
  readonly isEnd: boolean;
  /** Where the marker begins and ends in the text. */
  readonly from: number;
  readonly to: number;
}

/** The markers in a text, in order. */
export const markersIn = (text: string): FoundMarker[] =>
  [...text.matchAll(marker)].map(({ 0: all, 1: sign, 2: number = '', index }) => ({
    passage: Number.parseInt([...number].map((digit) => digits.indexOf(digit)).join(''), 2),
    isEnd: sign === closing,
    from: index,
    to: index + all.length,
  }));
