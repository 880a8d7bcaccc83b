import type { AuthorBar } from '../author-bar.ts';
import { setPanelOpen } from '../room-for-bar.ts';
import type { Known } from './edit-mode.ts';
import { interfaceName } from './markers.ts';
import type { ShownPassage } from './shown-passages.ts';
import type { Listed } from './words-list.ts';
import { WordsList } from './words-list.ts';

type Which = 'screen' | 'interface';

/** The storage key of the open list and its search text, which are kept over a reload. */
const keptAs = 'dev:words-list';

/** The list of a screen's words and that of the interface's; at most one is open. */
export class WordsLists {
  readonly #lists = {
    screen: new WordsList('All words of this screen', () => this.close()),
    interface: new WordsList('Words of the interface', () => this.close()),
  };
  readonly #buttons = new Map<Which, HTMLButtonElement>();
  readonly #look: (lesson: string) => {
    readonly known: Known | undefined;
    readonly shown: readonly ShownPassage[];
  };
  readonly #press: (lesson: string, number: number) => void;
  readonly #closeOtherPanels: () => void;

  /**
   * @param look gives what is known of a lesson, and the words on the page
   * @param opens closes any other panel next to the course
   */
  constructor(
    look: (lesson: string) => { readonly known: Known | undefined; readonly shown: readonly ShownPassage[] },
    press: (lesson: string, number: number) => void,
    opens: () => void,
  ) {
    this.#look = look;
    this.#press = press;
    this.#closeOtherPanels = opens;
  }

  /** Adds the buttons that open the lists. */
  addButtons(bar: AuthorBar): HTMLButtonElement[] {
    this.#buttons.set(
      'screen',
      bar.add('All words', () => this.#toggle('screen')),
    );
    this.#buttons.set(
      'interface',
      bar.add('Words of the interface', () => this.#toggle('interface')),
    );
    return [...this.#buttons.values()];
  }

  /** Called before a reload. */
  keep(): void {
    for (const [which, { element, wanted }] of this.#all)
      if (element.isConnected) sessionStorage.setItem(keptAs, JSON.stringify({ which, wanted }));
  }

  /** Opens the list that was open before the page loaded again. */
  openKept(): void {
    const kept = sessionStorage.getItem(keptAs);
    if (kept === null) return;
    sessionStorage.removeItem(keptAs);
    const { which, wanted } = JSON.parse(kept) as { which: Which; wanted: string };
    this.#lists[which].wanted = wanted;
    this.#toggle(which);
  }

  get #all(): [Which, WordsList][] {
    return Object.entries(this.#lists) as [Which, WordsList][];
  }

  #toggle(which: Which): void {
    const { element } = this.#lists[which];
    const wasOpen = element.isConnected;
    this.close();
    if (wasOpen) return;
    this.#closeOtherPanels();
    document.body.append(element);
    setPanelOpen(true);
    this.follow();
    element.focus();
  }

  close(): void {
    setPanelOpen(false);
    for (const [which, { element }] of this.#all) {
      const hadFocus = element.contains(document.activeElement);
      element.remove();
      if (hadFocus) this.#buttons.get(which)?.focus();
    }
  }

  focus(): void {
    for (const [, list] of this.#all) if (list.element.isConnected) list.focus();
  }

  /** Shows the open list again: its words may have changed. */
  follow(): void {
    const { screen, interface: words } = this.#lists;
    const press = ({ lesson, passage }: Listed): void => this.#press(lesson, passage.number);
    if (screen.element.isConnected) screen.show(this.#ofScreen(), press);
    if (words.element.isConnected) words.show(this.#ofInterface(), press);
  }

  #ofInterface(): Listed[] {
    const { file = '', passages = [] } = this.#look(interfaceName).known ?? {};
    return passages.map((passage) => ({ lesson: interfaceName, file, passage }));
  }

  /** The words of the screen that is shown; at the start, of the course. */
  #ofScreen(): Listed[] {
    const player = document.querySelector('course-player')?.shadowRoot;
    const { shown } = this.#look('');
    const inLessons = shown.filter(({ lesson }) => lesson !== '' && lesson !== interfaceName);
    const lesson = player ? (inLessons[0]?.lesson ?? '') : '';
    const { known } = this.#look(lesson);
    if (!known) return [];
    const screens = new Set(
      inLessons.filter((one) => one.lesson === lesson).map(({ number }) => known.passages[number]?.screen),
    );
    // Passages before the first screen belong to the whole lesson.
    return known.passages
      .filter(({ screen, locked }) => (screen === '' || screens.has(screen)) && locked === undefined)
      .map((passage) => ({ lesson, file: known.file, passage }));
  }
}
