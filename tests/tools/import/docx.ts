import { strToU8, zipSync } from 'fflate';

/** Documents of Word, part by part, as Word, LibreOffice and Google Docs write them. */

export const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** A run: `r('words', 'b i')` with what its properties hold, as elements of `w:rPr`. */
export const r = (text: string, marks = ''): string => {
  const properties = marks
    .split(' ')
    .filter((mark) => mark !== '')
    .map((mark) => (mark.includes('=') ? `<w:${mark.replace(/=(.*)$/, ' w:val="$1"')}/>` : `<w:${mark}/>`))
    .join('');
  const words = text
    .split('\t')
    .map((part) =>
      part
        .split('\n')
        .map((line) => `<w:t xml:space="preserve">${escaped(line)}</w:t>`)
        .join('<w:br/>'),
    )
    .join('<w:tab/>');
  return `<w:r>${properties === '' ? '' : `<w:rPr>${properties}</w:rPr>`}${words}</w:r>`;
};

export interface Look {
  readonly style?: string;
  /** `numId/ilvl` */
  readonly list?: string;
}

/** A paragraph, of words or of runs. */
export function p(content: string, { style, list }: Look = {}): string {
  const [id, level] = (list ?? '').split('/');
  const properties = [
    ...(style === undefined ? [] : [`<w:pStyle w:val="${style}"/>`]),
    ...(list === undefined ? [] : [`<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${id}"/></w:numPr>`]),
  ].join('');
  const runs = /^<(?:w|m|mc):/.test(content) ? content : r(content);
  return `<w:p>${properties === '' ? '' : `<w:pPr>${properties}</w:pPr>`}${runs}</w:p>`;
}

export const h = (level: number, words: string): string => p(words, { style: `Heading${level}` });

export const table = (...rows: readonly (readonly string[])[]): string =>
  `<w:tbl><w:tblPr/><w:tblGrid/>${rows
    .map(
      (row) =>
        `<w:tr>${row.map((cell) => (cell.startsWith('<w:tc') ? cell : `<w:tc><w:tcPr/>${p(cell)}</w:tc>`)).join('')}</w:tr>`,
    )
    .join('')}</w:tbl>`;

export const link = (id: string, words: string): string =>
  `<w:hyperlink r:id="${id}" w:history="1">${r(words, 'rStyle=Hyperlink')}</w:hyperlink>`;

/** @param description what Word's "alternative text" says */
export const picture = (id: string, description = ''): string =>
  `<w:r><w:drawing><wp:inline distT="0" distB="0"><wp:extent cx="914400" cy="914400"/><wp:docPr id="1" name="Picture 1" descr="${escaped(description)}"/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr><pic:cNvPr id="1" name="x.png"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="${id}"/></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="914400" cy="914400"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`;

/** A box to tick, as Word's developer tools make it. */
export const tick = (isOn: boolean): string =>
  `<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="${isOn ? 1 : 0}"/></w14:checkbox></w:sdtPr><w:sdtContent>${r(isOn ? '☒' : '☐')}</w:sdtContent></w:sdt>`;

