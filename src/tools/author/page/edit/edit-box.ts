import type { Done } from '../../edit/edits.ts';
import type { ItemAct, PassageOnPage, Run } from './runs.ts';
import { hasSeveralRight, isItem, nameOf, whyNotSplit } from './runs.ts';
import { button, newElement } from '../made.ts';
import {
  itemBar,
  languagePicker,
  linkPicker,
  markButtons,
  placeOf,
  rightAnswer,
  saveButtons,
  placeBox,
  makeRestInert,
  toolbar,
} from './box-parts.ts';
import type { Step } from './history-buttons.ts';
import { BoxMessage } from './box-message.ts';
import { NotDone, send } from './send.ts';
import { WordsEditor } from './words-editor.ts';

export interface EditBoxOptions {
  readonly file: string;
  readonly passage: PassageOnPage;
  /** All passages of the file, by number. */
  readonly others: readonly PassageOnPage[];
  readonly links: readonly { readonly key: string; readonly title: string }[];
  /** Buttons outside the box that act on its words: the box stays open while one has the focus. */
  readonly buttons: readonly HTMLElement[];
  /** The words' rectangle in the window; undefined if they cannot be seen. */
  readonly over: DOMRect | undefined;
  /** The element whose font the words are shown in. */
  readonly like: Element | undefined;
  /** Asks for a picture to add at the end of the words. */
  readonly addPicture: () => void;
  /**
   * @param isChanged whether the file was changed
   * @param number of the passage, as it is now
   */
  readonly closed: (isChanged: boolean, number: number) => void;
}

/** What the box says if there is nothing left to undo or redo in it, though there may be in the files. */
const nothingLeft: Readonly<Record<Step, string>> = {
  undo: 'Nothing else was typed here. To undo what was saved before, press Cancel first.',
  redo: 'Nothing else was taken back here.',
};

/** A small editor over a passage. Not in a shadow tree, since browsers treat selections there differently. */
export class EditBox {
  readonly element = newElement('div', { className: 'edit-box', lang: 'en', dir: 'ltr', role: 'dialog' });
  readonly #options: EditBoxOptions;
  readonly #editor: WordsEditor;
  #buttons: ReadonlyMap<string, HTMLButtonElement> = new Map();
  readonly #message = new BoxMessage(() => this.#editor.focus());
  readonly #note = newElement('div', { className: 'edit-note', role: 'status' });
  /** What the file is believed to say, by passage number, for every passage that is or was in the box. */
  readonly #known = new Map<number, PassageOnPage>();
  /** Whether the author was told what else is lost. */
  #mayLose = false;
  /** Whether the author was told that unsaved words will be lost. */
  #mayLeave = false;
  #saving: Promise<void> | undefined;
  readonly #open = new AbortController();

