import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** In CSS pixels: between the panel and what scrolls into view below it, which may have a focus ring. */
const gap = 12;

/**
 * While the panel stays above the text, what gets the focus scrolls into view below it. What stays in sight inside a
 * lesson (the sentence of a plan) stays below it, too: `--listen`.
 */
export class KeepClear implements ReactiveController {
  readonly #panel: ReactiveControllerHost & HTMLElement;
  readonly #update = (): void => this.#keep(this.edge);
  #sizes: ResizeObserver | undefined;

  constructor(panel: ReactiveControllerHost & HTMLElement) {
    this.#panel = panel;
    panel.addController(this);
  }

  /** The panel's lower edge where it stays, in CSS pixels; 0 if it scrolls with the text. */
  get edge(): number {
    const { position, top } = getComputedStyle(this.#panel);
    return position === 'sticky' ? Number.parseFloat(top) + this.#panel.offsetHeight : 0;
  }

  hostConnected(): void {
    this.#sizes = new ResizeObserver(this.#update);
    this.#sizes.observe(this.#panel);
    // In a lower window it may no longer stay.
    window.addEventListener('resize', this.#update);
  }

  hostDisconnected(): void {
    this.#sizes?.disconnect();
    window.removeEventListener('resize', this.#update);
    this.#keep(0);
  }

  #keep(edge: number): void {
    const { style } = document.documentElement;
    style.scrollPaddingTop = edge > 0 ? `${edge + gap}px` : '';
    if (edge > 0) style.setProperty('--listen', `${edge}px`);
    else style.removeProperty('--listen');
  }
}
