import type { XmlElement } from '../../package/xml.ts';
import { readXml } from '../../package/xml.ts';
import { child, textOf, value } from './docx-file.ts';

/** Rewrites a document so that the library that converts it to HTML reads everything that it would pass over. */

/** The mark before the words of a paragraph that continues the list item before it. */
export const continuationMark = '\ue002';
/** The mark before the words of a paragraph that has an outline level of its own, from 1. */
export const atLevel = (level: number): string => String.fromCharCode(0xe010 + level);

/** Symbol fonts, in which letters are shown as symbols. */
const signFonts = /<w:rFonts\b[^>]*\bw:ascii="(Wingdings(?: [23])?|Webdings|Symbol)"/;

/**
 * Rewrites what the library would pass over: the words of fields and of runs in the other direction, breaks between
 * words, run properties as LibreOffice writes them, and text boxes without a fallback for older programs.
 */
export const readable = (xml: string): string =>
  xml
    .replaceAll(/<w:([pr])PrChange\b[^]*?<\/w:\1PrChange>/g, '')
    .replaceAll(/<\/?w:(?:fldSimple|dir|bdo)\b[^>]*>/g, '')
    .replaceAll(/<w:(?:br\b[^>]*\bw:type="(?:page|column)"[^>]*?|cr\b)(?=\/?>)/g, '<w:br')
    .replaceAll('</w:cr>', '</w:br>')
    .replaceAll(/(<\/?)w:ptab\b/g, '$1w:tab')
    .replaceAll(/<w:rPr>((?:(?!<\/?w:rPr>)[^])*)<\/w:rPr>((?:<w:t\b[^>]*>[^<]*<\/w:t>)*)/g, asSeen)
    .replaceAll(/<w:sym w:font="([^"]*)" w:char="F0([\dA-F]{2})"\s*\/>/g, (_, font: string, code: string) =>
      signOf(font, code),
    )
    .replaceAll(
      /<mc:AlternateContent\b[^>]*>((?:(?!<mc:AlternateContent)[^])*?)<\/mc:AlternateContent>/g,
      (whole, inside: string) => {
        const [shown = ''] = inside.split('<mc:Fallback');
        const boxes = shown.match(/<w:txbxContent>(?:(?!<w:txbxContent>)[^])*?<\/w:txbxContent>/g);
        if (boxes === null || inside.split('<mc:Fallback')[1]?.includes('<w:txbxContent') === true)
          return whole;
        const [shape, name] = ['v:shape', 'xmlns:v="urn:schemas-microsoft-com:vml"'];
        const textboxes = boxes.map((box) => `<v:textbox>${box}</v:textbox>`).join('');
        return `<w:pict><${shape} ${name}>${textboxes}</${shape}></w:pict>`;
      },
    );

/** Rewrites a run's properties and words as Word would write them. */
function asSeen(_: string, properties: string, words: string): string {
  let own = properties;
  // LibreOffice writes superscript as a shift in points and a smaller size.
  const [, moved] = /<w:position w:val="(-?\d+)"\/>(?=.*<w:sz\b)/s.exec(own) ?? [];
  if (moved !== undefined && Number(moved) !== 0)
    own += `<w:vertAlign w:val="${Number(moved) < 0 ? 'sub' : 'super'}script"/>`;
  // A coloured background is highlighting; grey and white ones come from pasted text.
  const fill = /<w:shd\b[^>]*\bw:fill="([\da-f]{6})"/i.exec(own)?.[1];
  if (fill !== undefined && isColourful(fill)) own += '<w:highlight w:val="yellow"/>';
  const font = signFonts.exec(own)?.[1];
  return `<w:rPr>${own}</w:rPr>${font === undefined ? words : words.replaceAll(/<w:t\b[^>]*>([^<]*)<\/w:t>/g, (__, text: string) => signs(text, font))}`;
}

function isColourful(fill: string): boolean {
  const parts = [0, 2, 4].map((at) => Number.parseInt(fill.slice(at, at + 2), 16));
  return Math.max(...parts) - Math.min(...parts) >= 64;
}

/** Letters of a symbol font as symbols, if only one or two are together: more may be words. */
function signs(text: string, font: string): string {
  const all = text.match(/&[^;]+;|./gsu) ?? [];
  return all
    .map((sign) => {
      const point = sign.startsWith('&') ? 0 : (sign.codePointAt(0) ?? 0);
      const isSign = (point >= 0xf000 && point <= 0xf0ff) || (point > 32 && point <= 255 && all.length <= 2);
      if (!isSign) return `<w:t xml:space="preserve">${sign}</w:t>`;
      return signOf(font, (point % 0xf000).toString(16).toUpperCase().padStart(2, '0'));
    })
    .join('');
}

/** The symbols that people put before items and options, in characters that every font has. */
const plainSigns: Readonly<Record<string, string>> = {
  'Wingdings 6C': '●',
  'Wingdings 6E': '■',
  'Wingdings 6F': '☐',
  'Wingdings A8': '☐',
  'Wingdings D8': '➢',
  'Wingdings FB': '✗',
  'Wingdings FD': '☒',
  'Wingdings FE': '☑',
  'Wingdings 2 4F': '✗',
  'Wingdings 2 50': '✓',
  'Wingdings 2 51': '☒',
  'Wingdings 2 52': '☑',
  'Wingdings 2 53': '☒',
  'Wingdings 2 54': '☒',
  'Wingdings 2 A3': '☐',
};

function signOf(font: string, code: string): string {
  const plain = plainSigns[`${font} ${code}`];
  return plain === undefined ? `<w:sym w:font="${font}" w:char="F0${code}"/>` : `<w:t>${plain}</w:t>`;
}

/**
 * Puts a mark before the words of each paragraph whose level, or list item, the library would not report.
 * @param bare levels of lists that show no bullet
 */
export const flagged = (xml: string, bare: ReadonlySet<string>): string =>
  xml.replaceAll(/<w:p\b[^>]*>\s*<w:pPr>((?:(?!<\/w:pPr>)[^])*)<\/w:pPr>/g, (whole, properties: string) => {
    const level = Number(/<w:outlineLvl w:val="(\d)"/.exec(properties)?.[1] ?? 9);
    const [, depth = '', id = ''] =
      /<w:numPr>\s*<w:ilvl w:val="(\d+)"\s*\/>\s*<w:numId w:val="(\d+)"/.exec(properties) ?? [];
    const sign = (level < 9 ? atLevel(level + 1) : '') + (bare.has(`${id}/${depth}`) ? continuationMark : '');
    return sign === '' ? whole : `${whole}<w:r><w:t>${sign}</w:t></w:r>`;
  });

/** `numId/ilvl` of the list levels without a bullet: pandoc uses them for paragraphs that continue an item. */
export function bareLevels(numbering: Uint8Array | undefined): Set<string> {
  if (numbering === undefined) return new Set();
  const all = readXml(textOf(numbering)).elements[0]?.children ?? [];
  const levelsOf = (num: XmlElement): readonly XmlElement[] => {
    const form = value(child(num, 'abstractNumId'));
    return (
      all.find((one) => one.local === 'abstractNum' && value(one, 'abstractNumId') === form)?.children ?? []
    );
  };
  return new Set(
    all
      .filter(({ local }) => local === 'num')
      .flatMap((num) =>
        levelsOf(num)
          .filter(
            (one) =>
              one.local === 'lvl' &&
              value(child(one, 'numFmt')) === 'bullet' &&
              value(child(one, 'lvlText'))?.trim() === '',
          )
          .map((one) => `${value(num, 'numId') ?? ''}/${value(one, 'ilvl') ?? ''}`),
      ),
  );
}
