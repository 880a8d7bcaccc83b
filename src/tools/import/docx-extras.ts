import type { XmlElement } from '../../package/xml.ts';
import { elementsIn, readXml } from '../../package/xml.ts';
import type { Renumbered } from './docx-numbers.ts';
import { renumberedIn } from './docx-numbers.ts';
import { child, isMacro, textOf, value } from './docx-file.ts';

/** The parts of a .docx that are not its text, and all its words, to compare with those in the lesson. */
export interface DocxExtras {
  /** The words of each paragraph anywhere in the document, and where it is. */
  readonly paragraphs: readonly { readonly where: string; readonly text: string }[];
  readonly comments: readonly { readonly author: string; readonly text: string }[];
  /** Words deleted in tracked changes. */
  readonly deleted: readonly string[];
  /** Words inserted in tracked changes: the lesson gets them. */
  readonly inserted: readonly string[];
  readonly formulas: readonly string[];
  /** Hidden text: the lesson gets it. */
  readonly hidden: readonly string[];
  /** Characters of symbol fonts, with the words of their paragraph. */
  readonly signs: readonly { readonly char: string; readonly font: string; readonly words: string }[];
  readonly renumbered: readonly Renumbered[];
  /** Headers and footers. */
  readonly margins: readonly string[];
  readonly macros: readonly string[];
  /** Linked resources, which are not fetched. */
  readonly external: readonly string[];
  /** The names of paragraph styles with an outline level, and the level. */
  readonly outline: ReadonlyMap<string, number>;
}

type Parts = ReadonlyMap<string, Uint8Array>;

const wheres: readonly (readonly [part: RegExp, where: string])[] = [
  [/^word\/document\.xml$/, 'Text'],
  [/^word\/footnotes\.xml$/, 'Footnote'],
  [/^word\/endnotes\.xml$/, 'Endnote'],
  [/^word\/diagrams\/data\d*\.xml$/, 'Diagram'],
  [/^word\/charts\/chart(?:Ex)?\d*\.xml$/, 'Chart'],
];

export function extrasOf(parts: Parts): DocxExtras {
  const found = {
    paragraphs: [],
    comments: [],
    deleted: [],
    inserted: [],
    formulas: [],
    hidden: [],
    signs: [],
  } as Found;
  const margins: string[] = [];
  const tree = (part: string): XmlElement | undefined =>
    parts.has(part) ? readXml(textOf(parts.get(part))).elements[0] : undefined;
  for (const part of parts.keys()) {
    const where = wheres.find(([pattern]) => pattern.test(part))?.[1];
    if (where !== undefined) look(tree(part), where, found);
    if (/^word\/(?:header|footer)\d*\.xml$/.test(part)) margins.push(allText(tree(part)));
  }
  for (const comment of elementsIn(tree('word/comments.xml') ?? nothing).filter(
    ({ local }) => local === 'comment',
  ))
    found.comments.push({ author: value(comment, 'author') ?? '', text: allText(comment) });
  return {
    ...found,
    margins: [...new Set(margins)].filter((text) => text !== ''),
    renumbered: renumberedIn(tree('word/document.xml'), tree('word/numbering.xml')),
    macros: [...parts.keys()].filter(isMacro),
    external: [...parts.keys()]
      .filter((part) => part.endsWith('.rels'))
      .flatMap((part) => externalIn(tree(part))),
    outline: outlineOf(tree('word/styles.xml')),
  };
}

interface Found {
  readonly paragraphs: { where: string; text: string }[];
  readonly comments: { author: string; text: string }[];
  readonly deleted: string[];
  readonly inserted: string[];
  readonly formulas: string[];
  readonly hidden: string[];
  readonly signs: { char: string; font: string; words: string }[];
}

const nothing: XmlElement = { name: '', local: '', uri: '', attributes: [], text: '', children: [] };

/** Elements whose text is not text of the page. */
const silent = new Set(['instrText', 'delInstrText', 'pPr', 'rPr', 'sdtPr']);

