import { words } from '../locale/words.ts';

/**
 * A table or code block that may be wider than the page. If it is, it scrolls separately, also by keyboard, and has a
 * name (WCAG 1.4.10 and 2.1.1). If it fits, it cannot be focused. The compiler writes this element.
 */
export class ScrollRegion extends HTMLElement {
  #sizes: ResizeObserver | undefined;

  connectedCallback(): void {
    this.#sizes = new ResizeObserver(() => this.#updateName());
    for (const element of [this, ...this.children]) this.#sizes.observe(element);
  }

  disconnectedCallback(): void {
    this.#sizes?.disconnect();
  }

  #updateName(): void {
    // There nothing scrolls; the rules for paper ask whether it did.
    if (matchMedia('print').matches) return;
    const label = this.querySelector('pre') ? words.scrolls.code : words.scrolls.table;
    const isWide = this.scrollWidth > this.clientWidth;
    for (const [name, value] of Object.entries({ tabindex: '0', role: 'group', 'aria-label': label })) {
      if (isWide) this.setAttribute(name, value);
      else this.removeAttribute(name);
    }
  }
}

customElements.define('scroll-region', ScrollRegion);
