import { plain } from '../../course/rich.ts';
import { blockKind } from '../block-kind.ts';
import type { BlockSource, Table } from '../block-source.ts';
import { firstParagraph, reportMissing, reportUnexpected } from '../read-source.ts';
import { decimalOf, figureOf, percent } from './figure.ts';
import type { ChartModel, ChartRow } from './model.ts';
import { withCounts, drawnPeople, peopleOf } from './people.ts';

const shape =
  'A chart is a paragraph (its caption), a table of two columns and a quotation (>, its data note). With people= on its opening line, a list of people may stand below the table.';

const fix = 'Write one figure of 0 or more, e.g. 8.5 %, and anything else into the label.';

/** A caption, a table `| label | value |` and `> data note`; optionally a list of the people drawn at the tables. */
function parseChart(source: BlockSource): ChartModel {
  const { words: caption, rest } = firstParagraph(source, 'caption');
  const table = rest.find((part) => part.kind === 'table');
  const note = rest.find((part) => part.kind === 'quote');
  if (!table) reportMissing(source, 'table', shape);
  if (!note) reportMissing(source, 'data note', shape);
  const list = source.attributes.has('people') ? rest.find((part) => part.kind === 'list') : undefined;
  reportUnexpected(source, rest, shape, table, note, list);
  if (table && (table.head.length !== 2 || table.rows.length === 0)) {
    source.report(table.line, 'The table needs two columns and one row or more.', shape);
  }
  const rows = table ? rowsOf(source, table) : [];
  const headings = [plain(caption), table?.head[1]?.text() ?? ''].join(' ');
  const isShare = rows[0]?.unit === '%' || (rows[0]?.unit === '' && percent.test(headings));
  // Shares are drawn relative to 100 per cent, other figures relative to the largest.
  const full = Math.max(isShare ? 100 : 0, ...rows.map(({ value }) => value));
  const people = peopleOf(source, isShare && full === 100);
  const seated = people === undefined ? rows : withCounts(source, rows, people);
  const counts = seated.map((row) => row.counted ?? 0);
  const drawn = list && people !== undefined ? drawnPeople(source, list, counts, people) : [];
  return {
    id: source.id,
    caption,
    labelHeading: table?.head[0]?.text() ?? '',
    valueHeading: table?.head[1]?.text() ?? '',
    rows: seated.map(({ label, value, shown, counted: count }, index) => ({
      label,
      value,
      shown,
      ...(count !== undefined && { counted: count }),
      ...(list && { drawn: drawn[index] ?? [] }),
    })),
    full,
    ...(people !== undefined && { people }),
    note: note?.words() ?? '',
  };
}

interface ReadRow extends ChartRow {
  readonly line: number;
  readonly unit: string;
}

/** The rows' labels and figures. Reports cells that are not a figure, and figures in different units. */
function rowsOf(source: BlockSource, table: Table): ReadRow[] {
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
  return rows.map(({ line, label, value, shown, unit = '' }) => ({ line, label, value, shown, unit }));
}

export const chart = blockKind({
  name: 'chart',
  about: 'Figures as bars, with their table.',
  parse: parseChart,
  words: ['caption', 'labelHeading', 'valueHeading', 'label', 'shown', 'note'],
  attributes: ['people'],
  inputs: ['drawings'],
  drawn: ({ rows }) => ({ stages: [], people: rows.flatMap(({ drawn = [] }) => drawn) }),
});
