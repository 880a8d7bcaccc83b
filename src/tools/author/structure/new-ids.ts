import { summaryId } from '../../../blocks/scenario/parse.ts';
import { references } from '../../../compile/block-references.ts';
import { screenKey } from '../../../course/snapshot-parts.ts';
import type { TreeNode } from './lesson-tree.ts';
import { nodesIn } from './lesson-tree.ts';

/** Old id → new one. */
export type Renames = ReadonlyMap<string, string>;

/** Makes ids that are not in use. */
export class NewIds {
  readonly #taken: Set<string>;
  /** The screens' keys: no two screens of a lesson may have the same key in what is saved for a learner. */
  readonly #screens: Set<string>;

  constructor(taken: Iterable<string>, screens: readonly TreeNode[]) {
    this.#taken = new Set(taken);
    this.#screens = new Set(screens.map(({ id }) => screenKey(id)));
  }

  /** @param wanted is used unchanged if it is free */
  make(wanted: string): string {
    const counted = /^(.*[a-z])-\d+$/.exec(wanted)?.[1];
    const base = counted !== undefined && this.#taken.has(counted) ? counted : wanted;
    const isFree = (id: string): boolean => !this.#taken.has(id) && !this.#screens.has(screenKey(id));
    let id = wanted;
    for (let count = 2; !isFree(id); count++) id = `${base}-${count}`;
    this.#taken.add(id);
    return id;
  }

  /** New ids for everything in a part. */
  renames(node: TreeNode): Renames {
    const ids = nodesIn(node).flatMap(({ id }) => (id === '' || id === summaryId ? [] : [id]));
    return new Map([...new Set(ids)].map((id) => [id, this.make(id)]));
  }
}

/** The lines of a lesson with other ids in a part, and in the references inside the part. */
export function renamed(lines: readonly string[], node: TreeNode, renames: Renames): string[] {
  const next = [...lines];
  const change = (line: number, how: (text: string) => string): void => {
    next[line] = how(next[line] ?? '');
  };
  for (const { kind, from, id, choices } of nodesIn(node)) {
    if (kind === 'block') change(from, (line) => openingRenamed(line, id, renames));
    const now = renames.get(id);
    if (kind !== 'block' && now !== undefined)
      change(from, (line) => line.replace(new RegExp(`\\{#${id}(?=[\\s}])(?![^]*\\{#)`), `{#${now}`));
    for (const { to, from: first, end } of choices) {
      const other = renames.get(to);
      if (other === undefined) continue;
      for (let line = first; line < end; line++)
        change(line, (text) => text.replaceAll(`](#${to})`, `](#${other})`));
    }
  }
  return next;
}

/** `:::name id key=value`, as the compiler reads it. */
export const openingRenamed = (line: string, id: string, renames: Renames): string =>
  line.replace(/^(:{3,}[ \t]*\S+)(.*)$/, (_, before: string, rest: string) =>
    before.concat(
      rest.replaceAll(
        /([\w-]+)=(?:"([^"]*)"|(\S*))|(\S+)/g,
        (all, key?: string, quoted?: string, bare?: string) => {
          if (key === undefined) return all === id ? (renames.get(id) ?? all) : all;
          const other = references.includes(key) ? renames.get(quoted ?? bare ?? '') : undefined;
          return other === undefined ? all : `${key}=${other}`;
        },
      ),
    ),
  );
