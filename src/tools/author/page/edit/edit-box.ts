import type { Conflict } from '../../edit/edits.ts';
import type { ItemAct, PassageName, PassageOnPage, Run } from './runs.ts';
import { isItem, nameOf } from './runs.ts';
import { NotDone, send } from './send.ts';
import { WordsEditor } from './words-editor.ts';

export interface EditBoxOptions {
  readonly file: string;
  readonly passage: PassageOnPage;
  readonly links: readonly { readonly key: string; readonly title: string }[];
  /** Where the words are in the window; undefined where they cannot be seen. */
  readonly over: DOMRect | undefined;
  /** How they look there. */
  readonly like: Element | undefined;
  /** @param isChanged whether words were written */
  readonly closed: (isChanged: boolean) => void;
}

const marks = [
  ['strong', 'B', 'Strong (Ctrl+B)'],
  ['em', 'I', 'Stressed (Ctrl+I)'],
  ['del', 'S', 'Struck through'],
  ['code', '‹›', 'Code'],
] as const;

/** A small editor over the words of one passage. In the page itself, as selections in shadow trees differ by browser. */
export class EditBox {
  readonly element = document.createElement('div');
  readonly #options: EditBoxOptions;
  readonly #editor: WordsEditor;
  readonly #buttons = new Map<string, HTMLButtonElement>();
  readonly #message = document.createElement('div');
  /** What the file is taken to say. */
  #name: PassageName;
  #isChanged = false;
  #isSaving = false;
  #isOpen = true;

