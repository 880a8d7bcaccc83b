import type { Cmi } from '../../preview/page/learner-record.ts';
import { flatten } from '../../preview/page/learner-record.ts';
import { attemptOf } from './elements.ts';
import type { Reading } from './model.ts';
import { isCompletionRecord, readRecord } from './completion-record.ts';
import { isReleasedContent, readContent } from './contents.ts';
import { readMoodle } from './moodle.ts';
import type { Pause } from './pause.ts';
import { noPause } from './pause.ts';
import type { Data, Table } from './tables.ts';
import { contentOf, Unreadable } from './tables.ts';
import { readStatements } from './xapi.ts';

export interface NamedFile {
  /** Includes the path from the dropped folder. */
  readonly name: string;
  readonly bytes: Uint8Array | (() => Promise<Uint8Array>);
}

/**
 * Reads any export of an LMS. Never throws: what can't be read is among the problems.
 *
 * @param pause is called with the number of rows read
 * @param open parses the file
 */
export async function readExport(
  { name, bytes }: NamedFile,
  pause: Pause = noPause,
  open: (bytes: Uint8Array, pause: Pause) => Promise<Table | Data> = contentOf,
): Promise<Reading> {
  try {
    const content = await open(typeof bytes === 'function' ? await bytes() : bytes, pause);
    return await ('rows' in content ? readTable(content, name, pause) : readJson(content, name, pause));
  } catch (error) {
    const message =
      error instanceof Unreadable
        ? error.message
        : `The file can’t be read (${error instanceof Error ? error.message : String(error)}).`;
    return { kind: 'unreadable', attempts: [], problems: [{ file: name, message }] };
  }
}

async function readTable(table: Table, file: string, pause: Pause): Promise<Reading> {
  const [header = []] = table.rows;
  const nameless = (what: string): Reading => ({
    kind: 'embedded LMS',
    attempts: [],
    problems: [{ file, message: `This table of ${what} names no learner. Take its JSON instead.` }],
  });
  if (header[0] === 'part' && header[1] === 'id') return nameless('the embedded LMS');
  if (header.includes('verb') && header.includes('object')) return nameless('statements');
  const reading = await readMoodle(table, file, activityOf(file), pause);
  const open =
    'The last row has no line end: the file may be cut off. Compare the last learner with the LMS.';
  const isOpen = table.isOpen && reading.attempts.length > 0;
  const notes = [...(isOpen ? [open] : []), ...(table.note === undefined ? [] : [table.note])];
  return { ...reading, problems: [...reading.problems, ...notes.map((message) => ({ file, message }))] };
}

async function readJson({ json, list }: Data, file: string, pause: Pause): Promise<Reading> {
  if (list && json === undefined) {
    if (isListOfElements(list)) {
      const rows = list.map(({ element, value }) => [element, String(value ?? '')]);
      return readMoodle({ rows: [['Element', 'Value'], ...rows] }, file, activityOf(file), pause);
    }
    if (isListOfRows(list)) return readRows(list, file, pause);
    return readStatements(list, file, activityOf(file), pause);
  }
  if (isCompletionRecord(json)) return readRecord(json, file);
  if (isReleasedContent(json)) return readContent(json);
  const { cmi, learner, title, attempt, standard } = Object(json) as Record<string, unknown>;
  if (list) {
    const read = await readStatements(
      list,
      file,
      typeof title === 'string' ? title : activityOf(file),
      pause,
    );
    const { more } = Object(json) as Record<string, unknown>;
    const isPage = typeof more === 'string' && more !== '';
    return isPage ? { ...read, problems: [...read.problems, { file, message: moreStatements }] } : read;
  }
  if (typeof cmi === 'object' && cmi !== null) {
    const { id = '', name = '' } = Object(learner) as Record<string, string>;
    const who = {
      learner: { name: name || id, id },
      activity: `${typeof title === 'string' ? `${title}, embedded` : 'Embedded'} LMS (${String(standard)})`,
      from: { file },
    };
    const number = typeof attempt === 'number' ? attempt : 1;
    return {
      kind: 'embedded LMS',
      attempts: [attemptOf(new Map(flatten(cmi as Cmi)), { ...who, attempt: number })],
      problems: [],
    };
  }
  throw new Unreadable('This JSON holds neither statements nor a record. Export statements from the LRS.');
}

const moreStatements =
  'This is one page of the statements, and the store has more (“more”). Until all of its pages are here, completions may be missing.';

const isListOfElements = (data: readonly unknown[]): data is { element: string; value?: unknown }[] =>
  data.length > 0 && data.every((row) => typeof (row as { element?: unknown } | null)?.element === 'string');

const isListOfRows = (data: readonly unknown[]): data is readonly object[] =>
  data.length > 0 && data.every((row) => typeof row === 'object' && row !== null && !('verb' in row));

/** Reads rows in JSON with Moodle's short column names (`firstname`). */
function readRows(data: readonly object[], file: string, pause: Pause): Promise<Reading> {
  const names: Readonly<Record<string, string>> = {
    firstname: 'First name',
    lastname: 'Last name',
    email: 'Email address',
    emailaddress: 'Email address',
  };
  const columns = Object.keys(data[0] ?? {});
  const rows = {
    *[Symbol.iterator]() {
      yield columns.map((column) => names[column] ?? column);
      for (const row of data)
        yield columns.map((column) => String((row as Record<string, unknown>)[column] ?? ''));
    },
  };
  return readMoodle({ rows }, file, activityOf(file), pause);
}

/**
 * The name of the course from the file's name. Moodle writes e.g.
 * `Programme Allyship at work (SCORM 1.2)-20261128_1026-tab_separated.txt` and `…-Track details.csv`. What stands before
 * Moodle's date is a name as it is, such as `Fire safety Basic 1`; without a date, people may have added which report it
 * is, and to track details whose.
 */
export function activityOf(file: string): string {
  const name = (file.split('/').at(-1) ?? file).replace(/\.\w{2,5}$/, '');
  const dated = /^(.*)-\d{8}_\d{4}(?:\D.*)?$/.exec(name)?.[1];
  if (dated !== undefined) return dated;
  return name
    .replace(/ \(\d+\)$/, '')
    .replace(/[-_ ](?:tab_separated|comma_separated)$/, '')
    .replace(/^(.*)[-_ ](?:track details\b.*|tracks\b.*attempt[-_ ]?\d+)$/i, '$1')
    .replace(/[-_ ](?:track details|tracks|basic|interactions|objectives|attempts-only)$/i, '');
}
