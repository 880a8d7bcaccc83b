import type { PropertyValues } from 'lit';
import { css, html, nothing } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { plain } from '../../course/rich.ts';
import { words } from '../../locale/words.ts';
import { emit } from '../../ui/emit.ts';
import { blockStyles } from '../block.styles.ts';
import { BlockElement } from '../block-element.ts';
import { feedback } from '../verdict.ts';
import { choiceOptions, overallVerdict } from './choice-options.ts';
import type { ChoiceModel, ChoiceOption } from './model.ts';
import { choiceResponse, chosenFrom, gradeChoice, keptChoice } from './model.ts';

/**
 * A practice question: check, read what is said of the answer, change it as often as one likes.
 *
 * @fires block-answered - The learner has checked an answer.
 */
@customElement('choice-block')
export class ChoiceBlock extends BlockElement<ChoiceModel> {
  static override styles = [
    blockStyles,
    css`
      legend .hint {
        display: block;
        margin: var(--space-1) 0 0;
        font-weight: 400;
      }
      .overall {
        margin-block-start: var(--space-4);
      }
      .overall .verdict {
        margin: 0;
      }
    `,
  ];

  @query('[tabindex="-1"]') private result!: HTMLElement | null;
  @query('input') private firstInput!: HTMLElement | null;
  @state() private chosen: readonly string[] = [];
  @state() private checked = false;
  @state() private othersShown = false;
  @state() private error = '';

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('response') || this.response === undefined) return;
    this.chosen = chosenFrom(this.response, this.model);
    this.checked = this.chosen.length > 0;
  }

  #choose(chosen: readonly string[]): void {
    this.chosen = chosen;
    this.error = '';
  }

  async #check(): Promise<void> {
    if (this.chosen.length === 0) {
      this.error = this.model.type === 'multi' ? words.chooseSome : words.chooseOne;
      this.firstInput?.focus();
      return;
    }
    this.checked = true;
    const { model, chosen } = this;
    emit(this, 'block-answered', {
      id: model.id,
      kept: keptChoice(chosen),
      response: choiceResponse(model, chosen),
      result: gradeChoice(model, chosen) ? 'correct' : 'incorrect',
      description: plain(model.stem),
    });
    await this.updateComplete;
    this.result?.focus();
  }

  async #change(): Promise<void> {
    this.checked = false;
    this.othersShown = false;
    await this.updateComplete;
    this.shadowRoot?.querySelector<HTMLElement>('input:checked')?.focus();
  }

  #below(option: ChoiceOption): unknown {
    const wasChosen = this.chosen.includes(option.id);
    if (!this.checked || !(wasChosen || this.othersShown)) return nothing;
    if (wasChosen) return feedback(option.right, option.feedback, this.model.type === 'choice');
    return html`<div class="feedback">${option.feedback}</div>`;
  }

  override render(): unknown {
    const { model, chosen, checked, error } = this;
    return html`${choiceOptions({
        model,
        chosen,
        options: model.options,
        disabled: checked || this.review,
        error,
        below: (option) => this.#below(option),
        choose: (now) => this.#choose(now),
      })}
      ${checked && model.type === 'multi' ? overallVerdict(model, chosen) : nothing}
      <div class="actions">
        ${
          checked
            ? html`${this.review ? nothing : html`<button @click=${this.#change}>${words.tryAgain}</button>`}
                <button
                  class="quiet"
                  aria-expanded=${this.othersShown}
                  @click=${() => (this.othersShown = !this.othersShown)}
                >
                  ${words.otherAnswers}
                </button>`
            : html`<button class="primary" ?hidden=${this.review} @click=${this.#check}>
                ${words.check}
              </button>`
        }
      </div>`;
  }
}
