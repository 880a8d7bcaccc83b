import { writeCsv } from 'hucre/csv';
import type { TemplateResult } from 'lit';
import { html } from 'lit';
import { saveFile } from '../../../ui/save-file.ts';
import { at } from '../lrs/json.ts';
import type { Registration } from '../lrs/registration.ts';
import type { RecordView } from './record-view.ts';

/** The record as CSV (RFC 4180): its figures, the objectives, then the answers. */
export function recordCsv(view: RecordView): string {
  const rows = [
    ['part', 'id', 'type', 'description', 'response', 'right', 'result', 'score', 'time', 'latency'],
    ...(
      [
        ['status', view.status],
        ['completion', view.completion],
        ['success', view.success],
        ['score raw', view.score.raw],
        // An LMS may give bounds before there is a score: in a table they would look like a score.
        ['score min', view.score.raw === '' ? '' : view.score.min],
        ['score max', view.score.raw === '' ? '' : view.score.max],
        ['score scaled', view.score.scaled],
        ['progress', view.progress],
        ['location', view.location],
        ['session time', view.sessionTime],
        ['total time', view.totalTime],
      ] as const
    ).map(([id, value]) => ['record', id, '', '', '', '', value, '', '', '']),
    ...view.objectives.map(({ id, description, status, score }) => {
      return ['objective', id, '', description, '', '', status, score, '', ''];
    }),
    ...view.interactions.map(({ id, type, description, response, right, result, time, latency }) => {
      return ['interaction', id, type, description, response, right, result, '', time, latency];
    }),
  ];
  return csvOf(rows);
}

/** The statements of a registration as CSV, the oldest first. */
export function statementsCsv({ statements }: Pick<Registration, 'statements'>): string {
  const rows = statements.map((statement) => {
    const text = (...path: string[]): string => String(at(statement, ...path) ?? '');
    return [
      text('timestamp'),
      text('verb', 'id'),
      text('object', 'id'),
      text('result', 'response'),
      text('result', 'success'),
      text('result', 'completion'),
      text('result', 'score', 'scaled'),
      text('result', 'duration'),
    ];
  });
  return csvOf([
    ['time', 'verb', 'object', 'response', 'success', 'completion', 'score', 'duration'],
    ...rows,
  ]);
}

/** Buttons that save a record as a file. @param name without the ending @param isOff if there is nothing to save */
export const recordExportButtons = (
  name: string,
  json: () => unknown,
  csv: () => string,
  isOff = false,
): TemplateResult => {
  const saveJson = (): void => saveFile(`${name}.json`, 'application/json', JSON.stringify(json(), null, 2));
  const saveCsv = (): void => saveFile(`${name}.csv`, 'text/csv;charset=utf-8', csv());
  return html`<h2>Export</h2>
    <div class="tools">
      <button ?disabled=${isOff} @click=${saveJson}>JSON</button>
      <button ?disabled=${isOff} @click=${saveCsv}>CSV</button>
    </div>`;
};

/**
 * CSV with a byte order mark, by which spreadsheets recognise UTF-8. A spreadsheet would run a cell that begins like a
 * formula, so an apostrophe makes it text. Negative numbers stay numbers.
 */
const csvOf = (rows: readonly (readonly string[])[]): string =>
  writeCsv(
    rows.map((row) => row.map((cell) => (/^-\d+(?:\.\d+)?$/.test(cell) ? Number(cell) : cell))),
    { bom: true, escapeFormulae: true },
  ) + '\r\n';
