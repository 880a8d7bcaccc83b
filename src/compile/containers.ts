import type { TokenWithLine } from './markdown.ts';
import { blockTokens, closesFence, newlines, openFence, innerTokens } from './markdown.ts';
import { closeAfterList, fixLine } from './quick-fixes.ts';
import type { Report } from './problems.ts';

/** `:::name rest` … `:::` */
export interface ContainerNode {
  readonly line: number;
  /** The last line. */
  readonly end: number;
  readonly name: string;
  /** The rest of the opening line, after the name. */
  readonly rest: string;
  readonly children: readonly Node[];
  /** If false, the end is missing, and problems inside are not reported. */
  readonly isClosed: boolean;
}

/** A node of a lesson's tree: Markdown, or a container with child nodes. */
export type Node = TokenWithLine | ContainerNode;

/** Every container, at any depth. */
export const containersIn = (nodes: readonly Node[]): ContainerNode[] =>
  nodes.flatMap((node) => (isContainer(node) ? [node, ...containersIn(node.children)] : []));

export const isContainer = (node: Node): node is ContainerNode => 'children' in node;

interface Open {
  readonly line: number;
  readonly name: string;
  readonly rest: string;
  readonly colons: number;
  readonly children: Node[];
}

/**
 * Splits Markdown into text and containers. A container ends at a line with as many colons as it began with; an outer
 * container has more colons than those inside it.
 * @param firstLine the line of the file where the text begins
 */
export function containersOf(markdown: string, report: Report, firstLine: number): Node[] {
  const root: Node[] = [];
  const open: Open[] = [];

  const children = (): Node[] => open.at(-1)?.children ?? root;
  /** Lines that close nothing. One may be meant for an unclosed container: then they are one mistake. */
  let loose: (readonly [line: number, colons: number])[] = [];
  let isAnyUnclosed = false;
  const close = (end: number, isClosed = true): void => {
    const { line, name, rest, children: inside } = open.pop() as Open;
    children().push({ line, end, name, rest, children: inside, isClosed });
  };
  const reportLoose = (): void => {
    const fix = 'Delete the line, or give it as many colons as the opening line has.';
    for (const [line, colons] of loose) report(line, `These ${colons} colons close nothing.`, fix);
    loose = [];
  };
  const closeUnclosed = (): void => {
    const { line, name, colons } = open.at(-1) as Open;
    const fix = `End it with a line "${':'.repeat(colons)}"; if it is to hold others, begin it with more colons.`;
    isAnyUnclosed = loose.length === 0;
    if (isAnyUnclosed) report(line, `The block "${name}" is not closed.`, fix, closeAfterList);
    reportLoose();
    close(line, false);
  };
  const endColons = (line: number, colons: number): void => {
    if (!open.some((one) => one.colons === colons)) {
      if (!isAnyUnclosed) loose.push([line, colons]);
      isAnyUnclosed = false;
      if (open.length === 0) reportLoose();
      return;
    }
    while (open.at(-1)?.colons !== colons) closeUnclosed();
    reportLoose();
    close(line);
  };

  for (const piece of piecesOf(markdown, report, firstLine)) {
    if ('raw' in piece) {
      // A new screen closes forgotten containers, so that one mistake makes one problem.
      if (beginsScreen(piece)) while (open.length > 0) closeUnclosed();
      children().push(piece);
      continue;
    }
    const { line, colons, name, rest } = piece;
    if (name === '') {
      endColons(line, colons);
      continue;
    }
    // A container cannot be inside one with fewer or as many colons.
    while ((open.at(-1)?.colons ?? Infinity) <= colons) closeUnclosed();
    open.push({ line, name, rest, colons, children: [] });
  }
  while (open.length > 0) closeUnclosed();
  return root;
}

/** `## Title` */
const beginsScreen = ({ type, raw }: TokenWithLine): boolean => type === 'heading' && /^ {0,3}##\s/.test(raw);

/** A line that begins or ends a container. */
interface ColonLine {
  readonly line: number;
  readonly colons: number;
  /** '' in a line that ends a container. */
  readonly name: string;
  readonly rest: string;
}

function colonLine(content: string, line: number): ColonLine | undefined {
  const [, colons, name = '', rest = ''] = /^(:{3,})[ \t]*(\S*)(.*)$/.exec(content) ?? [];
  return colons === undefined ? undefined : { line, colons: colons.length, name, rest: rest.trim() };
}

/**
 * Lines of colons, and the Markdown between them. The Markdown parser decides whether such a line is inside a code
 * fence.
 */
function* piecesOf(
  markdown: string,
  report: Report,
  firstLine: number,
): Generator<ColonLine | TokenWithLine> {
  const lines = markdown.split('\n');
  const read = (from: number, to: number): readonly TokenWithLine[] =>
    blockTokens(lines.slice(from, to).join('\n'), firstLine + from);
  let at = 0;
  while (at < lines.length) {
    const colons = colonLine(lines[at] ?? '', firstLine + at);
    if (colons) {
      yield colons;
      at++;
      continue;
    }
    let end = at;
    while (end < lines.length && !colonLine(lines[end] ?? '', 0)) end++;
    const tokens = read(at, end);
    const code = new Set(codeLines(tokens));
    const isIndented = (index: number): boolean =>
      /^[ \t]+:{3,}/.test(lines[index] ?? '') && !code.has(firstLine + index);
    const indented = Array.from({ length: end - at }, (_, index) => at + index).filter(isIndented);
    if (indented.length > 0) {
      for (const index of indented) {
        report(
          firstLine + index,
          'A container is indented.',
          'Begin ::: at the beginning of the line.',
          fixLine((line) => line.trim()),
        );
        lines[index] = (lines[index] ?? '').trim();
      }
      continue;
    }
    const last = tokens.at(-1);
    const fence = last && openFence(last);
    if (!last || fence === undefined || end === lines.length) {
      yield* tokens;
      at = end;
      continue;
    }
    // The colons are inside the fence, so it is read again up to its end.
    yield* tokens.slice(0, -1);
    while (end < lines.length && !closesFence(fence, lines[end] ?? '')) end++;
    yield* read(last.line - firstLine, end + 1);
    at = end + 1;
  }
}

/** The lines of code, also in lists and quotations. */
const codeLines = (tokens: readonly TokenWithLine[]): number[] =>
  tokens.flatMap((token) => {
    const { type, line, raw } = token;
    if (type === 'code') return Array.from({ length: newlines(raw) + 1 }, (_, index) => line + index);
    return ['list', 'list_item', 'blockquote'].includes(type) ? codeLines(innerTokens(token)) : [];
  });

export interface OpeningLine {
  /** Words that are not `key=value`. */
  readonly words: readonly string[];
  readonly attributes: ReadonlyMap<string, string>;
  /** Keys that occur twice. */
  readonly doubles: readonly string[];
}

/** `id key=value key="two words"` */
export function openingLine(rest: string): OpeningLine {
  const words: string[] = [];
  const attributes = new Map<string, string>();
  const doubles: string[] = [];
  for (const [, key, quoted, bare, word] of rest.matchAll(/([\w-]+)=(?:"([^"]*)"|(\S*))|(\S+)/g)) {
    if (word !== undefined) words.push(word);
    if (key === undefined) continue;
    if (attributes.has(key)) doubles.push(key);
    attributes.set(key, quoted ?? bare ?? '');
  }
  return { words, attributes, doubles };
}
