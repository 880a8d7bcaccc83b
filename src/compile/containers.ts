import type { Report } from './problems.ts';

/** Markdown between containers. */
export interface Text {
  readonly line: number;
  readonly markdown: string;
}

/** `:::name rest` … `:::` */
export interface ContainerNode {
  readonly line: number;
  readonly name: string;
  /** What stands after the name on the opening line. */
  readonly rest: string;
  readonly children: readonly Node[];
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
  let text: { line: number; lines: string[] } | undefined;
  let fence = '';

  const children = (): Node[] => open.at(-1)?.children ?? root;
  const endText = (): void => {
    if (text?.lines.some((line) => line.trim() !== '')) {
      children().push({ line: text.line, markdown: text.lines.join('\n') });
    }
    text = undefined;
  };
  const close = (): void => {
    endText();
    const { line, name, rest, children: inside } = open.pop() as Open;
    children().push({ line, name, rest, children: inside });
  };
  const closeUnclosed = (): void => {
    const { line, name, colons } = open.at(-1) as Open;
    const mend = `End it with a line "${':'.repeat(colons)}"; if it is to hold others, begin it with more colons.`;
    report(line, `The container "${name}" is not closed.`, mend);
    close();
  };
  const endColons = (line: number, colons: number): void => {
    if (!open.some((one) => one.colons === colons)) {
      report(
        line,
        `These ${colons} colons close nothing.`,
        'Delete the line, or give it as many colons as the opening line has.',
      );
      return;
    }
    while (open.at(-1)?.colons !== colons) closeUnclosed();
    close();
  };

  for (const [index, content] of markdown.split('\n').entries()) {
    const line = firstLine + index;
    fence = fenceAfter(fence, content);
    const mark = fence === '' ? /^(\s*)(:{3,})\s*([^\s]*)\s*(.*)$/.exec(content) : null;
    if (mark) {
      const [, indent = '', colons = '', name = '', rest = ''] = mark;
      if (indent !== '') report(line, 'A container is indented.', 'Begin ::: at the beginning of the line.');
      if (name === '') {
        endColons(line, colons.length);
      } else {
        endText();
        // What has more colons cannot stand inside what has fewer.
        while ((open.at(-1)?.colons ?? Infinity) <= colons.length) closeUnclosed();
        open.push({ line, name, rest: rest.trim(), colons: colons.length, children: [] });
      }
      continue;
    }
    // A new screen ends what was forgotten to close, so that one slip makes one problem.
    if (fence === '' && content.startsWith('## ')) while (open.length > 0) closeUnclosed();
    text ??= { line, lines: [] };
    text.lines.push(content);
  }
  while (open.length > 0) closeUnclosed();
  endText();
  return root;
}

/** The code fence that is open after this line, or ''. */
function fenceAfter(fence: string, line: string): string {
  const mark = /^ {0,3}(```+|~~~+)/.exec(line)?.[1];
  if (mark === undefined) return fence;
  if (fence === '') return mark;
  return mark.startsWith(fence) ? '' : fence;
}

export interface OpeningLine {
  /** Words that are not `key=value`. */
  readonly words: readonly string[];
  readonly attributes: ReadonlyMap<string, string>;
}

/** `id key=value key="two words"` */
export function openingLine(rest: string): OpeningLine {
  const words: string[] = [];
  const attributes = new Map<string, string>();
  for (const [, key, quoted, bare, word] of rest.matchAll(/([\w-]+)=(?:"([^"]*)"|(\S*))|(\S+)/g)) {
    if (key !== undefined) attributes.set(key, quoted ?? bare ?? '');
    else if (word !== undefined) words.push(word);
  }
  return { words, attributes };
}
