import mammoth from 'mammoth';
import type { DocxExtras } from './docx-extras.ts';
import { extrasOf } from './docx-extras.ts';
import { docxParts, textOf, zipOf } from './docx-file.ts';
import { atLevel, bareLevels, flagged, continuationMark, readable } from './docx-reading.ts';
import type { Draft, Picture } from './model.ts';
import { readHtml } from './read-html.ts';
import type { ImportLog } from './import-log.ts';
import { ImportError } from './import-log.ts';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
/** The name for the style of a paragraph that has an outline level of its own. */
const styleAt = (level: number): string => `Level ${level} of the outline`;

/** The names that Word and LibreOffice give to styles other than body text. */
const styles = [
  "p[style-name='Title'] => h1.title:fresh",
  ...[
    'toc 1',
    'toc 2',
    'toc 3',
    'toc 4',
    'toc 5',
    'TOC Heading',
    'Contents Heading',
    'Contents 1',
    'Contents 2',
    'Contents 3',
  ].map((name) => `p[style-name='${name}'] => p.contents:fresh`),
  ...['Quote', 'Intense Quote', 'Quotations', 'Block Text'].map(
    (name) => `p[style-name='${name}'] => blockquote > p:fresh`,
  ),
  ...['HTML Preformatted', 'Preformatted Text', 'Source Code'].map(
    (name) => `p[style-name='${name}'] => pre:separator('\\n')`,
  ),
  ...[1, 2, 3, 4, 5, 6, 7, 8, 9].map(
    (level) => `p[style-name='${styleAt(level)}'] => h${Math.min(level, 6)}:fresh`,
  ),
  'highlight => mark',
  'u => u',
];

/** Elements of Word that hold no words. */
const wordless =
  /w:(?:tblPrEx|perm(?:Start|End)|numberingChange|moveFromRange|moveToRange|customXml\w*Range|bookmark|fldData|separator|continuationSeparator|sectPrChange)|v:|o:|office-word:|oMath/;

/** @throws {ImportError} if it cannot be read */
export async function readDocx(
  name: string,
  bytes: Uint8Array,
  log: ImportLog,
): Promise<{ draft: Draft; extras: DocxExtras }> {
  const parts = docxParts(name, bytes);
  for (const part of ['word/document.xml', 'word/footnotes.xml', 'word/endnotes.xml'])
    if (parts.has(part)) parts.set(part, bytesOf(readable(textOf(parts.get(part)))));
  try {
    const extras = extrasOf(parts);
    const bare = bareLevels(parts.get('word/numbering.xml'));
    parts.set('word/document.xml', bytesOf(flagged(textOf(parts.get('word/document.xml')), bare)));
    const pictures: Picture[] = [];
    const { value: html, messages } = await mammoth.convertToHtml(
      { buffer: Buffer.from(zipOf(parts)) },
      {
        styleMap: [...styles, ...headings(extras.outline)],
        externalFileAccess: false,
        includeEmbeddedStyleMap: false,
        convertImage: mammoth.images.imgElement(async (image) => {
          pictures.push({
            content: new Uint8Array(await image.readAsBuffer()),
            ending: image.contentType,
            alt: '',
          });
          return { src: `picture:${pictures.length - 1}` };
        }),
        transformDocument: placed(),
      },
    );
    for (const { type, message } of messages) {
      if (type === 'error') log.leftOut('Part of the document', '', `It could not be read (${message}).`);
      const [, char, font] = /^A w:sym element .*: char (.*) in font (.*)$/.exec(message) ?? [];
      if (char !== undefined && font !== undefined) {
        const places = extras.signs.filter((sign) => sign.char === char && sign.font === font);
        const where = [...new Set(places.map(({ words }) => `“${words}”`))].join(', ');
        log.leftOut(
          'Sign',
          `${font} ${char}`,
          `It is known to that font alone. Write it where it belongs: ${where}.`,
        );
      }
      const element = /unrecognised element was ignored: (.*)$/.exec(message)?.[1];
      if (element === 'w:altChunk')
        throw new ImportError(
          `${name} holds a whole other document (altChunk), which only a word processor reads. Open it there, and save it anew.`,
        );
      if (element !== undefined && !wordless.test(element))
        log.leftOut('Part of the document', '', `The element ${element} is not known.`);
    }
    return { draft: readHtml(html, log, pictures), extras };
  } catch (error) {
    if (error instanceof ImportError) throw error;
    // A TypeError comes from a missing part: its message means nothing to an author.
    const said = error instanceof Error && !(error instanceof TypeError) ? error.message : '';
    const why = said.split('\n')[0] || 'something that it names is not in it';
    throw new ImportError(`${name} is damaged (${why}). Open it in your word processor, and save it anew.`);
  }
}

const headings = (outline: ReadonlyMap<string, number>): string[] =>
  [...outline]
    .filter(([name]) => !name.includes("'"))
    .map(([name, level]) => `p[style-name='${name}'] => h${level}:fresh`);

interface WordElement {
  readonly type: string;
  readonly children?: readonly WordElement[];
  readonly value?: string;
  readonly styleName?: string | null;
  readonly numbering?: Numbering | null;
}

interface Numbering {
  readonly level: string;
}

/** Gives each paragraph its outline level, and in lists the item that it belongs to. */
function placed(): (element: WordElement) => WordElement {
  const known = new Map<Numbering, number>();
  const deeper = new Map<Numbering, Numbering>();
  /** The open list at each level. */
  const open: Numbering[] = [];
  const item = (element: WordElement, isGoingOn: boolean): WordElement => {
    const said = element.numbering && atStyle(element.numbering, element.styleName, deeper);
    const level = Number(said?.level ?? 0);
    const numbering = isGoingOn ? open[level] : said;
    open.length = Math.min(open.length, numbering ? level + 1 : 0);
    // With no item before it, it is an ordinary paragraph.
    if (!numbering) return { ...element, numbering: null };
    open[level] = numbering;
    const number = known.get(numbering) ?? known.size;
    known.set(numbering, number);
    const mark = { type: 'text', value: `\ue000${number}\ue001${isGoingOn ? continuationMark : ''}` };
    const run: WordElement = { type: 'run', children: [mark] };
    return { ...element, numbering, children: [run, ...(element.children ?? [])] };
  };
  return function marked(element): WordElement {
    const { type, children } = element;
    if (type !== 'paragraph' || !children)
      return children ? { ...element, children: children.map(marked) } : element;
    const sign = children[0]?.children?.[0]?.value ?? '';
    const level = [1, 2, 3, 4, 5, 6, 7, 8, 9].find((one) => sign.startsWith(atLevel(one)));
    const isGoingOn = sign.endsWith(continuationMark);
    const own = level !== undefined || isGoingOn ? children.slice(1) : children;
    const styleName =
      level === undefined || element.styleName === 'Title' ? element.styleName : styleAt(level);
    return item({ ...element, ...(styleName && { styleName }), children: own.map(marked) }, isGoingOn);
  };
}

/** Nests the styles "List Bullet 2" and so on by the number in their name. */
function atStyle(numbering: Numbering, style: string | null | undefined, deeper: Map<Numbering, Numbering>) {
  const level = Number(/^List (?:Bullet|Number) ([2-5])$/.exec(style ?? '')?.[1] ?? 1) - 1;
  if (numbering.level !== '0' || level === 0) return numbering;
  const at = deeper.get(numbering) ?? { ...numbering, level: String(level) };
  deeper.set(numbering, at);
  return at;
}
