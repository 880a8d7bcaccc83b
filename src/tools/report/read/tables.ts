import { streamCsvRows } from 'hucre/csv';
import { readOds } from 'hucre/ods';
import { readXlsx } from 'hucre/xlsx';
import type { Pause } from './pause.ts';
import { noPause } from './pause.ts';

/** A file's cells as text; a formula is what was typed, `=` included, and never its result. */
export interface Table {
  /** Made row by row as they are asked for, so that no more than one need be there. */
  readonly rows: Iterable<readonly string[]>;
  /** A text whose last row has no line end: it may be cut off. */
  readonly isOpen?: boolean;
  /** What is to be known of how it was read. */
  readonly note?: string;
}

/** The content of a file that is no table. */
export interface Data {
  /** What is around the list, where there is a list. */
  readonly json: unknown;
  /** The list that the JSON is, or its `statements`. */
  readonly list?: readonly unknown[];
}

/** Why a file can't be read, in words for an administrator. */
export class Unreadable extends Error {}

const zipped = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b;

/** Whether a library takes it apart in one piece: a spreadsheet or JSON, which a worker can do as well. */
export const isOnePiece = (bytes: Uint8Array): boolean =>
  zipped(bytes) || /^[^\w<]*[[{]/.test(new TextDecoder('latin1').decode(bytes.subarray(0, 20)));

/**
 * What a file holds, by its content rather than by its name.
 *
 * @throws Unreadable
 */
export async function contentOf(bytes: Uint8Array, pause: Pause = noPause): Promise<Table | Data> {
  if (bytes.length === 0) throw new Unreadable('The file is empty. Export it again.');
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf)
    throw new Unreadable(
      'This is an old Excel file (.xls), or one with a password. Save it as .xlsx or CSV, without a password.',
    );
  if (zipped(bytes)) return sheetTable(bytes);
  const { pieces, isGuess } = await textOf(bytes, pause);
  const start = pieces.map((piece) => piece.trimStart().slice(0, 200)).find(Boolean);
  if (start === undefined) throw new Unreadable('The file is empty: the LMS had nothing to export.');
  if (/^[[{]/.test(start)) return dataOf(jsonOf(pieces.join('')));
  if (start.startsWith('<')) return { rows: markupRows(pieces.join('')) };
  return { ...delimitedTable(pieces), ...(isGuess && { note: guessNote }) };
}

const guessNote =
  'The text is not in Unicode, and is read as Western European: compare names, and export as UTF-8 where they are wrong.';

/** UTF-8, UTF-16, else the encoding that older spreadsheets write in Western Europe. In pieces. */
async function textOf(bytes: Uint8Array, pause: Pause): Promise<{ pieces: string[]; isGuess: boolean }> {
  const [first, second] = bytes;
  // Without a mark, every other byte of Latin letters is 0.
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
    // In another encoding, signs that are not English would have failed before the end.
    if (pieces.some((piece) => /[^\0-\x7f]/.test(piece))) throw new Unreadable(cutOff('character'));
    throw error;
  }
}

const cutOff = (where: string): string => `The file ends in the middle of a ${where}. Export it again.`;

/** Some stores put the whole list into one more list. */
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
    // One statement on each line is how some stores export.
    const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
    try {
      if (lines.length > 1) return lines.map((line) => JSON.parse(line) as unknown);
    } catch {
      // The first fault says more.
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
 * The same text, cut where rows end: as one text, tens of megabytes would take a while to be put together. A quotation
 * mark opens a cell only where the cell begins, as for the library that reads the rows.
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
  /** Where the cell begins that has not ended yet. */
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
  // The line end may stand in the rest, where that is a carriage return alone.
  if (rest !== '') yield { text: rest, isCut: !rest.endsWith('\r') };
}

async function sheetTable(bytes: Uint8Array): Promise<Table> {
  try {
    // The name of a part that every Excel file has, as the zip's own list spells it.
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

/** Tables of HTML and Moodle's XML gradebook. */
function markupRows(text: string): string[][] {
  const isHtml = /^\s*(<!doctype html|<html)/i.test(text);
  // Styles would be refused by the page's policy, with a message.
  const bare = text.replace(/<style[\s\S]*?<\/style>/gi, '').replace(/\sstyle="[^"]*"/gi, '');
  const page = new DOMParser().parseFromString(isHtml ? bare : text, isHtml ? 'text/html' : 'text/xml');
  if (isHtml) {
    const rows = [...page.querySelectorAll('tr')].map((row) =>
      [...row.querySelectorAll<HTMLTableCellElement>('th, td')].flatMap(({ textContent, colSpan }) => [
        textContent.trim(),
        // Gnumeric lets what is long reach over the empty cells beside it.
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

/** A spreadsheet's dates have no time zone. */
const cellText = (value: unknown): string =>
  value instanceof Date
    ? value.toISOString().replace('Z', '')
    : typeof value === 'object'
      ? ''
      : String(value ?? '').trim();
