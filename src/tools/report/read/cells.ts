export type Row = readonly string[];

/** A table's cells, by column, one row at a time. */
export class Cells {
  readonly #columns: ReadonlyMap<string, number>;
  readonly header: Row;
  /** The names of the columns of each interaction, in their order. */
  readonly interactions: readonly {
    readonly at: number;
    readonly response: string;
    readonly right: string;
    readonly result: string;
  }[];
  row: Row = [];
  /** What of this row could not be read, in words. */
  readonly notes: string[] = [];

  constructor(header: Row) {
    this.header = header;
    // The first of two columns of one name counts.
    this.#columns = new Map(header.map((name, index) => [name.toLowerCase(), index] as const).toReversed());
    this.interactions = header.flatMap((title, at) => {
      const number = /^Question (\d+)$/.exec(title)?.[1];
      return number === undefined
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

  get(...names: readonly string[]): string {
    for (const name of names) {
      const found = this.row[this.#columns.get(name.toLowerCase()) ?? NaN];
      if (found !== undefined && found !== '' && found !== '-') return found;
    }
    return '';
  }
}
