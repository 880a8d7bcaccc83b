import { dateOf } from './dates.ts';
import type { Learner } from './model.ts';
import { withoutUndefined, textOrUndefined } from './model.ts';

export type Row = readonly string[];

/** Reads a table's cells by column, one row at a time. */
export class Cells {
  readonly #columns: ReadonlyMap<string, number>;
  readonly header: Row;
  /** The columns of each interaction, in order. Interactions without a response column are left out. */
  readonly interactions: readonly {
    readonly at: number;
    readonly response: string;
    readonly right: string;
    readonly result: string;
  }[];
  row: Row = [];
  /** What could not be read in this row, in words. */
  readonly notes: string[] = [];
  readonly #noted = new Set<string>();

  constructor(header: Row) {
    this.header = header;
    // If two columns have the same name, the first counts.
    this.#columns = new Map(header.map((name, index) => [name.toLowerCase(), index] as const).toReversed());
    this.interactions = header.flatMap((title, at) => {
      const number = /^Question (\d+)$/.exec(title)?.[1];
      return number === undefined || !header.includes(`Response ${number}`)
        ? []
        : [
            {
              at,
              response: `response ${number}`,
              right: `right answer ${number}`,
              result: `result ${number}`,
            },
          ];
    });
  }

  /** Adds a note about a whole column, only at the first row. */
  noteOnce(message: string): void {
    if (!this.#noted.has(message)) this.notes.push(message);
    this.#noted.add(message);
  }

  has(...names: readonly string[]): boolean {
    return names.some((name) => this.#columns.has(name.toLowerCase()));
  }

  get(...names: readonly string[]): string {
    for (const name of names) {
      const found = this.row[this.#columns.get(name.toLowerCase()) ?? NaN];
      if (found !== undefined && found !== '' && found !== '-') return found;
    }
    return '';
  }
}

/** The learner of a row, or why that is unknown. */
export function learnerOf(cells: Cells): Learner | string {
  const name =
    cells.get('Name', 'Full name', 'First name / Last name') ||
    [cells.get('First name'), cells.get('Last name')].filter(Boolean).join(' ') ||
    // In the activity completion report, the name column has an empty header.
    (cells.header[0] === '' && dateOf(cells.row[0]) === undefined ? (cells.row[0] ?? '') : '');
  const email = cells.get('Email address', 'Email').toLowerCase();
  const id = cells.get('ID number', 'Username');
  if (name === '' && email === '' && id === '')
    return 'This row names no learner: neither name, e-mail address nor ID number.';
  const formula = [email, id].find((text) => text.startsWith('='));
  if (formula !== undefined)
    return `“${formula}” is a formula, and no address or ID: the row is left out. Paste the column as values.`;
  if (email !== '' && !/^\S+@\S+$/.test(email))
    return `“${email}” is no e-mail address: the row is left out.`;
  // Every Moodle account has an address.
  if (email === '' && id === '' && cells.has('Email address', 'Email'))
    return `“${name}” has neither e-mail address nor ID number, as a row of totals: it is left out.`;
  return {
    name: name || email || id,
    ...withoutUndefined({ email: textOrUndefined(email), id: textOrUndefined(id) }),
  };
}

/** A number as people write it, also with a comma or a percent sign. */
export const numberOf = (text: string): number | undefined =>
  /^-?\d+(?:[.,]\d+)?\s*%?$/.test(text) ? Number(text.replace(',', '.').replace(/\s*%$/, '')) : undefined;

/** A score of 0–100. Reports any other text, also one that may be a thousand; the rest of the row is still read. */
export function scoreIn(cells: Cells, text: string): number | undefined {
  const score = /,\d{3}$/.test(text) ? undefined : numberOf(text);
  if (score !== undefined && score >= 0 && score <= 100) return score;
  if (text !== '' && text !== '-') cells.notes.push(`“${text}” is no score of 0 to 100: it is left out.`);
  return undefined;
}
