import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import { query, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { words } from '../../locale/later-words.ts';
import { nextPaint } from '../../ui/painted.ts';
import { blockStyles } from '../block.styles.ts';
import { BlockElement } from '../block-element.ts';
import { rangeKeys } from '../range-keys.ts';
import { barLength, compared, typedGuess } from './model.ts';
import type { RevealModel } from './model.ts';
import { styles } from './reveal-block.styles.ts';

/** E.g. `8.5%`, `12 people`, as the language writes it. */
const withUnit = (value: number, unit: string): string =>
  words.reveal.amount(value, unit === '%' ? 'percent' : unit);

/** A figure to guess before it is shown. The guess stays in memory. */
export class RevealBlock extends BlockElement<RevealModel> {
  static override styles = [blockStyles, styles];

  @query('.result') private result!: HTMLElement | null;
  @query('#range') private range!: HTMLInputElement | null;
  @query('#typed') private typed!: HTMLInputElement | null;
  @state() private guess: number | undefined;
  @state() private shown = false;
  @state() private error = '';

  readonly #slid = (): void => {
    this.guess = this.range?.valueAsNumber;
    this.error = '';
  };

  #typed(): void {
    this.guess = typedGuess(this.typed?.value ?? '', this.model);
    this.error = '';
  }

  async #show(): Promise<void> {
    const { min, max, unit } = this.model;
    if (this.guess === undefined) {
      const isTyped = this.typed?.value !== '' || this.typed.validity.badInput;
      this.error = isTyped
        ? words.reveal.outOfRange(withUnit(min, unit), withUnit(max, unit))
        : words.reveal.guessFirst;
      // If the description appears after the focus, screen readers omit it or read the field twice.
      await nextPaint();
      (isTyped ? this.typed : this.range)?.focus();
      return;
    }
    await this.#reveal();
  }

  async #skip(): Promise<void> {
    this.guess = undefined;
    await this.#reveal();
  }

  async #reveal(): Promise<void> {
    this.error = '';
    this.shown = true;
    await this.updateComplete;
    this.result?.focus();
  }

  async #again(): Promise<void> {
    this.shown = false;
    await this.updateComplete;
    this.range?.focus();
  }

  #guessing(): TemplateResult {
    const { question, min, max, step, unit } = this.model;
    const { guess, error } = this;
    const said = guess === undefined ? words.slider.unanswered : withUnit(guess, unit);
    return html`<fieldset>
        <legend id="asked">${question}</legend>
        <div class="guess">
          <div>
            <label for="range">${words.reveal.guess}</label>
            <input
              id="range"
              type="range"
              class=${guess === undefined ? 'unanswered' : ''}
              min=${min}
              max=${max}
              step=${step}
              .value=${live(String(guess ?? (min + max) / 2))}
              aria-valuetext=${said}
              aria-describedby=${error === '' ? nothing : 'error'}
              @input=${this.#slid}
              @click=${this.#slid}
              @keydown=${rangeKeys(this.#slid)}
            />
            <p class="ends" aria-hidden="true">
              <span>${withUnit(min, unit)}</span><span>${withUnit(max, unit)}</span>
            </p>
          </div>
          <div>
            <label for="typed">${words.reveal.typed}</label>
            <div class="typed">
              <input
                id="typed"
                type="number"
                inputmode="decimal"
                min=${min}
                max=${max}
                step="any"
                aria-invalid=${error === '' ? nothing : 'true'}
                aria-describedby=${error === '' ? nothing : 'error'}
                @input=${this.#typed}
              />
              ${unit}
            </div>
          </div>
        </div>
        <p id="error" class="error" ?hidden=${error === ''}>${error}</p>
      </fieldset>
      <div class="actions">
        <button class="primary" aria-describedby="asked" @click=${this.#show}>${words.reveal.show}</button>
        <button class="quiet" aria-describedby="asked" @click=${this.#skip}>${words.reveal.skip}</button>
      </div>`;
  }

  #bar(label: string, value: number, name: string): TemplateResult {
    return html`<div class=${name}>
      <dt>${label}</dt>
      <dd ?data-private=${name === 'guessed'}>${withUnit(value, this.model.unit)}</dd>
      <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
        <rect class="bar" width=${barLength(value, this.model)} height="10" />
      </svg>
    </div>`;
  }

  #revealed(): TemplateResult {
    const { question, answer, text } = this.model;
    const { guess } = this;
    return html`<div class="result" tabindex="-1">
        <p class="asked">${question}</p>
        ${
          guess === undefined
            ? nothing
            : html`<p class="compared" data-private>${words.reveal.compared[compared(guess, this.model)]}</p>`
        }
        <dl>
          ${guess === undefined ? nothing : this.#bar(words.reveal.yourGuess, guess, 'guessed')}
          ${this.#bar(words.reveal.figure, answer, 'figure')}
        </dl>
        <div class="text">${text}</div>
      </div>
      <div class="actions">
        <button @click=${this.#again}>${words.reveal.again}</button>
      </div>`;
  }

  protected override updated(): void {
    // A number being typed (`8.`) must not be overwritten; one set by the slider is shown.
    const { typed, guess } = this;
    if (!typed || this.shadowRoot?.activeElement === typed || this.error !== '') return;
    const value = guess === undefined ? '' : String(guess);
    if (guess !== undefined && typed.value !== value) typed.value = value;
  }

  override render(): unknown {
    return html`<div class="panel">${this.shown ? this.#revealed() : this.#guessing()}</div>`;
  }
}

customElements.define('reveal-block', RevealBlock);
