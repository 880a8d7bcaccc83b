import { button, newElement } from '../made.ts';
import type { PassageOnPage } from './runs.ts';
import { wordsOf } from './box-parts.ts';

/** A passage in the list. */
export interface Listed {
  readonly lesson: string;
  readonly file: string;
  readonly passage: PassageOnPage;
}

/** A list of words to edit, which includes those not visible on the screen: names, labels, folded content. */
export class WordsList {
  readonly element = newElement('aside', { className: 'edit-list', lang: 'en', dir: 'ltr', tabIndex: -1 });
  readonly #list = newElement('ol');
  readonly #search = newElement('input', {
    type: 'search',
    ariaLabel: 'Search these words',
    placeholder: 'Search',
  });
  readonly #none = newElement('p', { className: 'edit-empty', role: 'status' });
  #shown = '';
  /** The index of the row that was pressed last. */
  #pressed = -1;

  /** @param close is called when the author closes the list */
  constructor(title: string, close: () => void) {
    const { element } = this;
    element.ariaLabel = title;
    const header = newElement('header');
    header.append(newElement('h2', { textContent: title }), button('Close', close));
    this.#search.addEventListener('input', () => this.#filter());
    element.append(header, this.#search, this.#none, this.#list);
    element.addEventListener('keydown', (event) => {
      event.stopPropagation();
      if (event.key === 'Escape') close();
    });
  }

  /** The search text. */
  get wanted(): string {
    return this.#search.value;
  }

  set wanted(words: string) {
    this.#search.value = words;
    this.#filter();
  }

  /** Shows these passages, unless they are shown already. The focus stays at the same position. */
  show(all: readonly Listed[], press: (listed: Listed) => void): void {
    const shown = JSON.stringify(
      all.map(({ file, passage }) => [file, passage.line, passage.old, passage.isRight]),
    );
    if (shown === this.#shown) return;
    this.#shown = shown;
    const at = this.#buttons.findIndex((one) => one === document.activeElement);
    this.#list.replaceChildren(
      ...all.map((listed, index) => {
        const { file, passage } = listed;
        const item = newElement('li');
        const one = button('', () => {
          this.#pressed = index;
          press(listed);
        });
        one.append(
          newElement('span', { dir: 'auto', textContent: wordsOf(passage.runs) || passage.old }),
          newElement('small', {
            textContent: `${passage.kind}${passage.isRight === true ? ' – ✓ right answer' : ''} – ${file}:${passage.line}`,
          }),
        );
        item.append(one);
        return item;
      }),
    );
    this.#filter();
    if (at >= 0) this.#focus(at);
  }

  /** Focuses the row that was pressed last, or the list. */
  focus(): void {
    this.#focus(this.#pressed);
    this.#pressed = -1;
  }

  get #buttons(): HTMLButtonElement[] {
    return [...this.#list.querySelectorAll('button')];
  }

  /** A row whose words are no longer those searched for is hidden: then the list gets the focus. */
  #focus(index: number): void {
    const row = this.#buttons[index];
    (row && !row.parentElement?.hidden ? row : this.element).focus();
  }

  #filter(): void {
    const wanted = this.wanted.trim().toLocaleLowerCase();
    for (const item of this.#list.children)
      (item as HTMLElement).hidden = !(item.textContent ?? '').toLocaleLowerCase().includes(wanted);
    const isEmpty = [...this.#list.children].every((item) => (item as HTMLElement).hidden);
    const none = this.#list.childElementCount > 0 && isEmpty ? 'None of these words say that.' : '';
    if (this.#none.textContent !== none) this.#none.textContent = none;
  }
}
