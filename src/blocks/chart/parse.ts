import type { BlockSource, Table } from '../block-source.ts';
import { firstParagraph, unexpected } from '../read-source.ts';
import type { ChartModel, ChartRow } from './model.ts';

const shape =
  'A chart is a paragraph (its caption), a table of two columns and a quotation (>, its data note).';

/** A caption, a table `| label | value |` and `> data note`. */
export function parseChart(source: BlockSource): ChartModel {
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
  return {
    id: source.id,
    caption,
    labelHeading: table?.head[0]?.text() ?? '',
    valueHeading: table?.head[1]?.text() ?? '',
    rows: table ? rowsOf(source, table) : [],
    note: note?.words() ?? '',
  };
}

function rowsOf(source: BlockSource, table: Table): ChartRow[] {
  return table.rows.map(({ line, cells: [label, cell] }) => {
    const shown = cell?.text() ?? '';
    const figure = /\d[\d,]*(\.\d+)?/.exec(shown)?.[0];
    if (figure === undefined) {
      source.report(line, `"${shown}" holds no figure.`, 'Write a figure of 0 or more, e.g. 8.5 %.');
    }
    return { label: label?.words() ?? '', value: Number(figure?.replaceAll(',', '') ?? 0), shown };
  });
}
