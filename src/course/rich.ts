/**
 * Text with optional inline formatting. Plain text is a string. Text with emphasis, code or links is an object in the
 * shape that Lit renders (a TemplateResult has `strings` too). So a block's model is the same data at build time, in a
 * test and in the browser, and no Markdown or HTML parser ships.
 */
export type Rich = string | { readonly strings: readonly string[] };

const entities: Record<string, string> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
};

/** What the compiler adds to a link for screen readers: words of the interface, not the author's. */
export const linkHint = /<span class="visually-hidden">.*?<\/span>/g;

/** The text without formatting, for the record's descriptions and for labels. A photo becomes its alternative text. */
export const plain = (words: Rich): string =>
  typeof words === 'string' ? words : ownText(words.strings.join('').replaceAll('<br>', ' '));

/** Tags at which one block, item or cell ends or begins. */
const blockTags = /<\/?(?:p|h\d|li|ul|ol|t[dhr]|blockquote|pre|div|aside|br)\b[^>]*>/g;

/** Block-level markup in one line, with a space between paragraphs, headings, items and cells. */
export const inOneLine = (words: Rich): string =>
  typeof words === 'string' ? words : ownText(words.strings.join('').replace(blockTags, ' $& '));

/**
 * Like `plain`, but without a space for a line break, and with the hint of links. For what is compared with something
 * kept earlier (fingerprints, notes, released words): learners would lose their answers if it changed.
 */
export const comparable = (words: Rich): string =>
  typeof words === 'string' ? words : textOf(words.strings.join(''));

const ownText = (html: string): string => textOf(html.replace(linkHint, ''));

const textOf = (html: string): string =>
  html
    .replace(/<img [^>]*?alt="([^"]*)"[^>]*>/g, ' $1 ')
    .replace(/<[^>]*>/g, '')
    .replace(/&(amp|lt|gt|quot|#39);/g, (entity) => entities[entity] ?? entity)
    .replace(/\s+/g, ' ')
    .trim();
