import type { Part, Words } from './model.ts';
import { isBlank, plain } from './model.ts';
import { inOneLine } from './one-line.ts';
import type { ImportLog } from './import-log.ts';

/** A table of HTML; content that a Markdown table cannot hold is written on one line, or after the table. */
export function readTable(table: Element, partsOf: (parent: Element) => Part[], log: ImportLog): Part[] {
  const rows = [...table.querySelectorAll('tr')].filter((row) => row.closest('table') === table);
  const after: Part[] = [...table.children]
    .filter((child) => child.nodeName === 'CAPTION')
    .flatMap((caption) => partsOf(caption));
  const grid: Words[][] = [];
  let isSpanning = false;
  for (const [y, row] of rows.entries()) {
    let x = 0;
    for (const cell of row.children) {
      while (grid[y]?.[x]) x++;
      const [across, down] = ['colspan', 'rowspan'].map((name) => spanOf(cell, name));
      isSpanning ||= across !== 1 || down !== 1;
      const parts = partsOf(cell);
      after.push(...parts.filter(({ kind }) => kind === 'picture'));
      const words = inOneLine(parts);
      for (let dy = 0; dy < (down ?? 1) && y + dy < rows.length; dy++)
        for (let dx = 0; dx < (across ?? 1); dx++) (grid[y + dy] ??= [])[x + dx] = dx + dy === 0 ? words : [];
      const blocks = parts.filter(({ kind }) => kind !== 'picture');
      if (blocks.length > 1 || (blocks[0] && blocks[0].kind !== 'paragraph'))
        log.changed('Cell of a table', plain(words), 'What stood below one another stands in one line.');
    }
  }
  const width = Math.max(0, ...grid.map((row) => row.length));
  const cells = grid.map((row) => Array.from({ length: width }, (_, x) => row[x] ?? []));
  const full = cells.filter((row) => row.some((words) => !isBlank(words)));
  // A table with a single cell is a frame around text.
  const [only] = table.querySelectorAll('td, th').length === 1 ? table.querySelectorAll('td, th') : [];
  if (only) {
    const parts = partsOf(only);
    if (parts.length > 0) log.changed('Table with one cell', '', 'What is in it stands in the text.');
    return [...parts, ...after.filter(({ kind }) => kind !== 'picture')];
  }
  if (isSpanning && full.length > 0)
    log.changed(
      'Table with joined cells',
      full.flat().map(plain).join(' '),
      'The words stand in the first of them, the others are empty.',
    );
  return [...(full.length === 0 ? [] : [{ kind: 'table', rows: full } as const]), ...after];
}

const spanOf = (cell: Element, name: string): number => {
  const span = Number(cell.getAttribute(name) ?? 1);
  return Number.isInteger(span) && span > 0 && span <= 100 ? span : 1;
};
