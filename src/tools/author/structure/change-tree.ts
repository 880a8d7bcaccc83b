import { Refusal } from '../../server/guard.ts';
import type { Path, TreeNode } from './lesson-tree.ts';
import { nodeAt, treeOf } from './lesson-tree.ts';

/** A lesson's text after a change, and where the changed part is now. */
export interface Changed {
  readonly text: string;
  readonly path: Path;
}

/** Parts of the same rank can be in any order. */
const rankOf = ({ kind }: TreeNode): string => (kind === 'words' ? 'block' : kind);

interface Found {
  readonly node: TreeNode;
  readonly parent: TreeNode;
  readonly index: number;
  readonly lines: readonly string[];
  readonly tree: TreeNode;
}

function found(file: string, text: string, path: Path): Found {
  const tree = treeOf(file, text);
  const node = nodeAt(tree, path);
  const parent = nodeAt(tree, path.slice(0, -1));
  if (!node || !parent || path.length === 0)
    throw new Refusal(409, `${file} has been changed meanwhile. Nothing was written: look at it again.`);
  return { node, parent, index: path.at(-1) ?? 0, lines: text.split('\n'), tree };
}

/** The source of a part. */
export function writtenAt(file: string, text: string, path: Path): string {
  const { node, lines } = found(file, text, path);
  return lines.slice(node.from, node.end).join('\n');
}

/** Removes a part, and the empty lines after it. */
export function deleted(file: string, text: string, path: Path): Changed {
  const { node, parent, lines } = found(file, text, path);
  if (parent.kind === 'lesson' && parent.children.length === 1)
    throw new Refusal(422, 'It is the only screen: delete the lesson.');
  const after = without(lines, node).join('\n');
  verify(file, text, after, { gone: path });
  return { text: after, path: path.slice(0, -1) };
}

function without(lines: readonly string[], { from, end }: TreeNode): string[] {
  const next = lines.findIndex((line, index) => index >= end && line.trim() !== '');
  if (next > end) return [...lines.slice(0, from), ...lines.slice(next)];
  const before = lines.slice(0, from).findLastIndex((line) => line.trim() !== '');
  return [...lines.slice(0, before + 1), ...lines.slice(end)];
}

/** Adds lines after a part, or, if `path` ends with -1, before all other parts. */
export function added(file: string, text: string, path: Path, written: string): Changed {
  const isFirst = path.at(-1) === -1;
  const around = found(file, text, isFirst ? path.slice(0, -1) : path);
  const at = isFirst ? firstPlace(around.node, around.lines) : around.node.end;
  const place = [...path.slice(0, -1), (path.at(-1) ?? 0) + 1];
  const after = inserted(around.lines, at, written.split('\n')).join('\n');
  verify(file, text, after, { come: place, written });
  return { text: after, path: place };
}

/** The line after the heading of a screen. */
function firstPlace({ from, end, children: [first] }: TreeNode, lines: readonly string[]): number {
  if (!first) return end;
  const before = lines.slice(from, first.from).findLastIndex((line) => line.trim() !== '');
  return from + before + 1;
}

/** @param at the line to insert at; an empty line goes before the insertion */
const inserted = (lines: readonly string[], at: number, more: readonly string[]): string[] => [
  ...lines.slice(0, at),
  '',
  ...more,
  ...(lines[at] === undefined || lines[at]?.trim() === '' ? [] : ['']),
  ...lines.slice(at),
];

