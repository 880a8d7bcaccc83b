import { plain } from '../../course/rich.ts';
import { blockKind } from '../block-kind.ts';
import type { BlockSource, Table } from '../block-source.ts';
import { firstParagraph, unexpected } from '../read-source.ts';
import { decimalOf, figureOf, percent } from './figure.ts';
import type { ChartModel, ChartRow } from './model.ts';

const shape =
  'A chart is a paragraph (its caption), a table of two columns and a quotation (>, its data note).';

const fix = 'Write one figure of 0 or more, e.g. 8.5 %, and anything else into the label.';

/** A caption, a table `| label | value |` and `> data note`. */
function parseChart(source: BlockSource): ChartModel {
  const { words: caption, rest } = firstParagraph(source, 'caption');
  const table = rest.find((part) => part.kind === 'table');
  const note = rest.find((part) => part.kind === 'quote');
  if (!table) source.report(source.line, `The chart "${source.id}" has no table.`, shape);
  if (!note) source.report(source.line, `The chart "${source.id}" has no data note.`, shape);
  unexpected(
    source,
    rest.filter((part) => part !== table && part !== note),
    shape,
  );
  if (table && (table.head.length !== 2 || table.rows.length === 0)) {
    source.report(table.line, 'The table needs two columns and one row or more.', shape);
  }
  const rows = table ? rowsOf(source, table) : [];
  const headings = [plain(caption), table?.head[1]?.text() ?? ''].join(' ');
  const isShare = rows[0]?.unit === '%' || (rows[0]?.unit === '' && percent.test(headings));
  return {
    id: source.id,
    caption,
    labelHeading: table?.head[0]?.text() ?? '',
    valueHeading: table?.head[1]?.text() ?? '',
    rows: rows.map(({ label, value, shown }) => ({ label, value, shown })),
    // Shares are drawn against the whole, all else against the largest.
    full: Math.max(isShare ? 100 : 0, ...rows.map(({ value }) => value)),
    note: note?.words() ?? '',
  };
}

/** A row's label and figure; what is no figure is reported, and so are figures that cannot stand side by side. */
function rowsOf(source: BlockSource, table: Table): (ChartRow & { readonly unit: string })[] {
  const decimal = decimalOf(source.language);
  const rows = table.rows.map(({ line, cells: [label, cell] }) => {
    const shown = cell?.text() ?? '';
    const figure = figureOf(shown, decimal);
    if (typeof figure === 'string') source.report(line, `"${shown}" ${figure}.`, fix);
    const { value, unit } = typeof figure === 'string' ? { value: 0, unit: undefined } : figure;
    return { line, label: label?.words() ?? '', value, shown, unit };
  });
  const first = rows.find(({ unit }) => unit !== undefined);
  for (const { line, shown, unit } of rows) {
    if (unit === undefined || unit === first?.unit) continue;
    source.report(
      line,
      `"${shown}" and "${first?.shown}" are not in the same unit.`,
      'Bars can only stand side by side in one: all in per cent, say, or all in pounds.',
    );
  }
  return rows.map(({ label, value, shown, unit = '' }) => ({ label, value, shown, unit }));
}

export const chart = blockKind({
  name: 'chart',
  parse: parseChart,
  words: ['caption', 'labelHeading', 'valueHeading', 'label', 'shown', 'note'],
});
