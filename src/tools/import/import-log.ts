/** What became of a piece of the document. */
export interface LogEntry {
  /** `kept`: it is in the lesson as what it was. `changed`: it is there as something else. `left`: it is not there. */
  readonly outcome: 'kept' | 'changed' | 'left';
  /** What it is in the document: `Heading 1`, `Footnote 2`. */
  readonly what: string;
  /** Its words, all of them where they are not in the lesson. */
  readonly words: string;
  /** What became of it; '' where it stayed what it was. */
  readonly became: string;
  /** Signs and words that are not there any more, since they were understood: `Answer: B`. */
  readonly understood?: string;
  /** Of the lesson's file, where it stands. */
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

  left(what: string, words: string, became: string): void {
    this.#all.push({ outcome: 'left', what, words, became });
  }
}

/** Why a document is not taken: a sentence for the author, and what to do. */
export class ImportError extends Error {
  override name = 'ImportError';
}
