import type { PropertyValues } from 'lit';
import { css, html, nothing } from 'lit';
import { state } from 'lit/decorators.js';
import type { Answer } from '../../course/interaction.ts';
import { plain } from '../../course/rich.ts';
import { words } from '../../locale/words.ts';
import { blockStyles } from '../block.styles.ts';
import { QuestionBlock } from '../question-block.ts';
import { feedback } from '../verdict.ts';
import { choiceOptions, choiceStyles, overallVerdict } from './choice-options.ts';
import { confidenceNote } from './confidence.ts';
import type { ChoiceModel, ChoiceOption, Confidence } from './model.ts';
import {
  choiceParts,
  choiceResponse,
  chosenFrom,
  confidenceFrom,
  isChoiceRight,
  keptChoice,
} from './model.ts';

/** A question with options: one may be chosen, or several. */
export class ChoiceBlock extends QuestionBlock<ChoiceModel> {
  static override styles = [
    blockStyles,
    choiceStyles,
    css`
      .overall .verdict {
        margin: 0;
      }
    `,
  ];

  @state() private chosen: readonly string[] = [];
  @state() private confidence: Confidence | undefined;
  @state() private othersShown = false;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('response') || this.response === undefined) return;
    this.chosen = chosenFrom(this.response, this.model);
    this.confidence = this.model.confidence && confidenceFrom(this.response);
    this.checked = this.chosen.length > 0;
  }

  #choose(chosen: readonly string[]): void {
    this.chosen = chosen;
    this.error = '';
  }

  protected get missing(): { error: string; field: string } | undefined {
    if (this.chosen.length > 0) return undefined;
    return { error: this.model.type === 'multi' ? words.chooseSome : words.chooseOne, field: 'input' };
  }

  protected get answer(): Answer {
    const { model, chosen } = this;
    return {
      id: model.id,
      kept: keptChoice(chosen, this.confidence),
      response: choiceResponse(model, chosen),
      result: isChoiceRight(model, chosen) ? 'correct' : 'incorrect',
      description: plain(model.stem),
      choices: choiceParts(model),
    };
  }

  protected override change(): Promise<void> {
    this.othersShown = false;
    return super.change();
  }

  #below(option: ChoiceOption): unknown {
    const wasChosen = this.chosen.includes(option.id);
    if (!this.checked || !(wasChosen || this.othersShown)) return nothing;
    if (wasChosen) {
      const isOne = this.model.type === 'choice';
      const note = isOne ? confidenceNote(option.right, this.confidence) : nothing;
      return feedback(option.right, html`${note}${option.feedback}`, isOne);
    }
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
        confidence: model.confidence && {
          confidence: this.confidence,
          rate: (confidence) => (this.confidence = confidence),
        },
      })}
      ${checked && model.type === 'multi' ? overallVerdict(model, chosen, this.confidence) : nothing}
      <div class="actions">
        ${this.checkButton()}
        ${
          checked
            ? html`<button
                class="quiet"
                aria-expanded=${this.othersShown}
                @click=${() => (this.othersShown = !this.othersShown)}
              >
                ${words.otherAnswers}
              </button>`
            : nothing
        }
      </div>`;
  }
}

customElements.define('choice-block', ChoiceBlock);
