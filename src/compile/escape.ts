/** Escapes words for HTML or XML: in an element, or in an attribute in double quotation marks. */
export const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** Escapes HTML for a JavaScript template literal. */
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
 * Decodes the few entities that authors use, and replaces line breaks.
 * @param unknown is called with any other entity, which is not decoded, and its index
 */
export const decodeEntities = (text: string, unknown: (entity: string, at: number) => void): string =>
  text
    // Names have at least two letters: "Q&A;" is not an entity.
    .replace(/&(#\d+|#[xX][\da-fA-F]+|[a-zA-Z][a-zA-Z\d]+);/g, (entity, name: string, at: number) => {
      const character = named.get(name);
      if (character === undefined) unknown(entity, at);
      return character ?? entity;
    })
    .replace(/[ \t\n]+/g, ' ');

/** Characters that XML 1.0 (§ 2.2) doesn't allow: most control characters and lone surrogates. */
// oxlint-disable-next-line no-control-regex
export const notXml = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff\p{Surrogate}]/gu;
