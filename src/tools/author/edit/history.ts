import { Refusal } from '../../server/guard.ts';
import type { FileChange } from './write-file.ts';
import { FileChanged, writeFiles } from './write-file.ts';

/** The last changes are kept for undoing: so many, with so many bytes of films and the like. */
const mostKept = 200;
const mostBytes = 500_000_000;

/** Where something was changed. */
export interface ChangePlace {
  readonly file: string;
  readonly line: number;
}

/** What was changed from the page, so that it can be undone: of several files all or none. */
export class History {
  readonly #root: string;
  readonly #written: (files: readonly string[]) => void;
  readonly #kept: { readonly place: ChangePlace; readonly back: readonly FileChange[] }[] = [];

  /** @param written is called with the files that were changed */
  constructor(root: string, written: (files: readonly string[]) => void) {
    this.#root = root;
    this.#written = written;
  }

  get canUndo(): boolean {
    return this.#kept.length > 0;
  }

  write(changes: readonly FileChange[], place: ChangePlace): void {
    this.#kept.push({ place, back: this.#write(changes) });
    while (this.#kept.length > 1 && (this.#kept.length > mostKept || this.#bytes > mostBytes))
      this.#kept.shift();
  }

  get #bytes(): number {
    const sizes = this.#kept.flatMap(({ back }) =>
      back.map(({ before, after }) => (before?.length ?? 0) + (after?.length ?? 0)),
    );
    return sizes.reduce((sum, one) => sum + one, 0);
  }

  /** Takes the last change back. */
  undo(): ChangePlace & { readonly canUndo: boolean } {
    const last = this.#kept.at(-1);
    if (!last) throw new Refusal(404, 'There is nothing to undo: nothing has been changed from this page.');
    try {
      this.#write(last.back);
    } catch (error) {
      if (!(error instanceof FileChanged)) throw error;
      throw new Refusal(409, `${error.file} has been changed since: undo it in your text editor.`);
    }
    this.#kept.pop();
    return { ...last.place, canUndo: this.canUndo };
  }

  #write(changes: readonly FileChange[]): FileChange[] {
    const back = writeFiles(this.#root, changes);
    this.#written(changes.map(({ file }) => file));
    return back;
  }
}
