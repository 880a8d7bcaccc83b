/** What became of a piece of the document. */
export interface LogEntry {
  /** `kept`: it is in the lesson, unchanged. `changed`: it is there as something else. `left`: it is not there. */
  readonly outcome: 'kept' | 'changed' | 'left';
  /** What it is in the document: `Heading 1`, `Footnote 2`. */
  readonly what: string;
  /** Its words; all of them if they are not in the lesson. */
  readonly words: string;
  /** What it became; '' if it is unchanged. */
  readonly became: string;
  /** Text that was interpreted and is therefore not in the lesson: `Answer: B`. */
  readonly understood?: string;
  /** Its line in the lesson's file. */
  readonly line?: number;
}

/** Collects what became of each piece. */
export class ImportLog {
  readonly #all: LogEntry[] = [];

  get all(): readonly LogEntry[] {
    return this.#all;
  }

  kept(what: string, words: string, line: number): void {
    this.#all.push({ outcome: 'kept', what, words, became: '', line });
  }

  changed(
    what: string,
    words: string,
    became: string,
    more: Pick<LogEntry, 'line' | 'understood'> = {},
  ): void {
    this.#all.push({ outcome: 'changed', what, words, became, ...more });
  }

  leftOut(what: string, words: string, became: string): void {
    this.#all.push({ outcome: 'left', what, words, became });
  }
}

/** Why a document cannot be imported: a sentence for the author, and what to do. */
export class ImportError extends Error {
  override name = 'ImportError';
}
