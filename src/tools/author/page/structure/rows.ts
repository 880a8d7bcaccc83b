import { html, nothing } from 'lit';
import type { TreeNode } from '../../structure/lesson-tree.ts';
import type { Structure } from '../../structure/structure-desk.ts';
import type { NewPart } from '../edit/new-part.ts';

/** A row of the tree. */
export interface Row {
  /** `why` for a lesson, `why 1.0` for a part of it. */
  readonly key: string;
  readonly lesson: string;
  readonly path: readonly number[];
  readonly level: number;
  readonly label: string;
  readonly what: string;
  readonly node: TreeNode | undefined;
  readonly isOpen: boolean | undefined;
}

export const keyOf = (lesson: string, path: readonly number[]): string =>
  path.length === 0 ? lesson : `${lesson} ${path.join('.')}`;

/** The lessons, and the open parts of the current lesson. */
export function rowsOf(structure: Structure, open: ReadonlySet<string>): Row[] {
  return structure.lessons.flatMap(({ id, title }): Row[] => {
    const isHere = id === structure.lesson;
    const isOpen = isHere && open.has(id);
    const row = { key: id, lesson: id, path: [], level: 1, label: title, what: 'lesson', isOpen };
    const inside = isOpen ? rowsIn(structure, structure.tree, [], open) : [];
    return [{ ...row, node: isHere ? structure.tree : undefined }, ...inside];
  });
}

const rowsIn = (
  { lesson }: Structure,
  { children }: TreeNode,
  above: readonly number[],
  open: ReadonlySet<string>,
): Row[] =>
  children.flatMap((node, index) => {
    const path = [...above, index];
    const key = keyOf(lesson, path);
    const isOpen = node.children.length === 0 ? undefined : open.has(key);
    const row: Row = {
      key,
      lesson,
      path,
      level: path.length + 1,
      label: node.title || node.id || node.name,
      what: whatIs(node),
      node,
      isOpen,
    };
    return isOpen === true ? [row, ...rowsIn({ lesson } as Structure, node, path, open)] : [row];
  });

/** For blocks and words their kind; for others which part of a lesson they are. */
function whatIs({ kind, name }: TreeNode): string {
  if (kind !== 'words' && kind !== 'block') return kind;
  return name === 'blockquote' ? 'quotation' : name;
}

interface RowLook {
  readonly isChosen: boolean;
  /** Whether the page shows it now. */
  readonly isHere: boolean;
  readonly press: () => void;
  readonly fold: () => void;
}

export function rowView(
  { level, label, what, isOpen }: Row,
  { isChosen, isHere, press, fold }: RowLook,
): unknown {
  const onSign = (event: Event): void => {
    if (isOpen === undefined) return;
    event.stopPropagation();
    fold();
  };
  return html`<li
    role="treeitem"
    tabindex=${isChosen ? 0 : -1}
    aria-level=${level}
    aria-selected=${isChosen}
    aria-expanded=${isOpen ?? nothing}
    aria-current=${isHere ? 'page' : nothing}
    aria-label="${label}, ${what}"
    @click=${press}
  >
    <span class="sign" @click=${onSign}>${isOpen === undefined ? '' : isOpen ? '▾' : '▸'}</span>
    <span class="label" dir="auto">${label}</span>
    <span class="what">${what}</span>
  </li>`;
}

/** In windows this wide the panel is next to the course; in others it covers part of it. */
export const besideCourse = '(min-width: 64rem)';

/** The part at a path of the current lesson. */
export function partAt(
  { lesson, tree }: Structure,
  [at = -1, inScreen = -1, inBlock = -1]: readonly number[],
): Omit<NewPart, 'stays'> {
  const screen = tree.children[at];
  const block = screen?.children[inScreen];
  const { from, end } = block?.children[inBlock] ?? block ?? screen ?? tree;
  return { lesson, screen: screen?.id ?? '', block: block?.kind === 'block' ? block.id : '', from, end };
}

/** What to say of a question in a check, which the page need not show; '' for other parts. */
export const noteOnDrawn = (structure: Structure | undefined, path: readonly number[]): string =>
  path.length > 2 && structure?.tree.children[path[0] ?? 0]?.children[path[1] ?? 0]?.name === 'check'
    ? ' The check draws its questions, so the page need not show this one: “All words” has its words.'
    : '';

/** The part before a deleted one, otherwise the one that contained it. */
export function besidePath({ tree }: Structure, path: readonly number[] = []): readonly number[] {
  const [above, last = 0] = [path.slice(0, -1), path.at(-1)];
  const parent = above.reduce<TreeNode | undefined>((node, index) => node?.children[index], tree);
  return parent && parent.children.length > 0 && path.length > 0 ? [...above, Math.max(0, last - 1)] : above;
}
