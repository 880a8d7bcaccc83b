import type { Token, Tokens } from 'marked';
import { blockTokens, closesFence, newlines, openFence, within } from './markdown.ts';
import type { Report } from './problems.ts';

/** Markdown between containers. */
export interface Text {
  readonly line: number;
  readonly tokens: readonly Token[];
}

/** `:::name rest` … `:::` */
export interface ContainerNode {
  readonly line: number;
  readonly name: string;
  /** What stands after the name on the opening line. */
  readonly rest: string;
  readonly children: readonly Node[];
  /** Where its end is missing, what is in it says nothing of it. */
  readonly isClosed: boolean;
}

export type Node = Text | ContainerNode;

export const isContainer = (node: Node): node is ContainerNode => 'children' in node;

interface Open {
  readonly line: number;
  readonly name: string;
  readonly rest: string;
  readonly colons: number;
  readonly children: Node[];
}

/**
 * Parts Markdown into text and containers. A container ends at a line with as many colons as it began with; one
 * that holds containers has more colons than they have.
 * @param firstLine the line of the file that the text begins at
 */
export function containersOf(markdown: string, report: Report, firstLine: number): Node[] {
  const root: Node[] = [];
  const open: Open[] = [];

  const children = (): Node[] => open.at(-1)?.children ?? root;
  /** Lines that close nothing; they may be meant for one that is not closed, which is one mistake. */
  let loose: (readonly [line: number, colons: number])[] = [];
  let isAnyUnclosed = false;
  const close = (isClosed = true): void => {
    const { line, name, rest, children: inside } = open.pop() as Open;
    children().push({ line, name, rest, children: inside, isClosed });
  };
  const tellLoose = (): void => {
    const fix = 'Delete the line, or give it as many colons as the opening line has.';
    for (const [line, colons] of loose) report(line, `These ${colons} colons close nothing.`, fix);
    loose = [];
  };
  const closeUnclosed = (): void => {
    const { line, name, colons } = open.at(-1) as Open;
    const fix = `End it with a line "${':'.repeat(colons)}"; if it is to hold others, begin it with more colons.`;
    isAnyUnclosed = loose.length === 0;
    if (isAnyUnclosed) report(line, `The container "${name}" is not closed.`, fix);
    tellLoose();
    close(false);
  };
  const endColons = (line: number, colons: number): void => {
    if (!open.some((one) => one.colons === colons)) {
      if (!isAnyUnclosed) loose.push([line, colons]);
      isAnyUnclosed = false;
      if (open.length === 0) tellLoose();
      return;
    }
    while (open.at(-1)?.colons !== colons) closeUnclosed();
    tellLoose();
    close();
  };

  for (const piece of piecesOf(markdown, report, firstLine)) {
    if ('tokens' in piece) {
      // A new screen ends what was forgotten to close, so that one slip makes one problem.
      if (screenHeading.test(piece.tokens[0]?.raw ?? '')) while (open.length > 0) closeUnclosed();
      children().push(piece);
      continue;
    }
    const { line, colons, name, rest } = piece;
    if (name === '') {
      endColons(line, colons);
      continue;
    }
    // What has more colons cannot stand inside what has fewer.
    while ((open.at(-1)?.colons ?? Infinity) <= colons) closeUnclosed();
    open.push({ line, name, rest, colons, children: [] });
  }
  while (open.length > 0) closeUnclosed();
  return root;
}

/** `## Title` */
const screenHeading = /^ {0,3}##\s/;

/** A line that begins or ends a container. */
interface ColonLine {
  readonly line: number;
  readonly colons: number;
  /** '' in a line that ends one. */
  readonly name: string;
  readonly rest: string;
}

function colonLine(content: string, line: number): ColonLine | undefined {
  const [, colons, name = '', rest = ''] = /^(:{3,})[ \t]*(\S*)(.*)$/.exec(content) ?? [];
  return colons === undefined ? undefined : { line, colons: colons.length, name, rest: rest.trim() };
}

/**
 * Lines of colons, and what stands between them; a piece for each screen. Whether such a line is one, or stands
 * in a code fence, is for the Markdown parser to say.
 */
function* piecesOf(markdown: string, report: Report, firstLine: number): Generator<ColonLine | Text> {
  const lines = markdown.split('\n');
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
    const tokens = blockTokens(lines.slice(at, end).join('\n'));
    const indented = indentedColons(tokens, lines.slice(at, end), at);
    if (indented.length > 0) {
      for (const index of indented) {
        report(firstLine + index, 'A container is indented.', 'Begin ::: at the beginning of the line.');
        lines[index] = (lines[index] ?? '').trim();
      }
      continue;
    }
    const last = tokens.at(-1);
    const fence = last && openFence(last);
    if (fence === undefined || end === lines.length) {
      yield* screensOf(tokens, firstLine + at);
      at = end;
      continue;
    }
    // The colons stand in the fence: it is read again, to its end.
    const before = tokens.slice(0, -1);
    const start = at + linesIn(before);
    while (end < lines.length && !closesFence(fence, lines[end] ?? '')) end++;
    yield* screensOf(before, firstLine + at);
    at = end + 1;
    yield { line: firstLine + start, tokens: blockTokens(lines.slice(start, at).join('\n')) };
  }
}

const linesIn = (tokens: readonly Token[]): number => tokens.reduce((sum, { raw }) => sum + newlines(raw), 0);

function* screensOf(tokens: readonly Token[], line: number): Generator<Text> {
  const begins = ({ type, raw }: Token): boolean => type === 'heading' && screenHeading.test(raw);
  let from = 0;
  for (let to = 1; to <= tokens.length; to++) {
    const next = tokens[to];
    if (next && !begins(next)) continue;
    const screen = tokens.slice(from, to);
    if (screen.some(({ type }) => type !== 'space')) yield { line, tokens: screen };
    line += linesIn(screen);
    from = to;
  }
}

/** The lines, by their index, that would begin or end a container but for the space before them. */
function indentedColons(tokens: readonly Token[], lines: readonly string[], first: number): number[] {
  const indented = [...lines.keys()].filter((index) => /^[ \t]+:{3,}/.test(lines[index] ?? ''));
  if (indented.length === 0) return [];
  const code = new Set(codeLines(tokens, 0));
  return indented.filter((index) => !code.has(index)).map((index) => first + index);
}

/** The lines of code, in lists and quotations too. */
function codeLines(tokens: readonly Token[], line: number): number[] {
  return tokens.flatMap((token) => {
    const at = line;
    line += newlines(token.raw);
    if (token.type === 'code') return Array.from({ length: line - at + 1 }, (_, index) => at + index);
    if (token.type === 'list') return codeLines((token as Tokens.List).items, at);
    return ['list_item', 'blockquote'].includes(token.type) ? codeLines(within(token), at) : [];
  });
}

export interface OpeningLine {
  /** Words that are not `key=value`. */
  readonly words: readonly string[];
  readonly attributes: ReadonlyMap<string, string>;
  /** Keys that stand there twice. */
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
