import { escapeHtml, notXml } from '../compile/escape.ts';

/** Escapes text for XML or HTML: in an element, or in an attribute in double quotation marks. */
export const escape = (text: string): string => escapeHtml(text.replace(notXml, ''));

/** A path inside the package as a relative URI reference. */
export function hrefOf(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}
