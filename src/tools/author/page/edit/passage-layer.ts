import { newElement } from '../made.ts';
import type { ShownPassage } from './shown-passages.ts';
import { visibleRect } from './shown-passages.ts';

/** Words or a file that can be edited, and where they are. */
export interface Target {
  readonly shown: ShownPassage;
  /** The accessible name. */
  readonly label: string;
  /** If it shows a file: takes files dropped on it. */
  readonly drop?: (files: readonly File[]) => void;
  /** Whether words with their own button lie over it. */
  readonly isBelow?: boolean;
}

export const keyOf = ({ lesson, number }: { readonly lesson: string; readonly number: number }): string =>
  `${lesson} ${number}`;

/** Whether nothing on the page has the focus. */
export const isNothingFocused = (): boolean =>
  document.activeElement === document.body || document.activeElement === null;

/**
 * A button over the words of each passage. Together they are one tab stop; arrow keys move between them.
 * While Alt is held, a press reaches the page below.
 */
export class PassageLayer {
  readonly element = newElement('div', {
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

  /** Whether presses reach the page below. */
  get through(): boolean {
    return this.element.classList.contains('through');
  }

  set through(isThrough: boolean) {
    // Called for every key event: only touch the class if it changes.
    if (isThrough !== this.through) this.element.classList.toggle('through', isThrough);
  }

  show(targets: readonly Target[]): void {
    this.#targets = targets;
    this.place();
  }

  /** Moves each button to where its words are now. */
  place(): void {
    const seen = new Set<string>();
    // Measuring asks what is under the buttons.
    const { through } = this;
    this.through = true;
    const boxes = this.#targets.map(({ shown }) => visibleRect(shown));
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
      // The focused button stays as long as its words are on the screen.
      const isHere = button === document.activeElement && this.#target(key) !== undefined;
      if (seen.has(key) || isHere) continue;
      isLost ||= button === document.activeElement;
      button.remove();
      this.#buttons.delete(key);
    }
    if (!this.#buttons.has(this.#current)) this.#current = this.#nearest();
    for (const [key, button] of this.#buttons) button.tabIndex = key === this.#current ? 0 : -1;
    // If the focused button is gone, focus its neighbour.
    if (isLost) this.focus(this.#current);
  }

  /** The key of the focused button; '' if none. */
  get focused(): string {
    return this.element.contains(document.activeElement) ? this.#current : '';
  }

  /** Restores the focus without announcing the target. @returns whether its button exists */
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

  /** Focuses a target, after scrolling it into view if necessary. */
  bring(key: string): boolean {
    if (!this.#buttons.has(key)) {
      this.#target(key)?.shown.element.scrollIntoView({ block: 'center', behavior: 'instant' });
      this.place();
    }
    return this.#focus(key);
  }

  #add(key: string, { drop, isBelow = false }: Target): HTMLButtonElement {
    const button = newElement('button', { type: 'button' });
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

  /** The target at or before the place of the current one; otherwise the first. */
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
    // Targets further down scroll into view; those that cannot be seen even then are skipped.
    for (; keys[at] !== undefined; at += step) if (this.bring(keys[at] ?? '')) return;
  }
}
