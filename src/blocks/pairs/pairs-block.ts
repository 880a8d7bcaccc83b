import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import { blockStyles } from '../block.styles.ts';
import { BlockElement } from '../block-element.ts';
import type { Appearance, Drawings } from '../drawings.ts';
import { figureKey } from '../drawings.ts';
import type { Pair, PairsModel, PairSide } from './model.ts';
import { styles } from './pairs-block.styles.ts';

/** Panels with two sides each, side by side if there is space. Nothing is hidden. */
export class PairsBlock extends BlockElement<PairsModel> {
  static override styles = [blockStyles, styles];

  /** It takes the whole width of its screen: see `lesson-element.styles.ts`. */
  @property({ type: Boolean, reflect: true }) wide = true;
  /** Undefined until loaded. */
  @property({ attribute: false }) drawings: Drawings | undefined;

  #pair({ title, art, body, sides }: Pair): TemplateResult {
    return html`<section>
      <div class="head">
        <h3>${title}</h3>
        ${body ? html`<div class="body">${body}</div>` : nothing}
      </div>
      ${art ? html`<div class="art">${art}</div>` : nothing}
      <div class="sides">${sides.map((side) => this.#side(side))}</div>
    </section>`;
  }

  #side({ label, who, text }: PairSide): TemplateResult {
    return html`<p>
      ${who ? this.#figure(who) : nothing}<b>${label}<span class="visually-hidden">:</span></b> ${text}
    </p>`;
  }

  /** Its space is reserved until the drawing loads. */
  #figure(who: Appearance): TemplateResult {
    const { box, layers } = this.drawings?.figures[figureKey(who)] ?? {};
    return html`<svg
      class="who"
      viewBox=${box ?? '0 0 1 1'}
      preserveAspectRatio="xMidYMax"
      aria-hidden="true"
    >
      ${layers ?? nothing}
    </svg>`;
  }

  override render(): unknown {
    const { intro, pairs } = this.model;
    return html`${intro ? html`<p class="intro">${intro}</p>` : nothing}
      <div class="pairs">${pairs.map((pair) => this.#pair(pair))}</div>`;
  }
}

customElements.define('pairs-block', PairsBlock);
