import type { PropertyValues, TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { plain } from '../../course/rich.ts';
import { words } from '../../locale/words.ts';
import { BlockAnsweredEvent, BlockElement } from '../block-element.ts';
import { pills } from '../pills.styles.ts';
import { controls, prose } from '../shared.styles.ts';
import { feedback, verdict } from '../verdict.ts';
import type { Placed, SortModel, SortStatement } from './model.ts';
import { gradeSort, keptSort, placedFrom, sortResponse, statementIsRight } from './model.ts';
import { styles } from './sort-block.styles.ts';

/**
 * Statements to put into categories: a pair (or more) of radios for each statement.
 *
 * @fires block-answered - The learner has checked where the statements lie.
 */
@customElement('sort-block')
export class SortBlock extends BlockElement<SortModel> {
  static override styles = [prose, controls, pills, styles];

  @state() private placed: Placed = new Map();
  @state() private checked = false;
  @state() private error = '';

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('response') || this.response === undefined) return;
    this.placed = placedFrom(this.response, this.model);
    this.checked = this.placed.size === this.model.statements.length;
  }

  #place(statement: string, category: string): void {
    this.placed = new Map(this.placed).set(statement, category);
    this.error = '';
  }

  async #check(): Promise<void> {
    const { model, placed } = this;
    const missing = model.statements.filter(({ id }) => !placed.has(id));
    const first = missing[0];
    if (first) {
      this.error = words.answerAll(missing.length);
      this.shadowRoot?.querySelector<HTMLElement>(`[name="statement-${first.id}"]`)?.focus();
      return;
    }
    this.checked = true;
    this.dispatchEvent(
      new BlockAnsweredEvent({
        id: model.id,
        kept: keptSort(model, placed),
        response: sortResponse(model, placed),
        result: gradeSort(model, placed) ? 'correct' : 'incorrect',
        description: plain(model.prompt),
      }),
    );
    await this.updateComplete;
    this.shadowRoot?.querySelector<HTMLElement>('.overall')?.focus();
  }

  async #change(): Promise<void> {
    this.checked = false;
    await this.updateComplete;
    this.shadowRoot?.querySelector<HTMLElement>('input:checked')?.focus();
  }

  #statement(statement: SortStatement): TemplateResult {
    const { id, text } = statement;
    const { placed, checked } = this;
    return html`<fieldset aria-describedby=${this.error !== '' && !placed.has(id) ? 'error' : nothing}>
      <legend>${text}</legend>
      <div class="pills">
        ${this.model.categories.map(
          (category) =>
            html`<label class="option">
              <input
                type="radio"
                name="statement-${id}"
                .value=${category.id}
                .checked=${placed.get(id) === category.id}
                ?disabled=${checked || this.review}
                @change=${() => this.#place(id, category.id)}
              />
              <span>${category.label}</span>
            </label>`,
        )}
      </div>
      ${checked ? feedback(statementIsRight(statement, placed), statement.feedback) : nothing}
    </fieldset>`;
  }

  #overall(): TemplateResult {
    const { model, placed } = this;
    const right = model.statements.filter((statement) => statementIsRight(statement, placed)).length;
    return html`<div class="overall" tabindex="-1">
      ${verdict(right === model.statements.length)}
      <p>${words.partlyRight(right, model.statements.length)}</p>
    </div>`;
  }

  override render(): unknown {
    const { model, checked, error } = this;
    return html`<p class="prompt">${model.prompt}</p>
      ${checked ? this.#overall() : nothing}
      <div class="statements ${model.categories.length === 2 ? 'pair' : ''}">
        ${model.statements.map((statement) => this.#statement(statement))}
      </div>
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
