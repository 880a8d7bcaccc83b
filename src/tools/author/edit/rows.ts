import type { Node } from '../../../compile/containers.ts';
import { containersOf, isContainer } from '../../../compile/containers.ts';
import type { TokenWithLine } from '../../../compile/markdown.ts';
import { partsOfItem, innerTokens } from '../../../compile/markdown.ts';
import type { Passage } from '../../../compile/translation/passage.ts';

/** The lines of an item, a paragraph or something between paragraphs, counted from 0; `to` is the line after. */
export interface Unit {
  readonly is: 'item' | 'paragraph' | 'other';
  readonly from: number;
  readonly to: number;
}

/** A unit and its siblings: the items of its list, or what is between two headings or the ends of a block. */
export interface UnitWithSiblings {
  readonly units: readonly Unit[];
  readonly at: number;
  readonly own: Unit;
}

/** The rows of a lesson's file. */
export function rowsOf(text: string): Unit[][] {
  const lines = text.split('\n');
  const front = lines.findIndex((one, index) => index > 0 && one.trimEnd() === '---');
  const nodes = containersOf(lines.slice(front + 1).join('\n'), () => undefined, front + 2);
  return rowsIn(nodes, lines, lines.length);
}

/** The place of a passage's words; undefined if they are neither an item's nor a paragraph. */
export function unitWithSiblings(
  rows: readonly (readonly Unit[])[],
  { kind, line }: Passage,
): UnitWithSiblings | undefined {
  const is = isItemKind(kind) ? 'item' : kind.startsWith('paragraph') ? 'paragraph' : undefined;
  for (const units of rows) {
    const at = units.findIndex((one) => one.is === is && one.from === line - 1);
    const own = units[at];
    if (own) return { units, at, own };
  }
  return undefined;
}

export const isItemKind = (kind: string): boolean => /^(?:item|option)/.test(kind);

/** @param end the line after the last that can belong to them, from 0 */
function rowsIn(nodes: readonly Node[], lines: readonly string[], end: number): Unit[][] {
  const rows: Unit[][] = [[]];
  const shown = nodes.filter((node) => isContainer(node) || node.type !== 'space');
  for (const [index, node] of shown.entries()) {
    const from = node.line - 1;
    let to = (shown[index + 1]?.line ?? end + 1) - 1;
    while (to > from + 1 && /^[\s>]*$/.test(lines[to - 1] ?? '')) to--;
    if (isContainer(node)) rows.push(...rowsIn(node.children, lines, to - 1));
    else rows.push(...rowsUnder(node, lines, to));
    const type = isContainer(node) ? 'container' : node.type;
    if (type === 'heading') rows.unshift([]);
    else rows[0]?.push({ is: type === 'paragraph' ? 'paragraph' : 'other', from, to });
  }
  return rows.filter((row) => row.length > 0);
}

function rowsUnder(node: TokenWithLine, lines: readonly string[], end: number): Unit[][] {
  if (node.type === 'blockquote') return rowsIn(innerTokens(node), lines, end);
  if (node.type !== 'list') return [];
  const items = innerTokens(node).map(({ line, raw }): Unit => {
    const from = line - 1;
    return { is: 'item', from, to: from + raw.trimEnd().split('\n').length };
  });
  const inside = innerTokens(node).flatMap((item, index) =>
    rowsIn(partsOfItem(item).below, lines, items[index]?.to ?? end),
  );
  return [items, ...inside];
}
