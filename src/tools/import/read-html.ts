import { JSDOM } from 'jsdom';
import { unshown } from '../../compile/source-text.ts';
import type { Draft, Item, List, Mark, Part, Picture, Run, Words } from './model.ts';
import { isBlank, run, tidied } from './model.ts';
import { readTable } from './read-table.ts';
import type { ImportLog } from './import-log.ts';

/** The mark before an item's words: its list level's number, and whether it continues an item; see `read-docx.ts`. */
const listMark = /^\ue000(\d+)\ue001(\ue002)?/;

/** The context for reading HTML. */
interface Reading {
  readonly log: ImportLog;
  /** `src="picture:0"` refers to the first of them. */
  readonly pictures: readonly Picture[];
}

/** HTML as a document's parts; content that a lesson cannot have is logged. */
export function readHtml(html: string, log: ImportLog, pictures: readonly Picture[] = []): Draft {
  const { body } = new JSDOM(`<!doctype html><body>${html}`).window.document;
  for (const template of body.querySelectorAll('template')) template.replaceWith(template.content);
  for (const tip of body.querySelectorAll('[title]'))
    if (tip.getAttribute('title')?.trim())
      log.leftOut(
        'Tip',
        tip.getAttribute('title') ?? '',
        `It belongs to “${wordsIn(tip) || nameOf(tip)}”. Lessons have none.`,
      );
  const title = body.querySelector('h1.title');
  title?.remove();
  return {
    title: title?.textContent?.replaceAll(/\s+/g, ' ').trim() ?? '',
    parts: partsOf(body, { log, pictures }),
  };
}

const marks: Readonly<Record<string, Mark>> = {
  strong: 'strong',
  b: 'strong',
  em: 'em',
  i: 'em',
  s: 'del',
  del: 'del',
  strike: 'del',
  code: 'code',
  tt: 'code',
  kbd: 'code',
  mark: 'highlight',
  u: 'underline',
};

const blockNames =
  'address article aside blockquote body center details div dl dd dt fieldset figure figcaption footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table ul';
const blocks = new Set(blockNames.split(' '));

const nameOf = (node: Node): string => node.nodeName.toLowerCase();
const isElement = (node: Node): node is Element => node.nodeType === 1;

/** The content of an element: runs of inline content as paragraphs, and blocks. */
function partsOf(parent: Node, reading: Reading): Part[] {
  const parts: Part[] = [];
  let inline: Node[] = [];
  const flush = (): void => {
    parts.push(...paragraphOf(inline, reading));
    inline = [];
  };
  for (const node of parent.childNodes) {
    if (
      isElement(node) &&
      (blocks.has(nameOf(node)) || node.querySelector(blockNames.replaceAll(' ', ',')))
    ) {
      flush();
      parts.push(...blockOf(node, reading));
    } else inline.push(node);
  }
  flush();
  return parts;
}

function blockOf(node: Element, reading: Reading): Part[] {
  const { log } = reading;
  const name = nameOf(node);
  const level = /^h([1-6])$/.exec(name)?.[1];
  const first = node.firstElementChild;
  // The footnotes at the end.
  if (name === 'ol' && /^(?:foot|end)note-/.test(first?.id ?? '')) {
    const items = [...node.children].map((item): Item => {
      item.querySelectorAll('a[href*="note-ref-"]').forEach((back) => back.remove());
      return itemOf(item, reading);
    });
    return [{ kind: 'notes', list: { kind: 'list', ordered: true, items } }];
  }
  if (node.classList.contains('contents')) {
    log.leftOut('Table of contents', wordsIn(node), 'The course makes its own.');
    return [];
  }
  if (level !== undefined) {
    const [words, besides] = inlineOf([...node.childNodes], reading);
    const own = tidied(words).map((one) => ({ ...one, text: one.text.replace(listMark, '') }));
    return [
      ...(isBlank(own) ? [] : [{ kind: 'heading', level: Number(level), words: own } as const]),
      ...besides,
    ];
  }
  switch (name) {
    case 'ul':
    case 'ol':
      return listsOf(node, reading);
    case 'table':
      return readTable(node, (parent) => partsOf(parent, reading), log);
    case 'blockquote': {
      const parts = partsOf(node, reading);
      return parts.length === 0 ? [] : [{ kind: 'quote', parts }];
    }
    case 'pre':
      for (const end of node.querySelectorAll('br')) end.replaceWith('\n');
      return [{ kind: 'code', text: shown(node.textContent ?? '', log).replace(/\n$/, '') }];
    case 'hr':
      return [];
    default:
      return partsOf(node, reading);
  }
}

const wordsIn = (node: Node): string => (node.textContent ?? '').replaceAll(/\s+/g, ' ').trim();

/** A list; several if one of another kind continues below it. */
function listsOf(node: Element, reading: Reading): Part[] {
  const ordered = nameOf(node) === 'ol';
  const lists: { mark: string | undefined; items: Item[] }[] = [];
  for (const child of node.childNodes) {
    if (!isElement(child)) {
      if (wordsIn(child) !== '')
        lists.push({ mark: undefined, items: [{ words: [run(wordsIn(child))], below: [] }] });
      continue;
    }
    const [, mark, goesOn] = listMark.exec(child.textContent ?? '') ?? [];
    const last = lists.at(-1);
    const before = goesOn === undefined ? undefined : last?.items.pop();
    if (last && before) {
      last.items.push({ ...before, below: [...before.below, ...partsOf(child, reading)] });
      continue;
    }
    const item = itemOf(child, reading);
    if (last && last.mark === mark) last.items.push(item);
    else lists.push({ mark, items: [item] });
  }
  const start = Number(node.getAttribute('start') ?? 1);
  return lists.map(({ items }, at): List => ({
    kind: 'list',
    ordered,
    items,
    ...(at === 0 && start !== 1 && { start }),
  }));
}