const namespaces = [
  ['w', 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'],
  ['r', 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'],
  ['wp', 'http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing'],
  ['a', 'http://schemas.openxmlformats.org/drawingml/2006/main'],
  ['pic', 'http://schemas.openxmlformats.org/drawingml/2006/picture'],
  ['m', 'http://schemas.openxmlformats.org/officeDocument/2006/math'],
  ['mc', 'http://schemas.openxmlformats.org/markup-compatibility/2006'],
  ['wps', 'http://schemas.microsoft.com/office/word/2010/wordprocessingShape'],
  ['w14', 'http://schemas.microsoft.com/office/word/2010/wordml'],
  ['v', 'urn:schemas-microsoft-com:vml'],
]
  .map(([prefix, uri]) => `xmlns:${prefix}="${uri}"`)
  .join(' ');

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const part = (root: string, inside: string): string =>
  `${declaration}<w:${root} ${namespaces}>${inside}</w:${root}>`;

/** Word's built-in names are English whatever language it speaks; its ids are not. */
const style = (id: string, name: string, outline?: number, basedOn = 'Normal'): string =>
  `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="${basedOn}"/>${
    outline === undefined ? '' : `<w:pPr><w:outlineLvl w:val="${outline}"/></w:pPr>`
  }</w:style>`;

const styles = [
  '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>',
  style('Title', 'Title'),
  ...[1, 2, 3, 4].map((level) => style(`Heading${level}`, `heading ${level}`, level - 1)),
  style('berschrift2', 'Kapitel (Haus)', undefined, 'Heading2'),
  style('Quote', 'Quote'),
  style('TOC1', 'toc 1'),
  style('ListParagraph', 'List Paragraph'),
  '<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/></w:style>',
].join('');

/** Lists by number: 1 bullets, 2 decimals, 3 letters, 4 decimals over letters. */
const levels = (...formats: readonly string[]): string =>
  formats
    .map(
      (format, level) =>
        `<w:lvl w:ilvl="${level}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="%${level + 1}."/></w:lvl>`,
    )
    .join('');
const lists = [
  levels('bullet', 'bullet', 'bullet'),
  levels('decimal', 'decimal'),
  levels('lowerLetter', 'lowerRoman'),
  levels('decimal', 'lowerLetter'),
];
const numbering = part(
  'numbering',
  lists.map((all, at) => `<w:abstractNum w:abstractNumId="${at}">${all}</w:abstractNum>`).join('') +
    lists.map((_, at) => `<w:num w:numId="${at + 1}"><w:abstractNumId w:val="${at}"/></w:num>`).join(''),
);

export interface DocxContent {
  readonly body: string;
  /** Id → address. */
  readonly links?: Readonly<Record<string, string>>;
  /** Id → a file in `word/media/`, with its content. */
  readonly pictures?: Readonly<Record<string, readonly [name: string, content: Uint8Array]>>;
  /** The first is 1. */
  readonly footnotes?: readonly string[];
  readonly comments?: readonly (readonly [author: string, words: string])[];
  readonly header?: string;
  /** More relationships of the document, as XML. */
  readonly relationships?: string;
  readonly more?: Readonly<Record<string, Uint8Array | string>>;
}

const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

export function docx({
  body,
  links = {},
  pictures = {},
  footnotes = [],
  comments = [],
  header,
  relationships = '',
  more = {},
}: DocxContent): Uint8Array {
  const relationship = (id: string, type: string, target: string, mode = ''): string =>
    `<Relationship Id="${id}" Type="${office}/${type}" Target="${escaped(target)}"${mode}/>`;
  const rels = [
    relationship('styles', 'styles', 'styles.xml'),
    relationship('numbering', 'numbering', 'numbering.xml'),
    relationship('footnotes', 'footnotes', 'footnotes.xml'),
    relationship('comments', 'comments', 'comments.xml'),
    ...(header === undefined ? [] : [relationship('header', 'header', 'header1.xml')]),
    ...Object.entries(links).map(([id, url]) => relationship(id, 'hyperlink', url, ' TargetMode="External"')),
    ...Object.entries(pictures).map(([id, [name]]) => relationship(id, 'image', `media/${name}`)),
    relationships,
  ].join('');
  const relationshipsOf = (inside: string): string =>
    `${declaration}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${inside}</Relationships>`;
  const types = ['png', 'jpg', 'gif', 'emf', 'svg']
    .map(
      (ending) =>
        `<Default Extension="${ending}" ContentType="image/${ending === 'jpg' ? 'jpeg' : ending === 'svg' ? 'svg+xml' : ending === 'emf' ? 'x-emf' : ending}"/>`,
    )
    .join('');
  const override = (name: string, type: string): string =>
    `<Override PartName="/word/${name}.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.${type}+xml"/>`;
  const files: Record<string, Uint8Array | string> = {
    '[Content_Types].xml': `${declaration}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${types}${override('document', 'document.main')}${['styles', 'numbering', 'footnotes', 'comments'].map((name) => override(name, name)).join('')}${header === undefined ? '' : override('header1', 'header')}</Types>`,
    '_rels/.rels': relationshipsOf(relationship('main', 'officeDocument', 'word/document.xml')),
    'word/_rels/document.xml.rels': relationshipsOf(rels),
    'word/document.xml': part(
      'document',
      `<w:body>${body}${header === undefined ? '' : '<w:sectPr><w:headerReference w:type="default" r:id="header"/></w:sectPr>'}</w:body>`,
    ),
    'word/styles.xml': part('styles', styles),
    'word/numbering.xml': numbering,
    'word/footnotes.xml': part(
      'footnotes',
      footnotes
        .map(
          (words, at) =>
            `<w:footnote w:id="${at + 1}">${p(`<w:r><w:footnoteRef/></w:r>${r(` ${words}`)}`)}</w:footnote>`,
        )
        .join(''),
    ),
    'word/comments.xml': part(
      'comments',
      comments
        .map(
          ([author, words], at) =>
            `<w:comment w:id="${at}" w:author="${author}" w:initials="${author.charAt(0)}">${p(words)}</w:comment>`,
        )
        .join(''),
    ),
    ...(header === undefined ? {} : { 'word/header1.xml': part('hdr', p(header)) }),
    ...Object.fromEntries(Object.values(pictures).map(([name, content]) => [`word/media/${name}`, content])),
    ...more,
  };
  return zipSync(
    Object.fromEntries(
      Object.entries(files).map(([name, content]) => [
        name,
        typeof content === 'string' ? strToU8(content) : content,
      ]),
    ),
  );
}

/** A picture of one pixel. */
export const png = new Uint8Array(
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
);
