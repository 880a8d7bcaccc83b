import mammoth from 'mammoth';
import type { DocxExtras } from './docx-extras.ts';
import { extrasOf } from './docx-extras.ts';
import { docxParts, textOf, zipOf } from './docx-file.ts';
import type { Draft, Picture } from './model.ts';
import { readHtml } from './read-html.ts';
import type { ImportLog } from './import-log.ts';
import { ImportError } from './import-log.ts';

/** How Word and LibreOffice call what is more than a paragraph. */
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
  'highlight => mark',
  'u => u',
];

/** Elements that Word writes and that hold no words. */
const wordless =
  /w:(?:tblPrEx|perm(?:Start|End)|numberingChange|moveFromRange|moveToRange|customXml\w*Range|bookmark|fldData|separator|continuationSeparator|sectPrChange)|v:|o:|office-word:|oMath/;

/** @throws {ImportError} for what cannot be read */
export async function readDocx(
  name: string,
  bytes: Uint8Array,
  log: ImportLog,
): Promise<{ draft: Draft; extras: DocxExtras }> {
  const parts = docxParts(name, bytes);
  for (const part of ['word/document.xml', 'word/footnotes.xml', 'word/endnotes.xml'])
    if (parts.has(part)) parts.set(part, new TextEncoder().encode(readable(textOf(parts.get(part)))));
  try {
    const extras = extrasOf(parts);
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
        transformDocument: markLists(),
      },
    );
    for (const { type, message } of messages) {
      if (type === 'error') log.left('Part of the document', '', `It could not be read (${message}).`);
      const [, char, font] = /^A w:sym element .*: char (.*) in font (.*)$/.exec(message) ?? [];
      if (char !== undefined && font !== undefined) {
        const places = extras.signs.filter((sign) => sign.char === char && sign.font === font);
        const where = [...new Set(places.map(({ words }) => `“${words}”`))].join(', ');
        log.left(
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
        log.left('Part of the document', '', `The element ${element} is not known.`);
    }
    return { draft: readHtml(html, log, pictures), extras };
  } catch (error) {
    if (error instanceof ImportError) throw error;
    // What a missing part makes the reader say is nothing for an author.
    const said = error instanceof Error && !(error instanceof TypeError) ? error.message : '';
    const why = said.split('\n')[0] || 'something that it names is not in it';
    throw new ImportError(`${name} is damaged (${why}). Open it in your word processor, and save it anew.`);
  }
}

/**
 * With what the reader passes over as it reads it: the words of fields and of those that run the other way, what parts
 * words, and boxes without a form for older programs.
 */
const readable = (xml: string): string =>
  xml
    .replaceAll(/<\/?w:(?:fldSimple|dir|bdo)\b[^>]*>/g, '')
    .replaceAll(/<w:(?:br\b[^>]*\bw:type="(?:page|column)"[^>]*?|cr\b)(?=\/?>)/g, '<w:br')
    .replaceAll('</w:cr>', '</w:br>')
    .replaceAll(/(<\/?)w:ptab\b/g, '$1w:tab')
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

const headings = (outline: ReadonlyMap<string, number>): string[] =>
  [...outline]
    .filter(([name]) => !name.includes("'"))
    .map(([name, level]) => `p[style-name='${name}'] => h${level}:fresh`);

interface WordElement {
  readonly type: string;
  readonly children?: readonly WordElement[];
  readonly numbering?: object | null;
}

/** Puts a mark before the words of each item, the same one for those of one list's level. */
function markLists(): (element: WordElement) => WordElement {
  const known = new Map<object, number>();
  const marked = (element: WordElement): WordElement => {
    const children = element.children?.map(marked);
    const { numbering } = element;
    if (!children || element.type !== 'paragraph' || !numbering)
      return children ? { ...element, children } : element;
    const number = known.get(numbering) ?? known.size;
    known.set(numbering, number);
    const mark = { type: 'text', value: `\ue000${number}\ue001` };
    return { ...element, children: [{ type: 'run', children: [mark] } as WordElement, ...children] };
  };
  return marked;
}