function itemOf(node: Element, reading: Reading): Item {
  const [first, ...rest] = partsOf(node, reading);
  if (first?.kind === 'paragraph') return { words: first.words, below: rest };
  return { words: [], below: first ? [first, ...rest] : [] };
}

/** Inline content as a paragraph, followed by the pictures in it. */
function paragraphOf(nodes: readonly Node[], reading: Reading): Part[] {
  const [words, besides] = inlineOf(nodes, reading);
  const own = tidied(words.map((one) => ({ ...one, text: one.text.replace(listMark, '') })));
  return [...(isBlank(own) ? [] : [{ kind: 'paragraph', words: own } as const]), ...besides];
}

function inlineOf(nodes: readonly Node[], reading: Reading): [words: Words, pictures: Part[]] {
  const words: Run[] = [];
  const pictures: Part[] = [];
  for (const node of nodes) walk(node, [], undefined, { words, pictures, reading });
  return [words, pictures];
}

interface Into {
  readonly words: Run[];
  readonly pictures: Part[];
  readonly reading: Reading;
}

function walk(node: Node, own: readonly Mark[], href: string | undefined, into: Into): void {
  const { words, reading } = into;
  const { log } = reading;
  const add = (text: string): void =>
    void words.push({ text: shown(text, log), marks: own, ...(href !== undefined && { href }) });
  if (node.nodeType === 3) return add((node.textContent ?? '').replaceAll(/[\n\r]+/g, ' '));
  if (node.nodeType === 8) {
    if (wordsIn(node) !== '')
      log.leftOut('Comment in the HTML', wordsIn(node), 'Readers do not see it there either.');
    return undefined;
  }
  if (!isElement(node)) return undefined;
  const name = nameOf(node);
  const inside = (more: readonly Mark[] = [], to = href): void => {
    for (const child of node.childNodes) walk(child, [...new Set([...own, ...more])], to, into);
  };
  if (name === 'br') return void words.push(run('\n'));
  if (name === 'img') return readImage(node, into);
  if (name === 'input') return add(node.hasAttribute('checked') ? '☒ ' : '☐ ');
  if (name === 'script' || name === 'style')
    return log.leftOut(`HTML <${name}>`, wordsIn(node), 'A lesson holds words, no code that runs.');
  if (name === 'sup' || name === 'sub') return add(raised(node, name, log));
  if (name === 'a') return inside([], hrefOf(node, log));
  return inside(marks[name] ? [marks[name]] : []);
}

/** The text without invisible characters. */
function shown(text: string, log: ImportLog): string {
  const signs = new RegExp(unshown.source, 'g');
  // Unicode's line and paragraph separators separate words.
  const broken = text.replaceAll(/[\u2028\u2029]/g, '\n');
  const kept = broken.replaceAll(signs, '');
  if (kept !== broken) log.changed('Characters that cannot be shown', kept, 'They were taken out.');
  return kept;
}

const digits = { sup: '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ', sub: '₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₙ' } as const;

/** Superscript and subscript: lessons have none, Unicode has digits. "10²" must not become "102". */
function raised(node: Element, name: 'sup' | 'sub', log: ImportLog): string {
  const text = node.textContent ?? '';
  // The reference to a footnote stays as it is.
  if (/^\[\d+\]$/.test(text.trim()) || text.trim() === '') return text;
  const places = [...text].map((sign) =>
    '0123456789+-=()n'.indexOf(sign === '−' || sign === '–' ? '-' : sign),
  );
  if (places.every((place) => place >= 0)) return places.map((place) => digits[name][place]).join('');
  log.changed(
    name === 'sup' ? 'Raised letters' : 'Lowered letters',
    text,
    'They stand in the line like others.',
  );
  return text;
}

function hrefOf(node: Element, log: ImportLog): string | undefined {
  const said = node.getAttribute('href')?.trim();
  if (said === undefined || said === '') return undefined;
  // A Word field still has its switches: `\o` for the tip, `\l` for the place on the page.
  const [, address = said, place = ''] = /^([^"]*)"(?:.*\\l "([^"]*))?/s.exec(said) ?? [];
  const href = address + (place === '' ? '' : `#${place}`);
  if (/^https?:\/\/\S+$/i.test(href)) return href;
  // A link to a footnote, or back from one.
  if (/^#(?:foot|end)note-/.test(href)) return undefined;
  const became = /^mailto:|^tel:/i.test(href)
    ? 'The words stayed. Where to find help belongs to "support" in the course’s settings.'
    : 'The words stayed; the link leads to no page of the web.';
  log.changed('Link', `${wordsIn(node)} → ${href}`, became);
  return undefined;
}

function readImage(node: Element, { words, pictures, reading }: Into): void {
  const [src = '', alt = ''] = [node.getAttribute('src') ?? '', node.getAttribute('alt') ?? ''];
  const picture = reading.pictures[Number(/^picture:(\d+)$/.exec(src)?.[1] ?? -1)];
  if (picture) return void pictures.push({ kind: 'picture', picture: { ...picture, alt } });
  // A space keeps the words around it apart.
  words.push(run(' '));
  const where = src.startsWith('data:') ? 'in the document' : src;
  return reading.log.leftOut(
    'Picture',
    alt,
    `It was not fetched (${where}). Put the file into assets/media/ yourself.`,
  );
}
