import type { Rich } from '../course/rich.ts';
import type { BlockSource, Heading, Item, List, MarkdownNode, QuickFix } from './block-source.ts';

/** Helpers for the blocks' parsers. For the build only. */

const words: Record<MarkdownNode['kind'], string> = {
  paragraph: 'a paragraph',
  heading: 'a heading',
  list: 'a list',
  quote: 'a quotation (>)',
  table: 'a table',
  container: 'a container',
  other: 'Markdown',
};

/** Reports that the block lacks something. */
export function reportMissing(source: BlockSource, what: string, fix: string, line = source.line): void {
  source.report(line, `The ${source.name} "${source.id}" has no ${what}.`, fix);
}

/** Reports each part that is not allowed there: all except those in `taken`. */
export function reportUnexpected(
  source: BlockSource,
  parts: readonly MarkdownNode[],
  fix: string,
  ...taken: readonly (MarkdownNode | undefined)[]
): void {
  for (const part of parts) {
    if (taken.includes(part)) continue;
    const { kind, line } = part;
    const under = kind === 'quote' ? ' What belongs to an item begins with two spaces.' : '';
    const message = `${sentence(words[kind])} can't stand here in a ${source.name}.`;
    source.report(line, message, fix + under, kind === 'quote' ? indentQuote : undefined);
  }
}

/** Indents feedback that is not indented under its item. */
const indentQuote: QuickFix = (lines, index) => {
  const above = lines.slice(0, index).findLast((line) => line.trim() !== '') ?? '';
  const marker = /^(?:[-*+]|\d{1,3}[.)]) +/.exec(above)?.[0];
  const width = marker ? marker.replace(/ +$/, ' ').length : /^( {2,3})\S/.exec(above)?.[1]?.length;
  if (width === undefined) return undefined;
  let end = index;
  while (lines[end]?.startsWith('>')) end++;
  const before = lines.slice(index, end);
  if (before.length === 0) return undefined;
  return {
    line: index + 1,
    before: before.join('\n'),
    after: before.map((line) => ' '.repeat(width) + line).join('\n'),
  };
};

const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** The first paragraph, and the parts after it. */
export function firstParagraph(
  source: BlockSource,
  what: string,
): { readonly words: Rich; readonly rest: readonly MarkdownNode[] } {
  const [first, ...rest] = source.parts;
  if (first?.kind === 'paragraph') return { words: first.words(), rest };
  reportMissing(source, what, 'Write it as one paragraph before everything else.', first?.line);
  return { words: '', rest: source.parts };
}

/** The introduction, if the parts begin with one paragraph; reports anything else. */
export function optionalIntro(source: BlockSource, parts: readonly MarkdownNode[]): { intro?: Rich } {
  const intro = parts[0]?.kind === 'paragraph' ? parts[0] : undefined;
  reportUnexpected(source, parts, 'Only one paragraph may stand before the first heading.', intro);
  return intro ? { intro: intro.words() } : {};
}

export interface Section {
  readonly heading: Heading;
  readonly parts: readonly MarkdownNode[];
}

/** Reports anything in the braces of a heading, `{#id key=value}`, that is not allowed there. */
export function checkHeadingAttributes(
  { id, attributes, line }: Heading,
  takes: readonly string[],
  report: BlockSource['report'],
): void {
  const given = [
    ...(id === '' ? [] : [['id', `#${id}`]]),
    ...[...attributes].map(([key, value]) => [key, `${key}=${value}`]),
  ];
  for (const [key = '', mark] of given) {
    if (!takes.includes(key)) report(line, `"{${mark}}" says nothing here.`, 'Leave it out.');
  }
}

/**
 * The parts before the first `###`, and a section for each `###`.
 * @param takes what is allowed in the braces after a heading: `id`, or the name of an attribute
 */
export function sectionsOf(
  source: BlockSource,
  takes: readonly string[] = [],
): { readonly before: MarkdownNode[]; readonly sections: Section[] } {
  const before: MarkdownNode[] = [];
  const sections: { heading: Heading; parts: MarkdownNode[] }[] = [];
  for (const part of source.parts) {
    if (part.kind === 'heading' && part.depth === 3) {
      checkHeadingAttributes(part, takes, source.report);
      sections.push({ heading: part, parts: [] });
    } else (sections.at(-1)?.parts ?? before).push(part);
  }
  return { before, sections };
}

