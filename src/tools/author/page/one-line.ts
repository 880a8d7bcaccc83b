/**
 * Words of several lines as a field of one line shows them: it would drop the line breaks alone, and join the words
 * beside them.
 */
export const inOneLine = (words: string): string =>
  words.replace(/\s*\n\s*$/, '').replaceAll(/(?:(?<!\\)\\)?[ \t\r]*\n[ \t]*/g, ' ');
