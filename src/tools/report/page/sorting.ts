import type { TemplateResult } from 'lit';
import { html } from 'lit';
import { compareText } from '../read/records.ts';

/** A column of a table. */
export interface Column<Row> {
  readonly name: string;
  /** The value to sort by; rows without one come last. */
  readonly by: (row: Row) => string | number | undefined;
}

export interface Order {
  readonly column: number;
  readonly isDown: boolean;
}

/** A comparison function for `toSorted`. */
export function inOrderOf<Row>(
  columns: readonly Column<Row>[],
  { column, isDown }: Order,
): (a: Row, b: Row) => number {
  const by = columns[column]?.by ?? (() => undefined);
  return (a, b) => {
    const [one, other] = [by(a), by(b)];
    if (one === undefined || other === undefined)
      return Number(one === undefined) - Number(other === undefined);
    const found =
      typeof one === 'number' && typeof other === 'number'
        ? one - other
        : compareText(String(one), String(other));
    return isDown ? -found : found;
  };
}

/** A table's head. Pressing a column's name sorts it: ascending, descending, unsorted. */
export const headings = <Row>(
  columns: readonly Column<Row>[],
  order: Order | undefined,
  set: (order: Order | undefined) => void,
): TemplateResult =>
  html`<thead>
    <tr>
      ${columns.map(({ name }, column) => {
        const isSorted = order?.column === column;
        const next = !isSorted
          ? { column, isDown: false }
          : order.isDown
            ? undefined
            : { column, isDown: true };
        return html`<th
          scope="col"
          aria-sort=${!isSorted ? 'none' : order.isDown ? 'descending' : 'ascending'}
        >
          <button class="sort" @click=${() => set(next)}>
            ${name}<span aria-hidden="true">${!isSorted ? ' ↕' : order.isDown ? ' ↓' : ' ↑'}</span>
          </button>
        </th>`;
      })}
    </tr>
  </thead>`;
