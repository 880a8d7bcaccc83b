import type { PropertyValues, TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { plain } from '../../course/rich.ts';
import { words } from '../../locale/words.ts';
import { BlockAnsweredEvent, BlockElement } from '../block-element.ts';
import { controls, prose } from '../shared.styles.ts';
import { feedback, verdict } from '../verdict.ts';
import { styles } from './builder-block.styles.ts';
import type { BuilderModel, BuilderSlot, Filled } from './model.ts';
import { builderResponse, filledFrom, gradeBuilder, keptBuilder, slotIsRight } from './model.ts';

/**
 * A sentence put together from slots, shown as it grows.
 *
 * @fires block-answered - The learner has checked the sentence.
 */
@customElement('builder-block')
export class BuilderBlock extends BlockElement<BuilderModel> {
  static override styles = [prose, controls, styles];

  @query('.overall') private overall!: HTMLElement | null;
  @state() private filled: Filled = new Map();
  @state() private checked = false;
  @state() private error = '';

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('response') || this.response === undefined) return;
    this.filled = filledFrom(this.response, this.model);
    this.checked = this.filled.size === this.model.slots.length;
  }

  #fill(slot: string, option: string): void {
    this.filled = new Map(this.filled).set(slot, option);
    this.error = '';
  }

  async #check(): Promise<void> {
    const { model, filled } = this;
    const missing = model.slots.filter(({ id }) => !filled.has(id));
    const first = missing[0];
    if (first) {
      this.error = words.builder.missing(missing.length);
      this.shadowRoot?.querySelector<HTMLElement>(`[name="slot-${first.id}"]`)?.focus();
      return;
    }
    this.checked = true;
    this.dispatchEvent(
      new BlockAnsweredEvent({
        id: model.id,
        kept: keptBuilder(model, filled),
        response: builderResponse(model, filled),
        result: gradeBuilder(model, filled) ? 'correct' : 'incorrect',
        description: plain(model.prompt),
      }),
    );
    await this.updateComplete;
    this.overall?.focus();
  }

  async #change(): Promise<void> {
    this.checked = false;
    await this.updateComplete;
    this.shadowRoot?.querySelector<HTMLElement>('input:checked')?.focus();
  }

  #sentence(): TemplateResult {
    return html`<div class="sentence">
      <h3>${words.builder.sentence}</h3>
      <p>
        ${this.model.slots.map((slot) => {
          const option = slot.options.find(({ id }) => id === this.filled.get(slot.id));
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
    const { filled, checked } = this;
    const chosen = slot.options.find(({ id }) => id === filled.get(slot.id));
    const isMissing = this.error !== '' && !chosen;
    return html`<fieldset aria-describedby=${isMissing ? 'error' : nothing}>
      <legend>${slot.label}</legend>
      ${slot.options.map(
        ({ id, text }) =>
          html`<label class="option">
            <input
              type="radio"
              name="slot-${slot.id}"
              .value=${id}
              .checked=${id === chosen?.id}
              ?disabled=${checked || this.review}
              aria-invalid=${isMissing ? 'true' : nothing}
              @change=${() => this.#fill(slot.id, id)}
            />
            <span>${text}</span>
          </label>`,
      )}
      ${checked && chosen ? feedback(slotIsRight(slot, filled), chosen.feedback) : nothing}
    </fieldset>`;
  }

  #overall(): TemplateResult {
    const { model, filled } = this;
    const right = model.slots.filter((slot) => slotIsRight(slot, filled)).length;
    return html`<div class="overall" tabindex="-1">
      ${verdict(right === model.slots.length)}
      <p>${words.partlyRight(right, model.slots.length)}</p>
    </div>`;
  }

  override render(): unknown {
    const { model, checked, error } = this;
    return html`<p class="prompt">${model.prompt}</p>
      ${checked ? this.#overall() : nothing} ${this.#sentence()}
      <div class="slots">${model.slots.map((slot) => this.#slot(slot))}</div>
      <p id="error" class="error" ?hidden=${error === ''}>${error}</p>
      <div class="actions" ?hidden=${this.review}>
        ${
          checked
            ? html`<button @click=${this.#change}>${words.tryAgain}</button>`
            : html`<button class="primary" @click=${this.#check}>${words.check}</button>`
        }
      </div>`;
  }
}
