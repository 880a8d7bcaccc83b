/** A drawing without what may stand before it and without comments. */
export const bareSvg = (source: string): string =>
  source.replace(/^\uFEFF|<\?[\s\S]*?\?>|<!--[\s\S]*?-->|<!DOCTYPE[^>]*>/g, '').trim();

const named = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);

/** As whoever shows the drawing reads it: characters may be written by number or name. */
const decoded = (source: string): string =>
  source.replace(
    /&(?:#x([\da-f]+)|#(\d+)|(\w+));?/gi,
    (entity, hex?: string, decimal?: string, name = '') => {
      const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
      return code <= 0x10ffff ? String.fromCodePoint(code) : (named.get(name) ?? entity);
    },
  );

/** Anything that runs, that is fetched from elsewhere, or that could hide either. */
const harmful = [
  /<(?:[\w.-]+:)?(?:script|foreignObject|iframe|object|embed|meta|link|base|form)\b|<!ENTITY/i,
  /[\s/"']on\w+\s*=/i,
  /j\s*a\s*v\s*a\s*s\s*c\s*r\s*i\s*p\s*t\s*:/i,
  /(?:href|src)\s*=\s*["']?\s*(?!#|data:image\/)[^"'\s]/i,
  /attributeName\s*=\s*["']?\s*(?:xlink:)?href/i,
  /url\(\s*["']?\s*(?!#|\)|data:image\/)[^"'\s]|@import|image-set\(|\\/i,
];
/** Only HTML knows more names than XML has: of a colon, for one. */
const strangeName = /&(?!(?:amp|lt|gt|quot|apos);)[a-z]\w*;/i;

/** Why a drawing cannot go with the course. @param what it is, in words that begin a sentence */
export function svgProblem(
  what: string,
  source: string,
): { readonly message: string; readonly mend: string } | undefined {
  const text = decoded(source);
  if (strangeName.test(source) || harmful.some((pattern) => pattern.test(text))) {
    const message = `${what} holds a script, or fetches something from elsewhere.`;
    return { message, mend: 'Export it again as plain SVG: shapes only.' };
  }
  if (/^<svg[\s/>]/.test(bareSvg(source))) return undefined;
  return { message: `${what} is not an SVG.`, mend: 'Export it again as plain SVG.' };
}
