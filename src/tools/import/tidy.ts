import type { Item, List, Part, Words } from './model.ts';
import { isBlank, plain, slice, splitAt } from './model.ts';
import { answersOrFeedback } from './questions.ts';
import type { ImportLog } from './import-log.ts';

/** Finds typed lists, tables and headings: bullets, letters, tabs and bold lines, as people write them. */

/** A bullet of Word's, or a character typed as one; a letter or dash only if space follows. */
export const bullet =
  /^(?:([•‣⁃∙◦·●○■▪▫◆◇➢➤▶►❖\uf0a7\uf0b7\uf0d8])[\s\u00a0]*(?=\S)|([-–−‐*+])[\s\u00a0]+(?=\S)|(o|§(?![\s\u00a0]*\d))(?:\t|\u00a0|[ \u00a0]{2,})[\s\u00a0]*(?=\S))/u;
/** A bullet only on two or more lines; a single one introduces direct speech. */
const longDash = /^([—―])[\s\u00a0]*(?=\S)/u;
export const box = /^(?:[☐☑☒✓✔✗✘]|\[[ xX✓✔]?\])[\s\u00a0]*(?=\S)/u;
export const number = /^\(?(\d{1,3})[.)][\s\u00a0]+(?=\S)/u;
export const letter = /^\(?([a-zA-Z])[.)][\s\u00a0]+(?=\S)/u;

type Paragraph = Extract<Part, { kind: 'paragraph' }>;
const isParagraph = (part: Part | undefined): part is Paragraph => part?.kind === 'paragraph';

export function tidyParts(parts: readonly Part[], log: ImportLog): Part[] {
  const lines = parts.flatMap(split);
  const tidy: Part[] = [];
  for (let at = 0; at < lines.length;) {
    const found = listFrom(lines, at, log) ?? tableFrom(lines, at, log);
    if (found) tidy.push(found.part);
    else tidy.push(...lines.slice(at, at + 1));
    at += found?.count ?? 1;
  }
  return withHeadings(tidy, log);
}

/** Splits a paragraph whose lines begin like items. */
function split(part: Part): Part[] {
  if (!isParagraph(part)) return [part];
  const lines = splitAt(part.words, '\n').filter((words) => !isBlank(words));
  const typed = lines.filter(
    (words) =>
      [bullet, longDash, box, number, letter].some((sign) => sign.test(plain(words))) ||
      answersOrFeedback(plain(words)),
  );
  const tabbed = lines.filter((words) => plain(words).includes('\t'));
  if (typed.length === 0 && tabbed.length < 2) return [part];
  return lines.map((words) => ({ kind: 'paragraph', words }));
}

interface Found {
  readonly part: Part;
  /** The number of parts that it replaces. */
  readonly count: number;
}

function listFrom(lines: readonly Part[], at: number, log: ImportLog): Found | undefined {
  const rest = lines.slice(at);
  const count = (sign: RegExp): number => {
    const end = rest.findIndex((part) => !isParagraph(part) || !sign.test(plain(part.words)));
    return end < 0 ? rest.length : end;
  };
  const taken = (many: number): Words[] => rest.slice(0, many).map((part) => (part as Paragraph).words);
  /** @param sign the marker to remove from each item */
  const list = (many: number, sign?: RegExp, more?: Partial<List>): Found => {
    const items = taken(many).map((words): Item => {
      const length = sign?.exec(plain(words))?.[0].length ?? 0;
      return { words: slice(words, length), below: [] };
    });
    return { part: { kind: 'list', ordered: false, items, ...more }, count: many };
  };
  const tell = (what: string, many: number, became: string, sign: RegExp): void => {
    const lines = taken(many).map(plain);
    const understood = lines.map((line) => sign.exec(line)?.[0].trim()).join(' ');
    log.changed(what, lines.join(' / '), became, { understood });
  };
  const bullets = count(bullet);
  if (bullets > 0) {
    tell('Typed bullets', bullets, 'A list.', bullet);
    return { part: nested(taken(bullets)), count: bullets };
  }
  const boxes = count(box);
  if (boxes > 1) return list(boxes);
  const dashes = count(longDash);
  if (dashes > 1) {
    tell('Typed dashes', dashes, 'A list.', longDash);
    return list(dashes, longDash);
  }
  const numbered = counting(rest, number, (sign, first) => Number(sign) - Number(first));
  if (numbered > 1 && number.exec(plain(taken(1)[0] ?? []))?.[1] === '1') {
    tell('Typed numbers', numbered, 'A numbered list.', number);
    return list(numbered, number, { ordered: true });
  }
  const lettered = counting(
    rest,
    letter,
    (sign, first) => sign.toLowerCase().charCodeAt(0) - first.toLowerCase().charCodeAt(0),
  );
  if (lettered > 1 && letter.exec(plain(taken(1)[0] ?? []))?.[1]?.toLowerCase() === 'a')
    return list(lettered, letter, { ordered: true, letters: true });
  return undefined;
}

