/** Words as HTML. */
export const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** HTML as the inside of a JavaScript template literal. */
export const escapeTemplate = (html: string): string =>
  html.replaceAll('\\', '\\\\').replaceAll('`', '\\`').replaceAll('${', '\\${');

const named: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  nbsp: '\u00a0',
  shy: '\u00ad',
};

/** Markdown's words as they are meant: the few entities that authors use, and no line breaks. */
export const wordsOf = (text: string): string =>
  text
    .replace(/&(amp|lt|gt|quot|nbsp|shy);/g, (entity, name: string) => named[name] ?? entity)
    .replace(/[ \t\n]+/g, ' ');
