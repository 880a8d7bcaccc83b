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
import type { SliderModel, SliderAnswer } from './model.ts';
import { readAnswer, writeAnswer } from './model.ts';
import { styles } from './slider-block.styles.ts';

/** @param otherwise what is said if there is no answer */
const inWords = ({ said, in: language }: SliderAnswer, otherwise: string): unknown =>
  said === '' ? otherwise : html`<bdi lang=${language ?? nothing} data-private>${said}</bdi>`;

/**
 * A private judgement on a scale: a slider, or the same scale as radio buttons. The answer is noted with its label, so
 * that a later slider with other labels can show it.
 */
export class SliderBlock extends PrivateBlock<SliderModel> {
  static override styles = [blockStyles, fields, styles];

  @state() private listed = false;

  /** Gives the language of the scale. */
  @property({ attribute: false }) facts!: CourseFacts;

  /**
   * The answer as this scale says it, or else, without a position, as it was given. A label is found by its words,
   * because a new version may move it; in another language, by its position.
   */
  get #answer(): SliderAnswer {
    const { language } = this.facts;
    const { said, at = -1, in: given = language } = readAnswer(this.notes, this.noteId);
    const index = given === language ? this.model.scale.indexOf(said) : at;
    const label = this.model.scale[index];
    return label === undefined ? { said, in: given } : { said: label, at: index };
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
        .value=${String(answer.at ?? Math.floor((scale.length - 1) / 2))}
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
    const answer = this.#answer;
    return html`<fieldset aria-describedby="privacy">
      <legend>${question}</legend>
      ${scale.map(
        (label, place) =>
          html`<label class="option">
            <input
              type="radio"
              name="scale"
              .value=${String(place)}
              .checked=${place === answer.at}
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
        <dd>${inWords(before, words.slider.nothingBefore)}</dd>
      </div>
      <div>
        <dt>${words.slider.now}</dt>
        <dd>${inWords(this.#answer, words.slider.unanswered)}</dd>
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