/** The only list among the parts, without boxes; reports anything else. */
export function onlyList(
  source: BlockSource,
  parts: readonly MarkdownNode[],
  line: number,
  fix: string,
): List | undefined {
  const list = taskList(source, parts, line, fix);
  for (const item of list?.items ?? []) reportBox(source, item);
  return list;
}

function reportBox(source: BlockSource, { checked, line }: Item): void {
  if (checked === undefined) return;
  source.report(line, `A box ("[ ]") can't stand here in a ${source.name}.`, 'Write the item without it.');
}

/** Like `onlyList`, but items may have boxes. */
export function taskList(
  source: BlockSource,
  parts: readonly MarkdownNode[],
  line: number,
  fix: string,
): List | undefined {
  const lists = parts.filter((part) => part.kind === 'list');
  const [list] = lists;
  // If there is something else instead, only that is reported.
  if (!list && parts.length === 0)
    source.report(line, `A list is missing in the ${source.name} "${source.id}".`, fix);
  // A quotation that is not indented ends the list; the items after it are read as another list.
  const isParted = parts.some(({ kind }) => kind === 'quote');
  reportUnexpected(source, parts, fix, ...(isParted ? lists : [list]));
  return list && isParted ? { ...list, items: lists.flatMap(({ items }) => items) } : list;
}

/** Reads items that have nothing under them; reports anything that is there. */
export function bareItems<T>(source: BlockSource, list: List | undefined, words: (item: Item) => T): T[] {
  return (list?.items ?? []).map((item) => {
    reportUnexpected(source, item.below, 'Nothing can stand under an item here: write it into the item.');
    return words(item);
  });
}

/** The quotation under an item; undefined if there is none. Reports anything else. */
export function quoteUnder(source: BlockSource, item: Item): Rich | undefined {
  const quote = item.below.find((part) => part.kind === 'quote');
  const fix = 'Under an item only one quotation may stand: lines that begin with ">".';
  reportUnexpected(source, item.below, fix, quote);
  return quote?.words();
}

/** Like `quoteUnder`, but reports a missing quotation. */
export function neededQuoteUnder(source: BlockSource, item: Item, what: string): Rich {
  const quote = quoteUnder(source, item);
  if (quote !== undefined) return quote;
  // A quotation that is not indented is reported as such.
  if (source.parts.some(({ kind }) => kind === 'quote')) return '';
  source.report(
    item.line,
    `"${item.text()}" has no ${what}.`,
    `Write it under the item, indented, in a line that begins with ">".`,
  );
  return '';
}

/** Block-level markup of all parts. */
export const prose = (parts: readonly MarkdownNode[]): Rich => ({
  strings: [parts.map((part) => part.html()).join('')],
});

/** Like `prose`, but reports missing text. */
export function neededProse(
  source: BlockSource,
  parts: readonly MarkdownNode[],
  line: number,
  what: string,
): Rich {
  if (parts.length === 0) reportMissing(source, what, 'Write a paragraph or more.', line);
  return prose(parts);
}

/** A number on the opening line; `otherwise` if it is left out. Reports it if both are missing. */
export function numberOf(source: BlockSource, name: string, otherwise?: number): number {
  const text = source.attributes.get(name);
  if (text === undefined && otherwise !== undefined) return otherwise;
  if (text !== undefined && /^-?\d+(\.\d+)?$/.test(text)) return Number(text);
  source.report(
    source.line,
    text === undefined
      ? `The ${source.name} "${source.id}" does not say its ${name}.`
      : `${name}=${text} is not a number.`,
    `Write a number on the opening line, e.g. ${name}=4.`,
  );
  return 0;
}

/** The file in `assets/media/` that `src=` names; reports it if it is left out. */
export function srcAttribute(source: BlockSource, example: string): string {
  const src = source.attributes.get('src') ?? '';
  if (src === '') {
    const fix = `Put it into assets/media/, and write src=${example} on the opening line.`;
    source.report(source.line, `The ${source.name} "${source.id}" names no file.`, fix);
  }
  return src;
}

/** `a`–`z`. */
export const letter = (index: number): string => (index + 10).toString(36);

/** `1`–`9`, then `a`–`z`. */
export const partId = (index: number): string => (index + 1).toString(36);

/** Reports more items than their ids can count. */
export function checkCount(source: BlockSource, count: number, most: number, what: string): void {
  if (count > most) source.report(source.line, `There are ${count} ${what}.`, `Keep to ${most} at most.`);
}
