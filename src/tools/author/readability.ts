/** The end of a sentence; not a full stop inside a name or a number. Many scripts have no capital letters. */
const ending = /(?<=[\p{Sentence_Terminal}…](?:[\u00a0\u202f]?[’”»'")\]])*)\s+(?=[‘“«"'(]*[\p{Lu}\p{Lo}\d])/u;
const initials = /\b(\p{Lu}|Dr|Mr|Mrs|Ms|Prof|St|e\.g|i\.e|etc|vs|No)\.(?=\s)/gu;

/** The sentences of a passage; words without a full stop count as one. */
export const sentencesOf = (text: string): string[] =>
  text
    .replace(initials, '$1')
    .split(ending)
    .filter((sentence) => wordsOf(sentence).length > 0);

/** Combining marks, joiners and soft hyphens are inside words. */
export const wordsOf = (text: string): string[] =>
  text.match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}\u00ad\p{Join_Control}’'-]*/gu) ?? [];

/** An estimate from spelling, good enough over a few hundred English words. */
export function syllablesIn(word: string): number {
  const letters = word.toLowerCase().replace(/[^a-z]/g, '');
  let count = letters.match(/[aeiouy]+/g)?.length ?? 0;
  if (count > 1 && letters.endsWith('e') && !/(le|ee|ye)$/.test(letters)) count--;
  if (count > 1 && letters.endsWith('ed') && !/[td]ed$/.test(letters)) count--;
  if (count > 1 && letters.endsWith('es') && !/(s|x|z|ch|sh|c|g)es$/.test(letters)) count--;
  return Math.max(1, count);
}

/** Flesch's reading ease: 100 is very easy, 60 plain, 30 hard. For English only. */
export function readingEase(passages: readonly string[]): number {
  const sentences = passages.flatMap(sentencesOf);
  const words = sentences.flatMap(wordsOf);
  if (words.length === 0) return 100;
  const syllables = words.reduce((sum, word) => sum + syllablesIn(word), 0);
  return 206.835 - 1.015 * (words.length / sentences.length) - 84.6 * (syllables / words.length);
}
