import { streamCsvRows } from 'hucre/csv';
import { readOds } from 'hucre/ods';
import { readXlsx } from 'hucre/xlsx';
import type { Pause } from './pause.ts';
import { noPause } from './pause.ts';

/** A file's cells as text. A formula is kept as typed, including `=`, and not as its result. */
export interface Table {
  /** Generated on demand, so that only one row needs to be in memory. */
  readonly rows: Iterable<readonly string[]>;
  /** Whether the last row has no line end: the file may be cut off. */
  readonly isOpen?: boolean;
  /** A note on how it was read. */
  readonly note?: string;
}

/** The content of a JSON file. */
export interface Data {
  /** The JSON; without its list if there is one. */
  readonly json: unknown;
  /** The JSON itself if it is a list, or its `statements`. */
  readonly list?: readonly unknown[];
}

/** An error that says in words, for an administrator, why a file can't be read. */
export class Unreadable extends Error {}

const isZipFile = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b;

/** Whether it can only be parsed without pauses: a spreadsheet or JSON. A worker can also do that. */
export const isParsedAtOnce = (bytes: Uint8Array): boolean =>
  isZipFile(bytes) || /^[^\w<]*[[{]/.test(new TextDecoder('latin1').decode(bytes.subarray(0, 20)));

/**
 * Parses a file by its content, not by its name.
 *
 * @throws Unreadable
 */
export async function contentOf(bytes: Uint8Array, pause: Pause = noPause): Promise<Table | Data> {
  if (bytes.length === 0) throw new Unreadable('The file is empty. Export it again.');
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf)
    throw new Unreadable(
      'This is an old Excel file (.xls), or one with a password. Save it as .xlsx or CSV, without a password.',
    );
  if (isZipFile(bytes)) return sheetTable(bytes);
  const { pieces, isGuess } = await textOf(bytes, pause);
  const start = pieces.map((piece) => piece.trimStart().slice(0, 200)).find(Boolean);
  if (start === undefined) throw new Unreadable('The file is empty: the LMS had nothing to export.');
  if (/^[[{]/.test(start)) return dataOf(jsonOf(pieces.join('')));
  if (start.startsWith('<')) return { rows: markupRows(pieces.join('')) };
  return { ...delimitedTable(pieces), ...(isGuess && { note: guessNote }) };
}

const guessNote =
  'The text is not in Unicode, and is read as Western European: compare names, and export as UTF-8 where they are wrong.';

/** Decodes, in pieces: UTF-8, UTF-16, otherwise the encoding of older spreadsheets in Western Europe. */
async function textOf(bytes: Uint8Array, pause: Pause): Promise<{ pieces: string[]; isGuess: boolean }> {
  const [first, second] = bytes;
  // UTF-16 without a byte order mark: every other byte of Latin letters is 0.
  const isWide = (at: 0 | 1): boolean => bytes.length > 3 && bytes[at] === 0 && bytes[at + 2] === 0;
  const utf16 =
    (first === 0xff && second === 0xfe) || isWide(1)
      ? 'utf-16le'
      : (first === 0xfe && second === 0xff) || isWide(0)
        ? 'utf-16be'
        : '';
  if (utf16 !== '') return { pieces: await decoded(bytes, new TextDecoder(utf16), pause), isGuess: false };
  try {
    return { pieces: await decoded(bytes, new TextDecoder('utf-8', { fatal: true }), pause), isGuess: false };
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return { pieces: await decoded(bytes, new TextDecoder('windows-1252'), pause), isGuess: true };
  }
}

async function decoded(bytes: Uint8Array, decoder: TextDecoder, pause: Pause): Promise<string[]> {
  const size = 1 << 18;
  const pieces: string[] = [];
  for (let at = 0; at < bytes.length; at += size) {
    pieces.push(decoder.decode(bytes.subarray(at, at + size), { stream: true }));
    await pause(0);
  }
  try {
    return [...pieces, decoder.decode()];
  } catch (error) {
    // In another encoding, earlier non-ASCII characters would already have failed.
    if (pieces.some((piece) => /[^\0-\x7f]/.test(piece))) throw new Unreadable(cutOff('character'));
    throw error;
  }
}

const cutOff = (where: string): string => `The file ends in the middle of a ${where}. Export it again.`;

/** Unwraps the list: some stores put the whole list into another list. */
function dataOf(parsed: unknown): Data {
  const json =
    Array.isArray(parsed) && parsed.length === 1 && Array.isArray(parsed[0])
      ? (parsed[0] as unknown)
      : parsed;
  if (Array.isArray(json)) return { json: undefined, list: json };
  const { statements, ...rest } = Object(json) as Record<string, unknown>;
  return Array.isArray(statements) ? { json: rest, list: statements } : { json };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    // Some stores export one statement per line.
    const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
    try {
      if (lines.length > 1) return lines.map((line) => JSON.parse(line) as unknown);
    } catch {
      // The first error says more.
    }
    throw new Unreadable(`The file is broken or cut off (${(error as Error).message}). Export it again.`);
  }
}

function delimitedTable(pieces: readonly string[]): Table {
  const first = /[^\r\n]+/.exec(pieces[0] ?? '')?.[0] ?? '';
  const unquoted = first.replace(/"[^"]*"/g, '');
  const count = (mark: string): number => unquoted.split(mark).length - 1;
  const [delimiter = ','] = ['\t', ';', ','].sort((a, b) => count(b) - count(a));
  return {
    isOpen: !/[\r\n]$/.test(pieces.findLast((piece) => piece !== '') ?? ''),
    rows: {
      *[Symbol.iterator]() {
        let columns = 0;
        for (const { text, isCut } of wholeRows(pieces, delimiter))
          for (const found of streamCsvRows(text, { delimiter, skipBom: false })) {
            const cells = found.map(cellText);
            if (columns === 0 && cells.some((cell) => cell !== '')) columns = cells.length;
            if (isCut && cells.length < columns) throw new Unreadable(cutOff('row'));
            yield cells;
          }
      },
    },
  };
}

/**
 * The same text in pieces of whole rows: joining tens of megabytes into one string would take long. A quotation mark
 * opens a cell only at the cell's beginning, as in the library that reads the rows.
 */
function* wholeRows(
  pieces: readonly string[],
  delimiter: string,
): Generator<{ text: string; isCut: boolean }> {
  const cell = new RegExp(
    `(?:"[^"]*(?:""[^"]*)*"(?!")|(?!"))[^${delimiter}\\r\\n]*(${delimiter}|\\r?\\n|\\r(?!$))`,
    'y',
  );
  let rest = '';
  /** The beginning of the cell that has not ended yet. */
  let last = 0;
  for (const piece of pieces) {
    rest += piece;
    let end = 0;
    last = 0;
    cell.lastIndex = 0;
    for (let found = cell.exec(rest); found; found = cell.exec(rest)) {
      last = cell.lastIndex;
      if (found[1] !== delimiter) end = last;
    }
    if (end > 0) yield { text: rest.slice(0, end), isCut: false };
    rest = rest.slice(end);
    last -= end;
  }
  if (/^"[^"]*(?:""[^"]*)*$/.test(rest.slice(last))) throw new Unreadable(cutOff('cell'));
  // The rest may contain its line end if that is a single carriage return.
  if (rest !== '') yield { text: rest, isCut: !rest.endsWith('\r') };
}

async function sheetTable(bytes: Uint8Array): Promise<Table> {
  try {
    // The name of a part in every Excel file, as in the zip's directory.
    const isExcel = new TextDecoder('latin1').decode(bytes).includes('[Content_Types].xml');
    const { sheets } = isExcel ? await readXlsx(bytes) : await readOds(bytes);
    const sheet = sheets.find(({ hidden, veryHidden }) => !hidden && !veryHidden) ?? sheets[0];
    if (sheet === undefined) throw new Error('no sheet');
    const others = sheets.filter((other) => other !== sheet && other.rows.length > 0);
    const unread = others.map(({ name }) => `“${name}”`);
    const rows = sheet.rows.map((cells) => cells.map(cellText));
    for (const [at, cell] of sheet.cells ?? []) {
      const [row = NaN, column = NaN] = at.split(',').map(Number);
      const cells = rows[row];
      if (cells && typeof cell.formula === 'string') cells[column] = `=${cell.formula}`;
    }
    const note = `Only the sheet “${sheet.name}” was read, and not ${unread.join(', ')}: save each as a file of its own.`;
    return { rows, ...(unread.length > 0 && { note }) };
  } catch (error) {
    throw new Unreadable(
      `The spreadsheet can’t be opened (${(error as Error).message}). Export it again, or take the LMS’s text format.`,
    );
  }
}

/** Reads HTML tables and Moodle's XML gradebook. */
function markupRows(text: string): string[][] {
  const isHtml = /^\s*(<!doctype html|<html)/i.test(text);
  // The page's policy would refuse styles, with a message in the console.
  const bare = text.replace(/<style[\s\S]*?<\/style>/gi, '').replace(/\sstyle="[^"]*"/gi, '');
  const page = new DOMParser().parseFromString(isHtml ? bare : text, isHtml ? 'text/html' : 'text/xml');
  if (isHtml) {
    const rows = [...page.querySelectorAll('tr')].map((row) =>
      [...row.querySelectorAll<HTMLTableCellElement>('th, td')].flatMap(({ textContent, colSpan }) => [
        textContent.trim(),
        // Gnumeric lets long text span the empty cells after it.
        ...Array.from({ length: colSpan - 1 }, () => ''),
      ]),
    );
    if (rows.length > 1) return rows;
    throw new Unreadable(
      'This is a web page without a table: perhaps a sign-in or an error page. Export it again.',
    );
  }
  if (page.querySelector('parsererror'))
    throw new Unreadable('The XML is broken or cut off. Export it again.');
  const results = [...page.querySelectorAll('results > result')];
  if (results.length === 0)
    throw new Unreadable(
      page.documentElement.localName === 'results'
        ? 'There are no grades in this gradebook: as XML, it leaves out all activities and learners without an ID number. Give them one, or export it as CSV.'
        : 'This XML is no export of a gradebook.',
    );
  const value = (result: Element, name: string): string => result.querySelector(name)?.textContent ?? '';
  return [
    ['ID number', 'Grade item', 'Score'],
    ...results.map((result) => ['student', 'assignment', 'score'].map((name) => value(result, name))),
  ];
}

/** A cell as text. A spreadsheet's dates have no time zone. */
const cellText = (value: unknown): string =>
  value instanceof Date
    ? value.toISOString().replace('Z', '')
    : typeof value === 'object'
      ? ''
      : String(value ?? '').trim();
