import type { Conflict, Done } from '../../edit/edits.ts';
import type { ItemAct, PassageOnPage, Run } from './runs.ts';
import { isItem, nameOf, takesParagraphs, whyOne } from './runs.ts';
import { button, made } from '../made.ts';
import {
  languagePicker,
  linkPicker,
  lossOf,
  markButtons,
  placeOf,
  putOver,
  sentence,
  setAside,
  toolbar,
  wordsOf,
} from './box-parts.ts';
import { NotDone, send } from './send.ts';
import { WordsEditor } from './words-editor.ts';

export interface EditBoxOptions {
  readonly file: string;
  readonly passage: PassageOnPage;
  /** Those of the file, by their numbers. */
  readonly others: readonly PassageOnPage[];
  readonly links: readonly { readonly key: string; readonly title: string }[];
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

/** A small editor over the words of a passage, and of those that are split from it or joined with it. In the page itself, as selections in shadow trees differ by browser. */
export class EditBox {
  readonly element = made('div', { className: 'edit-box', lang: 'en', dir: 'ltr', role: 'dialog' });
  readonly #options: EditBoxOptions;
  readonly #editor: WordsEditor;
  #buttons: ReadonlyMap<string, HTMLButtonElement> = new Map();
  readonly #message = made('div', { className: 'edit-message', role: 'alert' });
  readonly #note = made('div', { className: 'edit-note', role: 'status' });
  /** What the file is taken to say, in order. */
  #passages: readonly PassageOnPage[];
  /** Whether the author has read what goes with it. */
  #mayLose = false;
  #isChanged = false;
  #isSaving = false;
  #isOpen = true;

