import type { Report } from './problems.ts';

/** A file's text, with `\n` line ends and without a byte order mark. */
export const sourceText = (content: Uint8Array): string =>
  new TextDecoder().decode(content).replaceAll(/\r\n?/g, '\n');

/** Characters that a page cannot show: control characters and similar Unicode characters. */
// oxlint-disable-next-line no-control-regex
export const unshown = /[\0-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffc]/;

/** Whether a text is UTF-8 without characters that no page can show; reports it otherwise. */
export function isReadable(text: string, report: Report): boolean {
  const lines = text.split('\n');
  const lost = lines.findIndex((line) => line.includes('\ufffd'));
  if (lost >= 0) {
    const fix = 'Save the file again with the encoding "UTF-8", and write the character anew.';
    report(lost + 1, 'This line holds a character that is not UTF-8.', fix);
    return false;
  }
  let isReadable = true;
  for (const [index, line] of lines.entries()) {
    const found = unshown.exec(line)?.[0];
    if (found === undefined) continue;
    isReadable = false;
    const code = (found.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
    report(
      index + 1,
      `This line holds a character that cannot be shown (U+${code}).`,
      'Delete it; if there are many, save the file as UTF-8.',
    );
  }
  return isReadable;
}
