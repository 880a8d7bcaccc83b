import type { SaxesTagNS } from 'saxes';
import { SaxesParser } from 'saxes';

/** The content of a source or target: words, or a mark by its id. */
export type Inline = string | { readonly id: string; readonly is: 'open' | 'close' | 'alone' };

export interface ReadSegment {
  readonly source: readonly Inline[];
  /** Undefined if it is not translated. */
  readonly target: readonly Inline[] | undefined;
  /** Whether the translator's tool marks it as translated. */
  readonly isDone: boolean;
  /** Whether it holds only the white space between two sentences. */
  readonly isGap: boolean;
  /** Whether a sentence is done but empty, because its words were joined to another sentence. */
  readonly isJoined: boolean;
}

export interface ReadUnit {
  readonly id: string;
  /** The line in the XLIFF file. */
  readonly line: number;
  readonly segments: readonly ReadSegment[];
}

export interface ReadFile {
  /** The course's file that it was exported from. */
  readonly original: string;
  readonly locale: string;
  readonly units: readonly ReadUnit[];
}

/** Why an XLIFF file cannot be read. */
export class XliffError extends Error {
  override name = 'XliffError';
  readonly line: number;
  readonly fix: string;

  constructor(message: string, fix: string, line = 1) {
    super(message);
    this.fix = fix;
    this.line = line;
  }
}

interface Element {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly line: number;
  readonly children: (Element | string)[];
}

const sendAgain = 'Ask for the file anew, as the translator’s tool saves it.';

/** The file's text, decoded by its byte order mark or its XML declaration. XML 1.0, appendix F. */
function decoded(bytes: Uint8Array): string {
  const [a, b] = bytes;
  const utf16 = a === 0xff && b === 0xfe ? 'utf-16le' : a === 0xfe && b === 0xff ? 'utf-16be' : undefined;
  const said = (text: string): string | undefined =>
    /^\ufeff?<\?xml[^>]*?\sencoding\s*=\s*["']([^"']*)["']/.exec(text)?.[1]?.toLowerCase();
  const encoding =
    utf16 ?? said(new TextDecoder('latin1').decode(bytes.slice(0, 200)).replace('ï»¿', '')) ?? 'utf-8';
  const fix = 'Have it saved as UTF-8, with encoding="UTF-8" in its first line.';
  let text: string;
  try {
    if (!utf16 && encoding.startsWith('utf-16')) throw new TypeError('no byte order mark');
    text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw new XliffError(`The file is not written in the encoding "${encoding}".`, fix);
  }
  const declared = said(text);
  if (utf16 && declared !== undefined && !declared.startsWith('utf-16'))
    throw new XliffError(`The file says that its encoding is "${declared}", but it is UTF-16.`, fix);
  return text;
}

/** The root of a document. Document type declarations are refused: their entities can stand for anything. */
function rootOf(source: string): Element {
  const parser = new SaxesParser({ xmlns: true });
  const open: Element[] = [];
  let root: Element | undefined;
  parser.on('doctype', () => {
    throw new XliffError(
      'The file has a document type (<!DOCTYPE …>).',
      'XLIFF needs none: delete it.',
      parser.line,
    );
  });
  parser.on('error', (error) => {
    const what = error.message.replace(/^\d+:\d+: /, '');
    throw new XliffError(`The file is no whole XML: ${what.replace(/\.$/, '')}.`, sendAgain, parser.line);
  });
  parser.on('opentag', ({ local, uri, attributes }: SaxesTagNS) => {
    // Elements that tools add in other namespaces keep theirs in the name, so that they match nothing.
    const name = uri === open[0]?.name.split(' ')[1] ? local : `${local} ${uri}`;
    const element = {
      name,
      attributes: new Map(Object.values(attributes).map((one) => [one.name, one.value])),
      line: parser.line,
      children: [],
    };
    open.at(-1)?.children.push(element);
    root ??= element;
    open.push(element);
  });
  const add = (text: string): void => void open.at(-1)?.children.push(text);
  parser.on('text', add);
  parser.on('cdata', add);
  parser.on('closetag', () => void open.pop());
  parser.write(source).close();
  if (!root) throw new XliffError('The file is empty.', sendAgain);
  return root;
}

const elementsIn = (element: Element): Element[] => element.children.filter((one) => typeof one !== 'string');
const named = (element: Element, name: string): Element[] =>
  elementsIn(element).filter((one) => one.name === name);
/** The only child of this name: with two, one would be lost. */
function only(element: Element, name: string): Element | undefined {
  const [one, other] = named(element, name);
  if (other) throw new XliffError(`There is a second <${name}> here.`, 'Delete one of the two.', other.line);
  return one;
}
const below = (element: Element, name: string): Element[] =>
  elementsIn(element).flatMap((one) => (one.name === name ? [one] : below(one, name)));

/**
 * Reads an XLIFF file of version 1.2 or 2.x.
 * @throws XliffError if it cannot be read
 */
export function readXliff(bytes: Uint8Array): ReadFile[] {
  const root = rootOf(decoded(bytes));
  const version = /^xliff urn:oasis:names:tc:xliff:document:(1\.2|2\.0)$/.exec(root.name)?.[1];
  if (version === undefined)
    throw new XliffError('The file is no XLIFF 1.2 or 2.', 'Have it saved in one of these.', root.line);
  const isNew = version === '2.0';
  const files = named(root, 'file').map((file) => ({
    original: file.attributes.get('original') ?? '',
    locale: (isNew ? root : file).attributes.get(isNew ? 'trgLang' : 'target-language') ?? '',
    units: below(file, isNew ? 'unit' : 'trans-unit').map((unit) => ({
      id: unit.attributes.get('id') ?? '',
      line: unit.line,
      segments: isNew ? segments2(unit) : segments1(unit),
    })),
  }));
  if (files.length === 0) throw new XliffError('The file holds no <file>.', sendAgain, root.line);
  return files;
}

