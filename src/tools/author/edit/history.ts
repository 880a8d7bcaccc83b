import { Refusal } from '../../server/guard.ts';
import type { FileChange } from './write-file.ts';
import { FileChanged, writeFiles } from './write-file.ts';

/** Undo keeps at most this many changes, and this many bytes of media in them. */
const mostKept = 200;
const mostBytes = 500_000_000;

/** The place of a change. */
export interface ChangePlace {
  readonly file: string;
  readonly line: number;
}

/** What the page can do now. */
export interface UndoState {
  readonly canUndo: boolean;
  readonly canRedo: boolean;
}

interface Step {
  readonly place: ChangePlace;
  readonly changes: readonly FileChange[];
}

/** The changes made from the page, for undo and redo: all files of a change, or none. */
export class History {
  readonly #root: string;
  readonly #written: (files: readonly string[]) => void;
  readonly #done: Step[] = [];
  readonly #undone: Step[] = [];

  /** @param written is called with the files that were changed */
  constructor(root: string, written: (files: readonly string[]) => void) {
    this.#root = root;
    this.#written = written;
  }

  get steps(): UndoState {
    return { canUndo: this.#done.length > 0, canRedo: this.#undone.length > 0 };
  }

  write(changes: readonly FileChange[], place: ChangePlace): void {
    this.#done.push({ place, changes: this.#write(changes) });
    this.#undone.length = 0;
    while (this.#done.length > 1 && (this.#done.length > mostKept || this.#bytes > mostBytes))
      this.#done.shift();
  }

  get #bytes(): number {
    const sizes = this.#done.flatMap(({ changes }) =>
      changes.map(({ before, after }) => (before?.length ?? 0) + (after?.length ?? 0)),
    );
    return sizes.reduce((sum, one) => sum + one, 0);
  }

  /** Undoes the last change. */
  undo(): ChangePlace & UndoState {
    const nothing = 'There is nothing to undo: nothing has been changed from this page.';
    return this.#step(this.#done, this.#undone, nothing, 'undo');
  }

  /** Does the last undone change again. */
  redo(): ChangePlace & UndoState {
    const nothing = 'There is nothing to redo: nothing has been undone since the last change.';
    return this.#step(this.#undone, this.#done, nothing, 'redo');
  }

  #step(from: Step[], to: Step[], nothing: string, what: string): ChangePlace & UndoState {
    const last = from.at(-1);
    if (!last) throw new Refusal(404, nothing);
    try {
      to.push({ place: last.place, changes: this.#write(last.changes) });
    } catch (error) {
      if (!(error instanceof FileChanged)) throw error;
      // Otherwise it would stand in the way of all the others for good.
      from.pop();
      throw new Refusal(
        409,
        `${error.file} has been changed since: ${what} it in your text editor. The next press is for the change before it.`,
      );
    }
    from.pop();
    return { ...last.place, ...this.steps };
  }

  #write(changes: readonly FileChange[]): FileChange[] {
    const back = writeFiles(this.#root, changes);
    this.#written(changes.map(({ file }) => file));
    return back;
  }
}
