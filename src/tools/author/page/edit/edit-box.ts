import type { Done } from '../../edit/edits.ts';
import type { ItemAct, PassageOnPage, Run } from './runs.ts';
import { isItem, nameOf, whyOne } from './runs.ts';
import { button, made } from '../made.ts';
import {
  itemBar,
  languagePicker,
  linkPicker,
  markButtons,
  placeOf,
  putOver,
  setAside,
  toolbar,
} from './box-parts.ts';
import type { Step } from './history-buttons.ts';
import { BoxMessage } from './box-message.ts';
import { NotDone, send } from './send.ts';
import { WordsEditor } from './words-editor.ts';

export interface EditBoxOptions {
  readonly file: string;
  readonly passage: PassageOnPage;
  /** Those of the file, by their numbers. */
  readonly others: readonly PassageOnPage[];
  readonly links: readonly { readonly key: string; readonly title: string }[];
  /** Buttons outside that act on the words: the box stays open while one has the keyboard. */
  readonly buttons: readonly HTMLElement[];
  /** Where the words are in the window; undefined where they cannot be seen. */
  readonly over: DOMRect | undefined;
  /** How they look there. */
  readonly like: Element | undefined;
  /** Asks for a picture to stand at the end of the words. */
  readonly addPicture: () => void;
  /**
   * @param isChanged whether words were written
   * @param number of the passage, as it is now
   */
  readonly closed: (isChanged: boolean, number: number) => void;
}

/** Why a press takes nothing back, or brings nothing back, though there is something in the files. */
const nothingLeft: Readonly<Record<Step, string>> = {
  undo: 'Nothing else was typed here. To undo what was saved before, press Cancel first.',
  redo: 'Nothing else was taken back here.',
};

/** A small editor over the words of a passage, and of those that are split from it or joined with it. In the page itself, as selections in shadow trees differ by browser. */
export class EditBox {
  readonly element = made('div', { className: 'edit-box', lang: 'en', dir: 'ltr', role: 'dialog' });
  readonly #options: EditBoxOptions;
  readonly #editor: WordsEditor;
  #buttons: ReadonlyMap<string, HTMLButtonElement> = new Map();
  readonly #message = new BoxMessage(() => this.#editor.focus());
  readonly #note = made('div', { className: 'edit-note', role: 'status' });
  /** What the file is taken to say, by number, of what is or was written here. */
  readonly #known = new Map<number, PassageOnPage>();
  /** Whether the author has read what goes with it. */
  #mayLose = false;
  /** Whether the author has read that what was typed is not saved. */
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
    const why = whyOne(passage);
    const { note = '' } = passage;
    if (why) this.#note.textContent = `${why} Enter saves it. ${note}`.trim();
    const place = placeOf(file, passage.line, (error) => this.#tell(error));
    const acts = itemBar(passage, {
      add: () => this.#editor.add(),
      act: (act) => void this.#act(act),
      remove: () => this.#message.askToDelete(passage.kind, () => void this.#act('delete')),
    });
    element.append(this.#toolbar(), ...acts, this.#editor.element, this.#note, this.#message.element, place);
    // The course has keys of its own.
    for (const type of ['keydown', 'keyup', 'keypress'])
      element.addEventListener(type, (event) => event.stopPropagation());
    element.addEventListener('keydown', (event) => {
      // While characters are composed, it ends that.
      if (event.key === 'Escape' && !event.defaultPrevented && !event.isComposing) this.#cancel();
    });
    // A press on what it says leaves the keyboard in it.
    element.tabIndex = -1;
    for (const one of [element, ...options.buttons])
      // Once it is settled where the keyboard is: it may only be gone for a moment.
      one.addEventListener('focusout', () => setTimeout(() => this.#left()), { signal: this.#open.signal });
    this.#showMarks();
  }

  /** Whether there is something in it that is not saved. */
  get isChanged(): boolean {
    return this.#editor.isChanged;
  }

  /** What the file is taken to say of what is written here, in order. */
  get #passages(): readonly PassageOnPage[] {
    const numbers = new Set([this.#options.passage.number, ...this.#editor.brought]);
    return [...numbers].sort((one, other) => one - other).flatMap((number) => this.#known.get(number) ?? []);
  }

  get #isOpen(): boolean {
    return !this.#open.signal.aborted;
  }

  /** Saves it where the author went elsewhere in the page: another window is no reason to write. */
  #left(): void {
    const isHere = [this.element, ...this.#options.buttons].some((one) =>
      one.contains(document.activeElement),
    );
    if (!isHere && document.hasFocus()) void this.save(true);
  }

  /** Puts it over the words, or in the middle. */
  show(): void {
    const { over, like } = this.#options;
    document.body.append(this.element);
    setAside(this.element, true);
    if (like) {
      const { fontFamily, fontSize, fontWeight } = getComputedStyle(like);
      const words = this.#editor.element.style;
      words.setProperty('font-family', fontFamily);
      words.setProperty('font-size', `min(${fontSize}, 1.75rem)`);
      words.setProperty('font-weight', fontWeight);
    }
    putOver(this.element, over);
    this.#editor.focus();
  }

  /** Writes what was changed. Where that fails, the box stays with what was typed. */
  async save(isLeft = false): Promise<void> {
    if (this.#saving || !this.#isOpen) return;
    if (!this.isChanged) return this.#close(false);
    // A message that is shown is read first.
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
   * Takes back what was typed last, or brings it back.
   * @param isSaved whether something that was saved could be instead: a box in which nothing was typed gives way to it
   * @returns whether it was the box's to do
   */
  async step(step: Step, isSaved: boolean): Promise<boolean> {
    if (this.#saving) {
      await this.#saving;
      // Where it failed, it says why.
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

  /** What was typed is left only by a second press. */
  #cancel(): void {
    if (!this.isChanged || this.#mayLeave) return this.#close(false);
    this.#mayLeave = true;
    this.#message.say('What you typed is not saved. Press Cancel again to leave it.');
  }

  /** A passage of the file that is to be joined with those that are written here. */
  #bring(side: 'before' | 'after', number: number | undefined): PassageOnPage | undefined {
    const found =
      this.#options.others[this.#options.others.find((one) => one.number === number)?.[side] ?? -1];
    if (found && found.locked === undefined && !this.#passages.some((one) => one.number === found.number)) {
      this.#known.set(found.number, found);
      return found;
    }
    const { passage } = this.#options;
    this.#note.textContent =
      whyOne(passage) ??
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
    // What is typed meanwhile would go with the box.
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
    setAside(this.element, false);
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
    const save = button('Save', () => void this.save());
    save.className = 'edit-save';
    bar.append(
      save,
      button('Cancel', () => this.#cancel()),
    );
    return bar;
  }

  #addPicture(): void {
    if (this.#isUnsaved()) return;
    this.#close(false);
    this.#options.addPicture();
  }

  /** Says so, where words are not saved yet. */
  #isUnsaved(): boolean {
    if (this.isChanged) this.#message.say('Save the words first, or press Cancel.');
    return this.isChanged;
  }

  async #act(act: ItemAct): Promise<void> {
    if (this.#isUnsaved()) return;
    const [passage] = this.#passages;
    if (passage) await this.#ask('item', { passage: nameOf(passage), act });
  }

  #showMarks(): void {
    for (const [mark, one] of this.#buttons) {
      const isPressed = String(this.#editor.has(mark));
      if (one.ariaPressed !== isPressed) one.ariaPressed = isPressed;
    }
  }
}
