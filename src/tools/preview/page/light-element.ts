import { LitElement } from 'lit';

/**
 * The base of the page's elements. They render without a shadow root: the page has one style sheet, and its labels and
 * tabs can refer to each other by id.
 */
export class LightElement extends LitElement {
  #wasEmptied = false;

  protected override createRenderRoot(): HTMLElement {
    if (!this.#wasEmptied) this.replaceChildren();
    this.#wasEmptied = true;
    return this;
  }
}
