import { made } from '../made.ts';
import type { Shown } from './shown-passages.ts';
import { boxOf } from './shown-passages.ts';

/** Words that can be edited, and where. */
export interface Target {
  readonly shown: Shown;
  /** What is said of it. */
  readonly label: string;
  /** Takes files that are dropped on it, where it shows one. */
  readonly drop?: (files: readonly File[]) => void;
  /** Whether words lie over it that are pressed by themselves. */
  readonly isBelow?: boolean;
}

export const keyOf = ({ lesson, number }: { readonly lesson: string; readonly number: number }): string =>
  `${lesson} ${number}`;

/** Whether nothing on the page has the keyboard. */
export const isNowhere = (): boolean =>
  document.activeElement === document.body || document.activeElement === null;

/**
 * A button over the words of each passage. They are one stop for the Tab key; arrow keys go from one to the next.
 * While Alt is held, a press reaches what lies below.
 */
export class PassageLayer {
  readonly element = made('div', {
    className: 'edit-layer',
    lang: 'en',
    role: 'region',
    ariaLabel: 'Words to edit; arrow keys go from one to the next',
  });
  readonly #press: (target: Target) => void;
  readonly #focused: (target: Target) => void;
  #targets: readonly Target[] = [];
  readonly #buttons = new Map<string, HTMLButtonElement>();
  #current = '';
  #isQuiet = false;

  constructor(press: (target: Target) => void, focused: (target: Target) => void) {
    this.#press = press;
    this.#focused = focused;
    this.element.addEventListener('keydown', (event) => this.#onKey(event));
  }

  /** Whether presses reach what lies below. */
  get through(): boolean {
    return this.element.classList.contains('through');
  }

  set through(isThrough: boolean) {
    // With every key.
    if (isThrough !== this.through) this.element.classList.toggle('through', isThrough);
  }

  show(targets: readonly Target[]): void {
    this.#targets = targets;
    this.place();
  }

  /** Puts each button where its words are now. */
  place(): void {
    const seen = new Set<string>();
    // What lies below is looked at.
    const { through } = this;
    this.through = true;
    const boxes = this.#targets.map(({ shown }) => boxOf(shown));
    this.through = through;
    for (const [index, target] of this.#targets.entries()) {
      const box = boxes[index];
      const key = keyOf(target.shown);
      if (!box || seen.has(key)) continue;
      seen.add(key);
      const button = this.#buttons.get(key) ?? this.#add(key, target);
      if (button.ariaLabel !== target.label) button.ariaLabel = target.label;
      const { style } = button;
      for (const [name, value] of [
        ['left', box.left],
        ['top', box.top],
        ['width', box.width],
        ['height', box.height],
      ] as const)
        style.setProperty(name, `${Math.round(value)}px`);
    }
    let isLost = false;
    for (const [key, button] of this.#buttons) {
      // Where the keyboard is stays, as long as its words are on the screen.
      const isHere = button === document.activeElement && this.#target(key) !== undefined;
      if (seen.has(key) || isHere) continue;
      isLost ||= button === document.activeElement;
      button.remove();
      this.#buttons.delete(key);
    }
    if (!this.#buttons.has(this.#current)) this.#current = this.#nearest();
    for (const [key, button] of this.#buttons) button.tabIndex = key === this.#current ? 0 : -1;
    // Of what is gone, to the one beside it.
    if (isLost) this.focus(this.#current);
  }

  /** The key of the button that has the keyboard; '' where none has. */
  get focused(): string {
    return this.element.contains(document.activeElement) ? this.#current : '';
  }

  /** Gives the keyboard back to where it was, which says nothing of it. @returns whether it is there to be focused */
  focus(key = this.#current): boolean {
    this.#isQuiet = true;
    const isThere = this.#focus(key);
    this.#isQuiet = false;
    return isThere;
  }

  #focus(key: string): boolean {
    const button = this.#buttons.get(key);
    if (!button) return false;
    this.#current = key;
    for (const one of this.#buttons.values()) one.tabIndex = one === button ? 0 : -1;
    button.focus();
    return true;
  }

  /** Goes to what may have to be brought into view first. */
  bring(key: string): boolean {
    if (!this.#buttons.has(key)) {
      this.#target(key)?.shown.element.scrollIntoView({ block: 'center', behavior: 'instant' });
      this.place();
    }
    return this.#focus(key);
  }

  #add(key: string, { drop, isBelow = false }: Target): HTMLButtonElement {
    const button = made('button', { type: 'button' });
    if (drop) {
      button.className = isBelow ? 'media below' : 'media';
      button.addEventListener('dragover', (event) => event.preventDefault());
      button.addEventListener('drop', (event) => {
        event.preventDefault();
        event.stopPropagation();
        drop([...(event.dataTransfer?.files ?? [])]);
      });
    }
    const target = (): Target | undefined => this.#target(key);
    button.addEventListener('click', () => {
      const found = target();
      if (found) this.#press(found);
    });
    button.addEventListener('focus', () => {
      const found = target();
      if (found && !this.#isQuiet) this.#focused(found);
    });
    this.#buttons.set(key, button);
    this.element.append(button);
    return button;
  }

  #target(key: string): Target | undefined {
    return this.#targets.find(({ shown }) => keyOf(shown) === key);
  }

  /** The one that stands where the current one was; else the first. */
  #nearest(): string {
    const keys = this.#targets.map(({ shown }) => keyOf(shown)).filter((key) => this.#buttons.has(key));
    const [lesson, number = ''] = this.#current.split(' ');
    const before = keys.findLast(
      (key) => key.split(' ')[0] === lesson && Number(key.split(' ')[1]) <= Number(number),
    );
    return before ?? keys[0] ?? '';
  }

  #onKey(event: KeyboardEvent): void {
    event.stopPropagation();
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: 1,
      ArrowRight: 1,
      ArrowUp: -1,
      ArrowLeft: -1,
      Home: 1,
      End: -1,
    };
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const keys = this.#targets.map(({ shown }) => keyOf(shown));
    const isFar = event.key === 'Home' || event.key === 'End';
    let at = isFar ? (step > 0 ? 0 : keys.length - 1) : keys.indexOf(this.#current) + step;
    // What is further down the page comes into view; what cannot be seen there is passed over.
    for (; keys[at] !== undefined; at += step) if (this.bring(keys[at] ?? '')) return;
  }
}