  constructor(options: EditBoxOptions) {
    this.#options = options;
    const { passage, file } = options;
    this.#name = nameOf(passage);
    const { element } = this;
    element.className = 'edit-box';
    element.lang = 'en';
    element.dir = 'ltr';
    element.setAttribute('role', 'dialog');
    element.setAttribute('aria-label', `Edit ${passage.kind}`);
    this.#editor = new WordsEditor({
      passage,
      label: `Words of the ${passage.kind}`,
      save: () => void this.save(),
      cancel: () => this.#close(false),
      changed: () => {
        this.#isChanged = true;
        this.#showMarks();
      },
    });
    this.#editor.element.className = 'edit-words';
    this.#message.className = 'edit-message';
    this.#message.setAttribute('role', 'alert');
    element.append(
      this.#toolbar(),
      ...this.#itemBar(),
      this.#editor.element,
      this.#message,
      this.#place(file, passage.line),
    );
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
    const { style } = this.element;
    document.body.append(this.element);
    if (like) {
      const { fontFamily, fontSize, fontWeight } = getComputedStyle(like);
      const words = this.#editor.element.style;
      words.setProperty('font-family', fontFamily);
      words.setProperty('font-size', `min(${fontSize}, 1.75rem)`);
      words.setProperty('font-weight', fontWeight);
    }
    const room = document.documentElement.clientWidth;
    const width = Math.min(room - 16, Math.max(over?.width ?? 0, 440) + 40);
    style.setProperty('width', `${width}px`);
    const { height } = this.element.getBoundingClientRect();
    const left = over ? over.left - 20 : (room - width) / 2;
    // The toolbar stands above the words.
    const top = over ? over.top - 60 : (innerHeight - height) / 2;
    style.setProperty('left', `${Math.max(8, Math.min(left, room - width - 8))}px`);
    style.setProperty('top', `${Math.max(8, Math.min(top, innerHeight - height - 8))}px`);
    this.#editor.focus();
  }

  /** Writes what was changed. Where that fails, the box stays with what was typed. */
  async save(isLeft = false): Promise<void> {
    if (this.#isSaving || !this.#isOpen) return;
    if (!this.#isChanged) return this.#close(false);
    // What was told is read first.
    if (isLeft && this.#message.childNodes.length > 0) return;
    await this.#ask('save', { runs: this.#editor.runs });
  }

  async #ask(path: string, more: object): Promise<void> {
    const { file } = this.#options;
    this.#isSaving = true;
    this.#message.replaceChildren();
    try {
      const done = await send(path, { file, passage: this.#name, ...more });
      this.#close((done as { changed: boolean }).changed);
    } catch (error) {
      if (!(error instanceof NotDone)) throw error;
      this.#tell(error);
    } finally {
      this.#isSaving = false;
    }
  }

  #close(isChanged: boolean): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    this.#editor.destroy();
    this.element.remove();
    this.#options.closed(isChanged);
  }

  #tell({ status, message, more }: NotDone): void {
    const what = document.createElement('p');
    what.textContent = message;
    this.#message.replaceChildren(what);
    const { theirs } = (status === 409 ? (more as Conflict) : undefined) ?? {};
    if (!theirs) return;
    const other = document.createElement('blockquote');
    other.textContent = wordsOf(theirs.runs);
    const mine = button('Write mine over them', () => {
      this.#name = nameOf(theirs);
      this.#message.replaceChildren();
      void this.save();
    });
    this.#message.append(
      'They say now:',
      other,
      mine,
      button('Keep those', () => this.#close(true)),
    );
  }

  #toolbar(): HTMLElement {
    const bar = document.createElement('div');
    bar.className = 'edit-tools';
    bar.setAttribute('role', 'toolbar');
    bar.setAttribute('aria-label', 'Marks');
    const { passage, links } = this.#options;
    if (passage.isMarkdown) {
      for (const [mark, sign, label] of marks) {
        const one = button(sign, () => this.#editor.toggle(mark));
        one.className = `edit-mark ${mark}`;
        one.setAttribute('aria-label', label);
        one.title = label;
        this.#buttons.set(mark, one);
        bar.append(one);
      }
      bar.append(this.#linkPicker(links));
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
    if (!isItem(passage)) return [];
    const bar = document.createElement('div');
    bar.className = 'edit-tools edit-item';
    bar.setAttribute('role', 'toolbar');
    bar.setAttribute('aria-label', 'Item');
    const acts: readonly (readonly [words: string, act: ItemAct])[] = [
      ['Add after', 'add'],
      ['Move up', 'up'],
      ['Move down', 'down'],
      ...(passage.kind.startsWith('option') ? ([['Right answer', 'right']] as const) : []),
    ];
    bar.append(
      ...acts.map(([words, act]) => button(words, () => void this.#act(act))),
      button('Delete', () => this.#askToDelete()),
    );
    return [bar];
  }

  #askToDelete(): void {
    const what = document.createElement('p');
    const isAnswer = /:::(?:choice|multi|builder|sort)/.test(this.#options.passage.kind);
    what.textContent = isAnswer
      ? 'Learners who have answered this question are told that it has changed, and asked again. Delete it?'
      : 'Nothing of what learners have done is lost. Delete it?';
    const yes = button('Delete it', () => void this.#act('delete'));
    this.#message.replaceChildren(
      what,
      yes,
      button('Keep it', () => {
        this.#message.replaceChildren();
        this.#editor.focus();
      }),
    );
    yes.focus();
  }

  async #act(act: ItemAct): Promise<void> {
    if (this.#isChanged) {
      const what = document.createElement('p');
      what.textContent = 'Save the words first, or press Cancel.';
      this.#message.replaceChildren(what);
      return;
    }
    await this.#ask('item', { act });
  }

  #linkPicker(links: EditBoxOptions['links']): HTMLSelectElement {
    const picker = document.createElement('select');
    picker.setAttribute('aria-label', 'Link of the words chosen');
    const option = (value: string, words: string): void => void picker.add(new Option(words, value));
    option('?', 'Link…');
    option('', 'No link');
    for (const { key, title } of links) option(`link:${key}`, title);
    picker.addEventListener('change', () => {
      this.#editor.link(picker.value);
      picker.value = '?';
    });
    return picker;
  }

  #place(file: string, line: number): HTMLElement {
    const place = document.createElement('p');
    place.className = 'edit-place';
    const where = document.createElement('code');
    where.textContent = `${file}:${line}`;
    const open = button('Open in my editor', () => {
      send('open', { file, line }).catch((error: unknown) => {
        if (error instanceof NotDone) this.#tell(error);
      });
    });
    place.append(where, open);
    return place;
  }

  #showMarks(): void {
    for (const [mark, one] of this.#buttons) one.setAttribute('aria-pressed', String(this.#editor.has(mark)));
  }
}

export const wordsOf = (runs: readonly Run[]): string =>
  runs.map((run) => ('text' in run ? run.text : 'br' in run ? ' ' : '')).join('');

function button(words: string, press: () => void): HTMLButtonElement {
  const one = document.createElement('button');
  one.type = 'button';
  one.textContent = words;
  one.addEventListener('click', press);
  return one;
}