/** Moves a part one place up or down; at the edge of a screen it goes to the next one. */
export function moved(file: string, text: string, path: Path, by: -1 | 1): Changed {
  const { node, parent, index, lines, tree } = found(file, text, path);
  const written = lines.slice(node.from, node.end);
  const other = parent.children[index + by];
  let [after, place] = [lines as string[], path];
  if (other && rankOf(other) === rankOf(node)) {
    const [first, second] = by < 0 ? [other, node] : [node, other];
    after = [
      ...lines.slice(0, first.from),
      ...lines.slice(second.from, second.end),
      ...lines.slice(first.end, second.from),
      ...lines.slice(first.from, first.end),
      ...lines.slice(second.end),
    ];
    place = [...path.slice(0, -1), index + by];
  } else {
    const screen = (path[0] ?? 0) + by;
    const target = parent.kind === 'screen' ? tree.children[screen] : undefined;
    if (!target) throw new Refusal(422, by < 0 ? 'It is the first already.' : 'It is the last already.');
    after =
      by < 0
        ? inserted(without(lines, node), target.end, written)
        : without(inserted(lines, firstPlace(target, lines), written), node);
    place = [screen, by < 0 ? target.children.length : 0];
  }
  const moves = { gone: path, come: place, written: written.join('\n') };
  verify(file, text, after.join('\n'), moves);
  return { text: after.join('\n'), path: place };
}

/** Makes a choice lead to another scene. */
export function retargeted(file: string, text: string, path: Path, choice: number, to: string): Changed {
  const { node, lines } = found(file, text, path);
  const { from = 0, end = 0, to: old } = node.choices[choice] ?? {};
  const sign = `](#${old})`;
  const line = lines.slice(from, end).findLastIndex((one) => one.includes(sign));
  if (line < 0) throw new Refusal(422, 'This choice is written in a way that cannot be changed from here.');
  const next = [...lines];
  next[from + line] = replacedLast(lines[from + line] ?? '', sign, `](#${to})`);
  return { text: next.join('\n'), path };
}

function replacedLast(line: string, old: string, now: string): string {
  const at = line.lastIndexOf(old);
  return line.slice(0, at) + now + line.slice(at + old.length);
}

/** Adds a choice to a scene, after its other choices. */
export function withChoice(file: string, text: string, path: Path, written: string): string {
  const { node, lines } = found(file, text, path);
  const last = node.choices.at(-1);
  const more = last ? [written] : ['', written];
  const at = last?.end ?? node.end;
  const after = [...lines.slice(0, at), ...more, ...lines.slice(at)].join('\n');
  const count = nodeAt(treeOf(file, after), path)?.choices.length;
  if (count !== node.choices.length + 1) throw new Refusal(422, mixed);
  return after;
}

const mixed =
  'What stands around it would become something else, or run together with it. Nothing was written: do it in the text editor.';

/** The identity of a part, and its own source without the parts inside it. */
interface Print {
  readonly is: string;
  readonly inside: readonly Print[];
}

function printOf(node: TreeNode, lines: readonly string[]): Print {
  const { kind, name, id, from, end, children } = node;
  const isOwn = (line: number): boolean => !children.some((one) => line >= one.from && line < one.end);
  const own = lines.slice(from, end).filter((line, index) => line.trim() !== '' && isOwn(from + index));
  return { is: [kind, name, id, ...own].join('\n'), inside: children.map((one) => printOf(one, lines)) };
}

const withoutPrint = ({ is, inside }: Print, [at, ...rest]: Path): Print =>
  rest.length === 0
    ? { is, inside: inside.filter((_, index) => index !== at) }
    : { is, inside: inside.map((one, index) => (index === at ? withoutPrint(one, rest) : one)) };

/**
 * Parses the result again: except for the part that was meant, everything must be the same.
 * @throws {Refusal} if it is not
 */
function verify(
  file: string,
  before: string,
  after: string,
  { gone, come, written = '' }: { gone?: Path; come?: Path; written?: string },
): void {
  const rest = (text: string, path: Path | undefined): string => {
    const print = printOf(treeOf(file, text), text.split('\n'));
    return JSON.stringify(path ? withoutPrint(print, path) : print);
  };
  if (rest(before, gone) !== rest(after, come)) throw new Refusal(422, mixed);
  if (come && writtenAt(file, after, come) !== written) throw new Refusal(422, mixed);
}