/** The number of paragraphs whose numbers count up by one. */
function counting(
  rest: readonly Part[],
  sign: RegExp,
  place: (sign: string, first: string) => number,
): number {
  const signs = rest.map((part) => (isParagraph(part) ? sign.exec(plain(part.words))?.[1] : undefined));
  const end = signs.findIndex((one, index) => one === undefined || place(one, signs[0] ?? '') !== index);
  return end < 0 ? signs.length : end;
}

/** Nests lines by their bullets: each new kind of bullet is one level deeper. */
function nested(lines: readonly Words[]): List {
  const order: string[] = [];
  const leveled = lines.map((words) => {
    const [found = '', ...signs] = bullet.exec(plain(words)) ?? [];
    const sign = signs.find((one) => one !== undefined) ?? '';
    if (!order.includes(sign)) order.push(sign);
    return { level: order.indexOf(sign), words: slice(words, found.length) };
  });
  return listOf(leveled);
}

export function listOf(lines: readonly { readonly level: number; readonly words: Words }[]): List {
  const items: { words: Words; below: { level: number; words: Words }[] }[] = [];
  const [first] = lines;
  for (const { level, words } of lines) {
    const last = items.at(-1);
    if (last && level > (first?.level ?? 0)) last.below.push({ level, words });
    else items.push({ words, below: [] });
  }
  return {
    kind: 'list',
    ordered: false,
    items: items.map(({ words, below }) => ({ words, below: below.length > 0 ? [listOf(below)] : [] })),
  };
}

/** A table from lines with equally many tabs. A single tab after a number, a letter or the like makes no columns. */
function tableFrom(lines: readonly Part[], at: number, log: ImportLog): Found | undefined {
  const tabs = (part: Part | undefined): number => {
    const text = isParagraph(part) ? plain(part.words) : '';
    const sign = [box, number, letter].find((one) => one.test(text)) ?? /^/;
    return text.replace(sign, '').includes('\t') ? text.split('\t').length - 1 : 0;
  };
  const wide = tabs(lines[at]);
  if (wide === 0) return undefined;
  let count = 1;
  while (tabs(lines[at + count]) === wide) count++;
  if (count < 2) return undefined;
  const paragraphs = lines.slice(at, at + count) as Paragraph[];
  log.changed('Columns made with tabs', paragraphs.map(({ words }) => plain(words)).join(' / '), 'A table.');
  return { part: { kind: 'table', rows: paragraphs.map(({ words }) => splitAt(words, '\t')) }, count };
}

/** In a document without headings, short lines in bold throughout become headings. */
function withHeadings(parts: readonly Part[], log: ImportLog): Part[] {
  if (parts.some(({ kind }) => kind === 'heading')) return [...parts];
  return parts.map((part, index): Part => {
    if (!isParagraph(part) || !isTitle(part.words) || parts[index + 1] === undefined) return part;
    log.changed('Bold line', plain(part.words), 'A heading: the document has no others.');
    return { kind: 'heading', level: 2, words: part.words };
  });
}

function isTitle(words: Words): boolean {
  const text = plain(words);
  const isBold = words.every((one) => one.marks.includes('strong') || one.text.trim() === '');
  return isBold && text.length <= 80 && !text.includes('\n') && !/[.,;:]$/.test(text);
}
