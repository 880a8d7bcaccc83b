import type { Cells, Row } from './cells.ts';
import type { Attempt, Learner, Place } from './model.ts';

/** How one kind of table is read. Column names are those of Moodle in English: Moodle translates them. */
export interface Kind {
  readonly name: string;
  /** Whether this header is of this kind. */
  readonly fits: (header: Row) => boolean;
  /** Reads one row below the header, which is of this learner; a text says why it can't be read. */
  readonly read: (
    cells: Cells,
    learner: Learner,
    from: Place,
    activity: string,
  ) => readonly Attempt[] | string;
  /** What to know of all that was read of a table with this header; '' for nothing. */
  readonly note?: (header: Row) => string;
}

export const has =
  (...names: readonly string[]) =>
  (header: Row): boolean =>
    names.every((name) => header.some((cell) => cell.toLowerCase() === name));

export const empty = { answers: [], acknowledgements: [], evidence: [] } as const;