function look(root: XmlElement | undefined, where: string, found: Found): void {
  const walk = (element: XmlElement, into: string[]): void => {
    const { local, children } = element;
    if (silent.has(local)) return;
    if (local === 'p') {
      const own: string[] = [];
      for (const child of children) walk(child, own);
      const text = joined(own);
      if (text !== '') found.paragraphs.push({ where, text });
      const runs = elementsIn(element).filter(isHidden);
      const hidden = joined(
        runs.flatMap((run) => run.children.map((one) => (one.local === 't' ? one.text : ' '))),
      );
      if (hidden !== '') found.hidden.push(hidden);
      for (const sign of elementsIn(element).filter((one) => one.local === 'sym'))
        found.signs.push({
          char: value(sign, 'char') ?? '',
          font: value(sign, 'font') ?? '',
          words: text,
        });
    } else if (local === 'docPr') {
      // The alternative text of a picture, a shape or a chart, even if the lesson does not get the object.
      const text = joined([value(element, 'descr') || value(element, 'title') || '']);
      if (text !== '') found.paragraphs.push({ where: 'Alternative text', text });
    } else if (local === 'oMath') {
      found.formulas.push(allText(element));
    } else if (local === 'del' || local === 'moveFrom') {
      const text = allText(element);
      // A deleted paragraph mark has no words.
      if (text !== '') found.deleted.push(text);
    } else if (local === 'AlternateContent') {
      // It holds the same words twice: for newer and for older programs.
      const fallback = children.find((child) => child.local === 'Fallback' && allText(child) !== '');
      const one = fallback ?? children.find((child) => allText(child) !== '');
      for (const child of one ? [one] : children) walk(child, into);
    } else if (local === 'ins') {
      const own: string[] = [];
      for (const child of children) walk(child, own);
      if (joined(own) !== '') found.inserted.push(joined(own));
      into.push(...own);
    } else if (['t', 'v', 'pt'].includes(local) && children.length === 0) {
      into.push(element.text);
    } else if (local === 'textpath') {
      // WordArt of older versions.
      into.push(value(element, 'string') ?? '');
    } else if (local === 'noBreakHyphen') {
      into.push('-');
    } else if (local === 'listEntry') {
      into.push(` ${value(element) ?? ''} `);
    } else if (['tab', 'ptab', 'br', 'cr'].includes(local)) {
      into.push(' ');
    } else for (const child of children) walk(child, into);
  };
  const loose: string[] = [];
  if (root) walk(root, loose);
  // The figures of charts are in no paragraph.
  if (joined(loose) !== '') found.paragraphs.push({ where, text: joined(loose.map((one) => `${one} `)) });
}

/** Whether a run is hidden text: a box in Word's "Font" dialog. */
function isHidden(element: XmlElement): boolean {
  const vanish = element.local === 'r' ? child(element, 'rPr', 'vanish') : undefined;
  return vanish !== undefined && !['0', 'false', 'off'].includes(value(vanish) ?? '');
}

const joined = (texts: readonly string[]): string => texts.join('').replaceAll(/\s+/g, ' ').trim();

/** All words in an element, deleted ones included. */
const allText = (element: XmlElement | undefined): string =>
  joined(
    elementsIn(element ?? nothing).map(({ local, text }) => {
      if (['t', 'delText'].includes(local)) return text;
      return ['p', 'tab', 'br'].includes(local) ? ' ' : '';
    }),
  );

function externalIn(rels: XmlElement | undefined): string[] {
  return elementsIn(rels ?? nothing)
    .filter((one) => value(one, 'TargetMode') === 'External')
    .filter((one) => !value(one, 'Type')?.endsWith('/hyperlink'))
    .map((one) => `${value(one, 'Type')?.split('/').at(-1) ?? 'reference'}: ${value(one, 'Target') ?? ''}`);
}

/** Styles with an outline level of their own, or of the style that they are based on. */
function outlineOf(styles: XmlElement | undefined): Map<string, number> {
  const byId = new Map(
    elementsIn(styles ?? nothing)
      .filter((one) => one.local === 'style' && value(one, 'type') === 'paragraph')
      .map((one) => [value(one, 'styleId') ?? '', one]),
  );
  const levelOf = (id: string | undefined, seen: readonly string[] = []): number | undefined => {
    const style = byId.get(id ?? '');
    if (!style || id === undefined || seen.includes(id)) return undefined;
    const said = value(child(style, 'pPr', 'outlineLvl'));
    // The tenth level means body text.
    if (said !== undefined) return Number(said) < 9 ? Math.min(Number(said) + 1, 6) : undefined;
    return levelOf(value(child(style, 'basedOn')), [...seen, id]);
  };
  return new Map(
    [...byId].flatMap(([id, style]) => {
      const [name, level] = [value(child(style, 'name')), levelOf(id)];
      return name !== undefined && level !== undefined ? [[name, level] as const] : [];
    }),
  );
}
