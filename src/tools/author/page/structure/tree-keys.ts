import type { Row } from './rows.ts';

export interface TreeActs {
  readonly go: (row: Row) => void;
  readonly fold: (row: Row) => void;
  readonly unfold: (row: Row) => void;
  readonly press: (row: Row) => void;
  readonly move: (where: 'up' | 'down') => void;
  readonly remove: () => void;
}

/** The keys of a tree (ARIA Authoring Practices); with Alt, the arrows move the selected part. */
export function onTreeKey(
  event: KeyboardEvent,
  rows: readonly Row[],
  selected: string,
  acts: TreeActs,
): void {
  const at = Math.max(
    0,
    rows.findIndex(({ key }) => key === selected),
  );
  const row = rows[at];
  if (!row) return;
  const go = (to: Row | undefined): void => acts.go(to ?? row);
  const above = (): Row | undefined => rows.slice(0, at).findLast(({ level }) => level < row.level);
  const keys: Readonly<Record<string, () => void>> = event.altKey
    ? { ArrowUp: () => acts.move('up'), ArrowDown: () => acts.move('down') }
    : {
        ArrowDown: () => go(rows[at + 1]),
        ArrowUp: () => go(rows[at - 1]),
        Home: () => go(rows[0]),
        End: () => go(rows.at(-1)),
        ArrowRight: () =>
          row.isOpen === false ? acts.unfold(row) : go(row.isOpen === true ? rows[at + 1] : row),
        ArrowLeft: () => (row.isOpen === true ? acts.fold(row) : go(above())),
        Enter: () => acts.press(row),
        ' ': () => acts.press(row),
        Delete: () => acts.remove(),
      };
  const does = keys[event.key];
  if (!does) return;
  event.preventDefault();
  does();
}
