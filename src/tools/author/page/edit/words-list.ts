import type { PassageOnPage } from './runs.ts';
import { wordsOf } from './box-parts.ts';

/** A passage in the list. */
export interface Listed {
  readonly lesson: string;
  readonly file: string;
  readonly passage: PassageOnPage;
}

/** Words to choose from, those too that nobody sees on the screen: names, labels, what is folded away. */
export class WordsList {
  readonly element = document.createElement('aside');
  readonly #list = document.createElement('ol');

  #shown = '';

  readonly #search = document.createElement('input');

  /** @param close is asked for when the list is done with */
  constructor(title: string, close: () => void) {
    const { element } = this;
    element.className = 'edit-list';
    element.lang = 'en';
    element.dir = 'ltr';
    element.tabIndex = -1;
    element.setAttribute('aria-label', title);
    const header = document.createElement('header');
    const heading = document.createElement('h2');
    heading.textContent = title;
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = 'Close';
    button.addEventListener('click', close);
    header.append(heading, button);
    this.#search.type = 'search';
    this.#search.setAttribute('aria-label', 'Search these words');
    this.#search.placeholder = 'Search';
    this.#search.addEventListener('input', () => this.#filter());
    element.append(header, this.#search, this.#list);
    element.addEventListener('keydown', (event) => {
      event.stopPropagation();
      if (event.key === 'Escape') close();
    });
  }

  /** Shows these; where they are shown already, nothing is touched. Who was at one stays at that place. */
  show(all: readonly Listed[], press: (listed: Listed) => void): void {
    const shown = JSON.stringify(all.map(({ file, passage }) => [file, passage.line, passage.old]));
    if (shown === this.#shown) return;
    this.#shown = shown;
    const at = [...this.#list.querySelectorAll('button')].findIndex((one) => one === document.activeElement);
    this.#list.replaceChildren(
      ...all.map((listed) => {
        const { file, passage } = listed;
        const item = document.createElement('li');
        const button = document.createElement('button');
        button.type = 'button';
        const words = document.createElement('span');
        words.dir = 'auto';
        words.textContent = wordsOf(passage.runs) || passage.old;
        const where = document.createElement('small');
        where.textContent = `${passage.kind} – ${file}:${passage.line}`;
        button.append(words, where);
        button.addEventListener('click', () => press(listed));
        item.append(button);
        return item;
      }),
    );
    this.#filter();
    if (at >= 0) this.#list.querySelectorAll('button')[at]?.focus();
  }

  #filter(): void {
    const wanted = this.#search.value.trim().toLocaleLowerCase();
    for (const item of this.#list.children)
      (item as HTMLElement).hidden = !(item.textContent ?? '').toLocaleLowerCase().includes(wanted);
  }
}