function segments2(unit: Element): ReadSegment[] {
  const loose = elementsIn(unit).find(({ name }) => name === 'source' || name === 'target');
  if (loose) throw new XliffError(`This <${loose.name}> stands in no segment.`, sendAgain, loose.line);
  const written = elementsIn(unit).filter(({ name }) => name === 'segment' || name === 'ignorable');
  const segments = written.map((one, index) => {
    const [source, target] = [only(one, 'source'), only(one, 'target')];
    const isGap = one.name === 'ignorable';
    const isDone = (one.attributes.get('state') ?? 'initial') !== 'initial';
    return {
      source: source ? inlineOf(source) : [],
      target: target && (isGap || isDone || !isEmpty(target)) ? inlineOf(target) : undefined,
      isDone,
      isGap,
      isJoined: !isGap && isDone && target !== undefined && isEmpty(target),
      order: Number(target?.attributes.get('order') ?? index + 1),
    };
  });
  // A translator may reorder the sentences (XLIFF 2.1, § 4.7.1.2).
  const sorted = [...segments].sort((a, b) => a.order - b.order);
  if (sorted.some(({ order }, index) => order !== index + 1))
    throw new XliffError(
      'The sentences of this unit have no clear order.',
      `Give each <target> with "order" a place of its own, from 1 to ${segments.length}.`,
      unit.line,
    );
  return segments.map((one, index) => ({ ...one, target: sorted[index]?.target }));
}

function segments1(unit: Element): ReadSegment[] {
  const [source, target] = [only(unit, 'source'), only(unit, 'target')];
  const isDone = /^(translated|final|signed-off|needs-review-(adaptation|l10n))$/.test(
    target?.attributes.get('state') ?? '',
  );
  const isTranslated = target !== undefined && (isDone || !isEmpty(target));
  const empty =
    target && below(target, 'mrk').find((one) => one.attributes.get('mtype') === 'seg' && isEmpty(one));
  if (isTranslated && empty && !isDone)
    throw new XliffError(
      'A sentence has no words, while others of its unit have.',
      'Translate it. Where another one says it, too, have the unit marked as translated.',
      empty.line,
    );
  return [
    {
      source: source ? inlineOf(source) : [],
      target: isTranslated ? inlineOf(target) : undefined,
      isDone,
      isGap: false,
      isJoined: empty !== undefined,
    },
  ];
}

/** Whether it holds neither words nor marks, except those around the sentences of XLIFF 1.2. */
const isEmpty = ({ children }: Element): boolean =>
  children.every((one) => (typeof one === 'string' ? !/\S/.test(one) : one.name === 'mrk' && isEmpty(one)));

/** The categories of the notes that the export writes; see `write-xliff.ts`. */
const ownNotes = ['kind', 'where', 'author', 'stale', 'identical'];

/** The translators' notes for the course's authors, about a unit or about some words. */
export function notesIn(bytes: Uint8Array): { readonly line: number; readonly text: string }[] {
  const inside = (element: Element): { line: number; text: string }[] => {
    const { name, attributes, children, line } = element;
    const isNew = !ownNotes.includes(attributes.get('category') ?? attributes.get('from') ?? '');
    const said =
      name === 'note' && isNew
        ? children.filter((one) => typeof one === 'string').join('')
        : name === 'mrk'
          ? (attributes.get('comment') ??
            (attributes.get('type') === 'comment' && attributes.get('value')) ??
            '')
          : '';
    const text = (said || '').replaceAll(/\s+/g, ' ').trim();
    return [...(text === '' ? [] : [{ line, text }]), ...elementsIn(element).flatMap(inside)];
  };
  return inside(rootOf(decoded(bytes)));
}

/** The kinds of marks in both versions; `mrk` and the like only annotate the words inside. */
const marks: Readonly<Record<string, 'pair' | 'open' | 'close' | 'alone' | 'words' | 'nothing'>> = {
  pc: 'pair',
  g: 'pair',
  sc: 'open',
  bx: 'open',
  bpt: 'open',
  ec: 'close',
  ex: 'close',
  ept: 'close',
  ph: 'alone',
  x: 'alone',
  it: 'alone',
  mrk: 'words',
  sm: 'nothing',
  em: 'nothing',
};

function inlineOf(element: Element): Inline[] {
  return element.children.flatMap((child): Inline[] => {
    if (typeof child === 'string') return [child];
    const { name, attributes, line } = child;
    const kind = Object.hasOwn(marks, name) ? marks[name] : undefined;
    if (kind === undefined) throw new XliffError(`The course knows no mark <${name}>.`, sendAgain, line);
    const id =
      attributes.get(kind === 'close' ? 'startRef' : 'id') ??
      attributes.get('rid') ??
      attributes.get('id') ??
      '';
    if (kind === 'words') return inlineOf(child);
    if (kind === 'nothing') return [];
    return kind === 'pair'
      ? [{ id, is: 'open' }, ...inlineOf(child), { id, is: 'close' }]
      : [{ id, is: kind }];
  });
}
