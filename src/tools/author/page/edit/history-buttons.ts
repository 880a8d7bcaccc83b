import type { ChangePlace, UndoState } from '../../edit/history.ts';
import type { AuthorBar } from '../author-bar.ts';
import type { EditBox } from './edit-box.ts';
import { NotDone, send } from './send.ts';

export type Step = 'undo' | 'redo';

const done: Readonly<Record<Step, string>> = { undo: 'Undone', redo: 'Done again' };

/** Undo and Redo of the bar: they act on the words being written, otherwise on what was saved. */
export class HistoryButtons {
  readonly elements: readonly HTMLButtonElement[];
  readonly #bar: AuthorBar;
  /** The box that is open. */
  readonly #box: () => EditBox | undefined;
  /** What can be undone and redone in the files. */
  #steps: UndoState = { canUndo: true, canRedo: false };
  #acting: Promise<void> = Promise.resolve();

  constructor(bar: AuthorBar, box: () => EditBox | undefined) {
    this.#bar = bar;
    this.#box = box;
    this.elements = [bar.add('Undo', () => this.#press('undo')), bar.add('Redo', () => this.#press('redo'))];
    for (const one of this.elements)
      // Keep the focus in the words.
      one.addEventListener('mousedown', (event) => event.preventDefault());
    this.show();
  }

  /** The usual keys, except in fields, which handle them themselves, and while a dialog is open. */
  onKey(event: KeyboardEvent): void {
    const step = stepOf(event);
    const isElsewhere = event
      .composedPath()
      .some(
        (one) =>
          one instanceof HTMLElement &&
          (one.isContentEditable || one.matches('input, textarea, select, dialog')),
      );
    if (!step || isElsewhere || isModalOpen()) return;
    event.preventDefault();
    event.stopPropagation();
    this.#press(step);
  }

  /** @param steps from the server, if newer than those known */
  show(steps: UndoState = this.#steps): void {
    this.#steps = steps;
    const isOpen = this.#box() !== undefined;
    const [undo, redo] = this.elements;
    if (undo) undo.disabled = !isOpen && !steps.canUndo;
    if (redo) redo.disabled = !isOpen && !steps.canRedo;
  }

  /** Presses run one after the other. */
  #press(step: Step): void {
    const act = (): Promise<void> => this.#act(step);
    this.#acting = this.#acting.then(act, act);
  }

  async #act(step: Step): Promise<void> {
    const can = step === 'undo' ? this.#steps.canUndo : this.#steps.canRedo;
    const box = this.#box();
    if (box ? await box.step(step, can) : !can) return;
    try {
      const { file, line, ...steps } = (await send(step, {})) as ChangePlace & UndoState;
      this.show(steps);
      this.#bar.tell(`${done[step]}: ${file}:${line}`);
    } catch (error) {
      this.#bar.tell(error instanceof NotDone ? error.message : String(error));
    }
  }
}

/** Needed besides the event's path: a press on a modal dialog's background takes the focus out of the dialog. */
const isModalOpen = (): boolean =>
  [...document.body.children].some(({ shadowRoot }) => shadowRoot?.querySelector(':modal'));

function stepOf({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): Step | undefined {
  if (!(ctrlKey || metaKey) || altKey) return undefined;
  if (key.toLowerCase() === 'z') return shiftKey ? 'redo' : 'undo';
  return key === 'y' && ctrlKey ? 'redo' : undefined;
}
