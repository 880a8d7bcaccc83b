/** Words as HTML or XML: in an element, or in an attribute in double quotation marks. */
export const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** HTML as the inside of a JavaScript template literal. */
export const escapeTemplate = (html: string): string =>
  html.replaceAll('\\', '\\\\').replaceAll('`', '\\`').replaceAll('${', '\\${');

const named = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['nbsp', '\u00a0'],
  ['shy', '\u00ad'],
]);

/**
 * Markdown's words as they are meant: the few entities that authors use, and no line breaks.
 * @param unknown is called with any other entity, which stays as it is, and where it stands
 */
export const wordsOf = (text: string, unknown: (entity: string, at: number) => void): string =>
  text
    // Names have two letters at least: "Q&A;" is no entity.
    .replace(/&(#\d+|#[xX][\da-fA-F]+|[a-zA-Z][a-zA-Z\d]+);/g, (entity, name: string, at: number) => {
      const character = named.get(name);
      if (character === undefined) unknown(entity, at);
      return character ?? entity;
    })
    .replace(/[ \t\n]+/g, ' ');

/** What XML 1.0 (§ 2.2) doesn't allow in a document: most control characters and halves of characters. */
// oxlint-disable-next-line no-control-regex
export const notXml = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff\p{Surrogate}]/gu;
