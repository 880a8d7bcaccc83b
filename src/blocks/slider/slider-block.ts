import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import { words } from '../../locale/words.ts';
import { fields } from '../../ui/field.styles.ts';
import type { CourseFacts } from '../block-inputs.ts';
import { blockStyles } from '../block.styles.ts';
import { keepNotes, privacyNote } from '../keep-notes.ts';
import { PrivateBlock } from '../private-block.ts';
import { rangeKeys } from '../range-keys.ts';
import type { SliderModel, SliderNote } from './model.ts';
import { positionOf, readAnswer, writeAnswer } from './model.ts';
import { styles } from './slider-block.styles.ts';

/** An answer's words, in the language in which it was given. @param otherwise what is said if there is none */
const inWords = ({ said, in: language }: SliderNote, otherwise: string): unknown =>
  said === '' ? otherwise : html`<bdi lang=${language ?? nothing}>${said}</bdi>`;

/**
 * A private judgement on a scale: a slider, or the same scale as radio buttons. The answer is noted with its label, so
 * that a later slider with other labels can show it.
 */
export class SliderBlock extends PrivateBlock<SliderModel> {
  static override styles = [blockStyles, fields, styles];

  @state() private listed = false;

  /** Gives the language of the scale. */
  @property({ attribute: false }) facts!: CourseFacts;

  /** The position on the scale; -1 if nothing was chosen, or the scale does not have that label. */
  get #index(): number {
    return positionOf(readAnswer(this.notes, this.noteId), this.model.scale, this.facts.language);
  }

  /** The answer as this scale says it, or else as it was chosen. */
  get #answer(): SliderNote {
    const label = this.model.scale[this.#index];
    return label === undefined ? readAnswer(this.notes, this.noteId) : { said: label };
  }

  #choose(index: number): void {
    const said = this.model.scale[index] ?? '';
    writeAnswer(this.notes, this.noteId, { said, at: index, in: this.facts.language });
  }

  /** Also handles a click on the thumb's position, which is an answer although the value does not change. */
  readonly #slid = ({ target }: Event): void => this.#choose((target as HTMLInputElement).valueAsNumber);

  async #switch(): Promise<void> {
    this.listed = !this.listed;
    await this.updateComplete;
    this.renderRoot.querySelector('input')?.focus();
  }

  #slider(): TemplateResult {
    const { question, scale } = this.model;
    const index = this.#index;
    const answer = this.#answer;
    const { unanswered } = words.slider;
    return html`<label class="question" for="range">${question}</label>
      <output for="range" aria-hidden="true" class=${answer.said === '' ? 'unanswered' : ''}
        >${inWords(answer, unanswered)}</output
      >
      <input
        id="range"
        type="range"
        min="0"
        max=${scale.length - 1}
        step="1"
        .value=${String(index < 0 ? Math.floor((scale.length - 1) / 2) : index)}
        aria-valuetext=${answer.said || unanswered}
        aria-describedby="privacy"
        @input=${this.#slid}
        @click=${this.#slid}
        @keydown=${rangeKeys(this.#slid)}
      />
      <div class="ticks" aria-hidden="true">${scale.map(() => html`<span></span>`)}</div>
      <p class="ends" aria-hidden="true"><span>${scale[0]}</span><span>${scale.at(-1)}</span></p>`;
  }

  #list(): TemplateResult {
    const { question, scale } = this.model;
    const index = this.#index;
    return html`<fieldset aria-describedby="privacy">
      <legend>${question}</legend>
      ${
        index < 0 && this.note !== ''
          ? html`<p class="hint">
              ${words.yourAnswer}: <span data-private>${inWords(this.#answer, '')}</span>
            </p>`
          : nothing
      }
      ${scale.map(
        (label, place) =>
          html`<label class="option">
            <input
              type="radio"
              name="scale"
              .value=${String(place)}
              .checked=${place === index}
              @change=${() => this.#choose(place)}
            />
            <span>${label}</span>
          </label>`,
      )}
    </fieldset>`;
  }

  #beside(earlier: string): TemplateResult {
    const before = readAnswer(this.notes, earlier);
    return html`<dl>
      <div>
        <dt>${words.slider.before}</dt>
        <dd data-private>${inWords(before, words.slider.nothingBefore)}</dd>
      </div>
      <div>
        <dt>${words.slider.now}</dt>
        <dd data-private>${inWords(this.#answer, words.slider.unanswered)}</dd>
      </div>
    </dl>`;
  }

  override render(): unknown {
    const { beside } = this.model;
    return html`<div class="panel">
        ${this.listed ? this.#list() : this.#slider()}
        <button class="quiet" @click=${this.#switch}>
          ${this.listed ? words.slider.asSlider : words.slider.asList}
        </button>
      </div>
      ${beside === undefined ? nothing : this.#beside(beside)} ${privacyNote()} ${keepNotes(this.notes)}`;
  }
}

customElements.define('slider-block', SliderBlock);