  constructor(options: EditBoxOptions) {
    this.#options = options;
    const { passage, file } = options;
    this.#passages = [passage];
    const { element } = this;
    element.ariaLabel = `Edit ${passage.kind}`;
    this.#editor = new WordsEditor({
      passage,
      label: `Words of the ${passage.kind}`,
      save: () => void this.save(),
      cancel: () => this.#close(false),
      beside: (side, number) => this.#bring(side, number),
      tell: (words) => (this.#note.textContent = words),
      changed: () => {
        this.#isChanged = true;
        this.#showMarks();
      },
    });
    this.#editor.element.className = 'edit-words';
    const why = whyOne(passage);
    const { note = '' } = passage;
    if (why) this.#note.textContent = `${why} Enter saves it. ${note}`.trim();
    const place = placeOf(file, passage.line, (error) => this.#tell(error));
    const bars = [this.#toolbar(), ...this.#itemBar()];
    element.append(...bars, this.#editor.element, this.#note, this.#message, place);
    // The course has keys of its own.
    for (const type of ['keydown', 'keyup', 'keypress'])
      element.addEventListener(type, (event) => event.stopPropagation());
    element.addEventListener('keydown', (event) => {
      if (event.key === 'Escape' && !event.defaultPrevented) this.#close(false);
    });
    element.addEventListener('focusout', ({ relatedTarget }) => {
      // Another window is no reason to write.
      const isInside = relatedTarget instanceof Node && element.contains(relatedTarget);
      if (!isInside && document.hasFocus()) void this.save(true);
    });
    this.#showMarks();
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
    if (this.#isSaving || !this.#isOpen) return;
    if (!this.#isChanged) return this.#close(false);
    // A message that is shown is read first.
    if (isLeft && this.#message.childNodes.length > 0) return;
    const { parts } = this.#editor;
    if (this.#passages.some(isItem) && !this.#mayLose) {
      const isSaid = (run: Run): boolean => !('text' in run) || run.text.trim() !== '';
      const stays = new Set(parts.filter(({ runs }) => runs.some(isSaid)).map(({ of }) => of));
      const gone = this.#passages.filter(({ number }) => !stays.has(number));
      if (gone.length > 0 && stays.size > 0) return this.#askToLose(gone);
    }
    await this.#ask('save', { passages: this.#passages.map(nameOf), parts });
  }

  /** A passage of the file that is to be joined with those that are written here. */
  #bring(side: 'before' | 'after', number: number | undefined): PassageOnPage | undefined {
    const found =
      this.#options.others[this.#options.others.find((one) => one.number === number)?.[side] ?? -1];
    if (found && found.locked === undefined && !this.#passages.some((one) => one.number === found.number)) {
      this.#passages = [...this.#passages, found].sort((one, other) => one.number - other.number);
      return found;
    }
    const { passage } = this.#options;
    const what =
      whyOne(passage) ??
      `There is no ${isItem(passage) ? 'item of this list' : 'paragraph'} right ${side} it to join it with.`;
    this.#note.textContent = what;
    return undefined;
  }

  async #ask(path: string, more: object): Promise<void> {
    const { file } = this.#options;
    const isInside = this.element.contains(document.activeElement);
    this.#isSaving = true;
    // What is typed meanwhile would go with the box.
    this.element.inert = true;
    this.#message.replaceChildren();
    try {
      const { changed, number } = (await send(path, { file, ...more })) as Done;
      this.#close(changed, number);
    } catch (error) {
      this.element.inert = false;
      if (isInside) this.#editor.focus();
      if (!(error instanceof NotDone)) throw error;
      this.#tell(error);
    } finally {
      this.#isSaving = false;
    }
  }

  #close(isChanged: boolean, number = this.#options.passage.number): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    setAside(this.element, false);
    this.#editor.destroy();
    this.element.remove();
    this.#options.closed(isChanged, number);
  }

  #tell({ status, message, more }: NotDone): void {
    this.#message.replaceChildren(sentence(message));
    const { theirs } = (status === 409 ? (more as Conflict) : undefined) ?? {};
    if (!theirs) return;
    const other = made('blockquote', { textContent: wordsOf(theirs.runs) });
    const mine = button('Write mine over them', () => {
      this.#passages = this.#passages.map((one) => (one.number === theirs.number ? theirs : one));
      this.#message.replaceChildren();
      void this.save();
    });
    this.#message.append(
      'They say now:',
      other,
      mine,
      button('Keep what the file says', () => this.#close(true)),
    );
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
      button('Cancel', () => this.#close(false)),
    );
    return bar;
  }

  /** What can be done with an item of a list, besides its words. */
  #itemBar(): HTMLElement[] {
    const { passage } = this.#options;
    const isParagraph = takesParagraphs(passage.kind);
    if (!isItem(passage) && !isParagraph) return [];
    const bar = toolbar(isParagraph ? 'Paragraph' : 'Item');
    bar.classList.add('edit-item');
    const acts: readonly (readonly [words: string, act: ItemAct])[] = [
      ...(isParagraph ? [] : ([['Add after', 'add']] as const)),
      ['Move up', 'up'],
      ['Move down', 'down'],
      ...(passage.kind.startsWith('option') ? ([['Right answer', 'right']] as const) : []),
    ];
    bar.append(
      ...(isParagraph ? [button('Add after', () => this.#editor.add())] : []),
      ...acts.map(([words, act]) => button(words, () => void this.#act(act))),
      button('Delete', () => this.#askToDelete()),
    );
    return [bar];
  }

  #askToDelete(): void {
    const { kind } = this.#options.passage;
    const keep = `Keep the ${kind.split(' ')[0]}`;
    this.#askFirst(`${lossOf(kind)} Delete it?`, ['Delete it', keep], () => void this.#act('delete'));
  }

  /** Items whose words now stand in others, or nowhere. */
  #askToLose(gone: readonly PassageOnPage[]): void {
    const below = gone.some(({ hasBelow }) => hasBelow)
      ? ' What stands under it, such as feedback, may go with it.'
      : '';
    const what =
      gone.length === 1 ? 'There will be one item less.' : `There will be ${gone.length} items less.`;
    this.#askFirst(
      `${what} ${lossOf(gone[0]?.kind ?? '')}${below} Save it?`,
      ['Save it', 'Go on writing'],
      () => {
        this.#mayLose = true;
        void this.save();
      },
    );
  }

  #askFirst(words: string, [yes, no]: readonly [yes: string, no: string], done: () => void): void {
    const back = (): void => {
      this.#message.replaceChildren();
      this.#editor.focus();
    };
    const first = button(yes, () => {
      back();
      done();
    });
    this.#message.replaceChildren(sentence(words), first, button(no, back));
    first.focus();
  }

  #addPicture(): void {
    if (this.#isUnsaved()) return;
    this.#close(false);
    this.#options.addPicture();
  }

  /** Says so, where words are not saved yet. */
  #isUnsaved(): boolean {
    if (this.#isChanged) this.#message.textContent = 'Save the words first, or press Cancel.';
    return this.#isChanged;
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
