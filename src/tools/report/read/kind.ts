import type { Cells, Row } from './cells.ts';
import type { Attempt, Learner, SourcePlace } from './model.ts';

/** How to read one kind of table. Columns have Moodle's English names; in other languages Moodle translates them. */
export interface Kind {
  readonly name: string;
  /** Whether a header is of this kind. */
  readonly fits: (header: Row) => boolean;
  /** Reads a learner's row below the header; a string says why it can't be read. */
  readonly read: (
    cells: Cells,
    learner: Learner,
    from: SourcePlace,
    activity: string,
  ) => readonly Attempt[] | string;
  /** A note on everything read from a table with this header; '' for none. */
  readonly note?: (header: Row) => string;
}

export const hasColumns =
  (...names: readonly string[]) =>
  (header: Row): boolean =>
    names.every((name) => header.some((cell) => cell.toLowerCase() === name));

export const empty = { answers: [], acknowledgements: [], evidence: [] } as const;
