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

/** The text without formatting, for the record's descriptions and for labels. A photo becomes its alternative text. */
export function plain(words: Rich): string {
  if (typeof words === 'string') return words;
  return words.strings
    .join('')
    .replace(/<img [^>]*?alt="([^"]*)"[^>]*>/g, ' $1 ')
    .replace(/<[^>]*>/g, '')
    .replace(/&(amp|lt|gt|quot|#39);/g, (entity) => entities[entity] ?? entity)
    .replace(/\s+/g, ' ')
    .trim();
}
