import { escapeHtml } from '../compile/escape.ts';

// What XML 1.0 (§ 2.2) doesn't allow in a document: most control characters and halves of characters.
// oxlint-disable-next-line no-control-regex
const notXml = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff\p{Surrogate}]/gu;

/** Text as it may stand in an element, or in an attribute in double quotation marks, of XML or HTML. */
export const escape = (text: string): string => escapeHtml(text.replace(notXml, ''));

/** A path inside the package as a relative URI reference. */
export function hrefOf(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}
