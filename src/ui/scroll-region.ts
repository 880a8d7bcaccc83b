import { words } from '../locale/words.ts';

/**
 * A table or code of the prose, which may be wider than the page: then it scrolls by itself, and by keyboard, under a
 * name (WCAG 1.4.10 and 2.1.1). Where all of it is in sight it is no stop for the keyboard. The compiler writes it.
 */
export class ScrollRegion extends HTMLElement {
  #sizes: ResizeObserver | undefined;

  connectedCallback(): void {
    this.#sizes = new ResizeObserver(() => this.#name());
    for (const element of [this, ...this.children]) this.#sizes.observe(element);
  }

  disconnectedCallback(): void {
    this.#sizes?.disconnect();
  }

  #name(): void {
    const label = this.querySelector('pre') ? words.scrolls.code : words.scrolls.table;
    const isWide = this.scrollWidth > this.clientWidth;
    for (const [name, value] of Object.entries({ tabindex: '0', role: 'group', 'aria-label': label })) {
      if (isWide) this.setAttribute(name, value);
      else this.removeAttribute(name);
    }
  }
}

customElements.define('scroll-region', ScrollRegion);
