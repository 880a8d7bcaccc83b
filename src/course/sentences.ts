/**
 * After a sentence: space, or nothing in scripts that put none there. `Intl.Segmenter` would find it, too, but Firefox
 * lacks it before version 125, and its result depends on the browser: a record must not.
 */
const sentenceEnd =
  /(?<=[\p{Sentence_Terminal}…][\p{Pe}\p{Pf}"']*)\s+(?=\P{Ll})|(?<=[。．！？｡][\p{Pe}\p{Pf}]*)(?![。．！？｡\p{Pe}\p{Pf}\s])/gu;

/** As many whole sentences as fit, and `…` if there are more. If not even one fits, as many of its words as fit. */
export function sentencesWithin(text: string, room: number): string {
  if (text.length <= room) return text;
  const spaced = text.replaceAll(/[^\S\u00a0\u202f]+/g, ' ');
  const ends = [...spaced.matchAll(sentenceEnd)].map(({ index }) => index);
  const end = ends.findLast((one) => one <= room - 2);
  return end === undefined ? wordsWithin(text, room) : `${spaced.slice(0, end)} …`;
}

/** As many whole words as fit, and `…` if there are more; characters if there is no space. */
export function wordsWithin(text: string, room: number): string {
  if (text.length <= room) return text;
  const words = /^(.*\S)\s/su.exec(text.slice(0, Math.max(0, room)))?.[1];
  // Half of a character of two code units is none.
  const cut = words ?? text.slice(0, Math.max(0, room - 1)).replace(/[\uD800-\uDBFF]$/, '');
  return `${cut}…`;
}