  constructor(options: EditBoxOptions) {
    this.#options = options;
    const { passage, file } = options;
    this.#known.set(passage.number, passage);
    const { element } = this;
    element.ariaLabel = `Edit ${passage.kind}`;
    this.#editor = new WordsEditor({
      passage,
      label: `Words of the ${passage.kind}`,
      save: () => void this.save(),
      cancel: () => this.#cancel(),
      beside: (side, number) => this.#bring(side, number),
      tell: (words) => (this.#note.textContent = words),
      changed: () => {
        if (this.#mayLeave) this.#message.clear();
        this.#mayLeave = false;
        if (Object.values(nothingLeft).includes(this.#note.textContent)) this.#note.replaceChildren();
        this.#showMarks();
      },
    });
    this.#editor.element.className = 'edit-words';
    const why = whyNotSplit(passage);
    const { note = '' } = passage;
    if (why) this.#note.textContent = `${why} Enter saves it. ${note}`.trim();
    if (passage.isRight === true) this.#note.textContent = rightAnswer(passage);
    const place = placeOf(file, passage.line, (error) => this.#tell(error));
    const acts = itemBar(passage, {
      add: () => this.#editor.add(),
      act: (act) => void this.#act(act),
      remove: () => this.#message.askToDelete(passage.kind, () => void this.#act('delete')),
    });
    element.append(this.#toolbar(), ...acts, this.#editor.element, this.#note, this.#message.element, place);
    // Keep keys from the course, which has shortcuts.
    for (const type of ['keydown', 'keyup', 'keypress'])
      element.addEventListener(type, (event) => event.stopPropagation());
    element.addEventListener('keydown', (event) => {
      // During composition, Escape only ends the composition.
      if (event.key === 'Escape' && !event.defaultPrevented && !event.isComposing) this.#cancel();
    });
    // A press on the box's own text keeps the focus in the box.
    element.tabIndex = -1;
    for (const one of [element, ...options.buttons])
      // Wait until the focus has settled: it may be nowhere for a moment.
      one.addEventListener('focusout', () => setTimeout(() => this.#left()), { signal: this.#open.signal });
    this.#showMarks();
  }

  /** Whether it holds unsaved changes. */
  get isChanged(): boolean {
    return this.#editor.isChanged;
  }

  /** What the file is believed to say for the passages in the box, in order. */
  get #passages(): readonly PassageOnPage[] {
    const numbers = new Set([this.#options.passage.number, ...this.#editor.brought]);
    return [...numbers].sort((one, other) => one - other).flatMap((number) => this.#known.get(number) ?? []);
  }

  get #isOpen(): boolean {
    return !this.#open.signal.aborted;
  }

  /** Saves if the focus went elsewhere in the page; not if the author went to another window. */
  #left(): void {
    const isHere = [this.element, ...this.#options.buttons].some((one) =>
      one.contains(document.activeElement),
    );
    if (!isHere && document.hasFocus()) void this.save(true);
  }

  /** Shows the box over the words, or in the middle of the window. */
  show(): void {
    const { over, like } = this.#options;
    document.body.append(this.element);
    makeRestInert(this.element, true);
    if (like) {
      const { fontFamily, fontSize, fontWeight } = getComputedStyle(like);
      const words = this.#editor.element.style;
      words.setProperty('font-family', fontFamily);
      words.setProperty('font-size', `min(${fontSize}, 1.75rem)`);
      words.setProperty('font-weight', fontWeight);
    }
    placeBox(this.element, over);
    this.#editor.focus();
  }

  /** Saves the changes. If that fails, the box stays open with what was typed. */
  async save(isLeft = false): Promise<void> {
    if (this.#saving || !this.#isOpen) return;
    if (!this.isChanged) return this.#close(false);
    // The author must read an open message first.
    if (isLeft && this.#message.isShown) return;
    const { parts } = this.#editor;
    if (this.#passages.some(isItem) && !this.#mayLose) {
      const isSaid = (run: Run): boolean => !('text' in run) || run.text.trim() !== '';
      const stays = new Set(parts.filter(({ runs }) => runs.some(isSaid)).map(({ of }) => of));
      const gone = this.#passages.filter(({ number }) => !stays.has(number));
      if (gone.length > 0 && stays.size > 0)
        return this.#message.askToLose(gone, () => {
          this.#mayLose = true;
          void this.save();
        });
    }
    await this.#ask('save', { passages: this.#passages.map(nameOf), parts });
  }

  /**
   * Undoes or redoes what was typed last.
   * @param isSaved whether a saved change could be undone or redone instead: a box with nothing typed then closes
   * @returns whether the step was the box's to do
   */
  async step(step: Step, isSaved: boolean): Promise<boolean> {
    if (this.#saving) {
      await this.#saving;
      // If saving failed, the open box says why.
      return this.#isOpen;
    }
    if (this.#editor.step(step)) return true;
    if (isSaved && !this.#editor.wasWritten) {
      this.#close(false);
      return false;
    }
    this.#note.textContent = nothingLeft[step];
    return true;
  }

  /** Only a second press discards what was typed. */
  #cancel(): void {
    if (!this.isChanged || this.#mayLeave) return this.#close(false);
    this.#mayLeave = true;
    this.#message.say('What you typed is not saved. Press Cancel again to leave it.');
  }

  /** Finds the passage of the file that is to be joined with those in the box. */
  #bring(side: 'before' | 'after', number: number | undefined): PassageOnPage | undefined {
    const found =
      this.#options.others[this.#options.others.find((one) => one.number === number)?.[side] ?? -1];
    if (found && found.locked === undefined && !this.#passages.some((one) => one.number === found.number)) {
      this.#known.set(found.number, found);
      return found;
    }
    const { passage } = this.#options;
    this.#note.textContent =
      whyNotSplit(passage) ??
      `There is no ${isItem(passage) ? 'item of this list' : 'paragraph'} right ${side} it to join it with.`;
    return undefined;
  }

  async #ask(path: string, more: object): Promise<void> {
    this.#saving = this.#asked(path, more).finally(() => (this.#saving = undefined));
    await this.#saving;
  }

  async #asked(path: string, more: object): Promise<void> {
    const { file } = this.#options;
    const isInside = this.element.contains(document.activeElement);
    // Anything typed during the request would be lost when the box closes.
    this.element.inert = true;
    this.#message.clear();
    try {
      const { changed, number } = (await send(path, { file, ...more })) as Done;
      this.#close(changed, number);
    } catch (error) {
      this.element.inert = false;
      if (isInside) this.#editor.focus();
      if (!(error instanceof NotDone)) throw error;
      this.#tell(error);
    }
  }

  #close(isChanged: boolean, number = this.#options.passage.number): void {
    if (!this.#isOpen) return;
    this.#open.abort();
    makeRestInert(this.element, false);
    this.#editor.destroy();
    this.element.remove();
    this.#options.closed(isChanged, number);
  }

  #tell(error: NotDone): void {
    const mine = (theirs: PassageOnPage): void => {
      this.#known.set(theirs.number, theirs);
      void this.save();
    };
    this.#message.tell(error, mine, () => this.#close(true));
  }

  #toolbar(): HTMLElement {
    const bar = toolbar('Marks');
    const { passage, links } = this.#options;
    if (passage.isMarkdown) {
      this.#buttons = markButtons((mark) => this.#editor.toggle(mark));
      bar.append(
        ...this.#buttons.values(),
        linkPicker(links, (href) => this.#editor.link(href)),
        languagePicker((lang) => this.#editor.language(lang)),
        button('Picture…', () => this.#addPicture()),
      );
    }
    bar.append(saveButtons({ save: () => void this.save(), cancel: () => this.#cancel() }));
    return bar;
  }

  #addPicture(): void {
    if (this.#isUnsaved()) return;
    this.#close(false);
    this.#options.addPicture();
  }

  /** Tells the author if there are unsaved words. */
  #isUnsaved(): boolean {
    if (this.isChanged) this.#message.say('Save the words first, or press Cancel.');
    return this.isChanged;
  }

  async #act(act: ItemAct): Promise<void> {
    if (this.#isUnsaved()) return;
    const [passage] = this.#passages;
    if (act === 'right' && passage?.isRight === true && !hasSeveralRight(passage)) {
      this.#note.textContent = `${rightAnswer(passage)} To change that, make another one right.`;
      return;
    }
    if (passage) await this.#ask('item', { passage: nameOf(passage), act });
  }

  #showMarks(): void {
    for (const [mark, one] of this.#buttons) {
      const isPressed = String(this.#editor.has(mark));
      if (one.ariaPressed !== isPressed) one.ariaPressed = isPressed;
    }
  }
}
