import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import type { KeyPart } from '../../course/answer-key.ts';
import { words } from '../../locale/words.ts';
import { blockStyles } from '../block.styles.ts';
import type { ChoiceOption } from '../choice/model.ts';
import { PartsBlock, partsStyles } from '../parts-block.ts';
import { feedback } from '../verdict.ts';
import { styles } from './builder-block.styles.ts';
import type { BuilderModel, BuilderSlot } from './model.ts';
import { builderKey, builderParts } from './model.ts';

/**
 * A sentence built from slots, shown as it grows.
 *
 * @fires block-answered - The learner has checked the sentence.
 */
export class BuilderBlock extends PartsBlock<BuilderModel> {
  static override styles = [blockStyles, partsStyles, styles];

  protected get parts(): ReturnType<typeof builderParts> {
    return builderParts(this.model);
  }

  protected get choices(): readonly KeyPart[] {
    return builderKey(this.model).flatMap(({ parts }) => parts);
  }

  protected missingWords(missing: number): string {
    return words.builder.missing(missing);
  }

  #filled(slot: BuilderSlot): ChoiceOption | undefined {
    return slot.options.find(({ id }) => id === this.chosen.get(slot.id));
  }

  #sentence(): TemplateResult {
    return html`<div class="sentence">
      <h3>${words.builder.sentence}</h3>
      <p>
        ${this.model.slots.map((slot) => {
          const option = this.#filled(slot);
          const lead = slot.label.replace(/\s*…\s*/g, ' ').trim();
          return html`${lead}
          ${
            option
              ? html`<span class="piece">${option.text}</span>`
              : html`<span class="gap">${words.builder.gap}</span>`
          } `;
        })}
      </p>
    </div>`;
  }

  #slot(slot: BuilderSlot): TemplateResult {
    const filled = this.#filled(slot);
    return html`<fieldset>
      <legend>${slot.label}</legend>
      ${slot.options.map(({ id, text }) => this.radio(slot.id, id, text))}
      ${this.checked && filled ? feedback(filled.right, filled.feedback) : nothing}
    </fieldset>`;
  }

  protected fields(): TemplateResult {
    return html`${this.#sentence()}
      <div class="slots">${this.model.slots.map((slot) => this.#slot(slot))}</div>`;
  }
}

customElements.define('builder-block', BuilderBlock);
