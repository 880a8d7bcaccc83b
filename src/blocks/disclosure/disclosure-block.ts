import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import { state } from 'lit/decorators.js';
import { appearing, blockStyles } from '../block.styles.ts';
import { BlockElement } from '../block-element.ts';
import { chevronIcon } from '../../ui/icons.ts';
import { styles } from './disclosure-block.styles.ts';
import type { DisclosureCard, DisclosureModel } from './model.ts';

/** Cards that open one by one: the button in each heading shows and hides the text below. */
export class DisclosureBlock extends BlockElement<DisclosureModel> {
  static override styles = [blockStyles, appearing, styles];

  @state() private open: ReadonlySet<number> = new Set();

  #toggle(index: number): void {
    const open = new Set(this.open);
    if (!open.delete(index)) open.add(index);
    this.open = open;
  }

  #card({ title, art, body }: DisclosureCard, index: number): TemplateResult {
    const isOpen = this.open.has(index);
    return html`<div class="card">
      <h3>
        <button aria-expanded=${isOpen} aria-controls="body-${index}" @click=${() => this.#toggle(index)}>
          ${art ? html`<span class="art">${art}</span>` : nothing}
          <span class="title">${title}</span>
          <span class="chevron">${chevronIcon}</span>
        </button>
      </h3>
      <div id="body-${index}" class="body appearing" ?hidden=${!isOpen}>${body}</div>
    </div>`;
  }

  override render(): unknown {
    const { intro, cards } = this.model;
    return html`${intro ? html`<p>${intro}</p>` : nothing}
    ${cards.map((card, index) => this.#card(card, index))}`;
  }
}

customElements.define('disclosure-block', DisclosureBlock);
