import { LitElement, html } from 'lit';
import { query, state } from 'lit/decorators.js';
import { controls, prose } from '../ui/shared.styles.ts';
import { words } from '../locale/device-words.ts';
import { styles } from './device-panel.styles.ts';

/** Erases everything, once the learner has confirmed. */
export class EraseDevice extends LitElement {
  static override styles = [prose, controls, styles];

  @query('.asks') private question!: HTMLElement | null;
  @query('button') private button!: HTMLButtonElement;
  @query('.outcome') private outcomeLine!: HTMLElement;
  @state() private stage: 'idle' | 'asking' | 'erasing' | 'failed' = 'idle';

  eraseAll!: () => Promise<void>;

  async #ask(): Promise<void> {
    this.stage = 'asking';
    await this.updateComplete;
    this.question?.focus();
  }

  async #keep(): Promise<void> {
    this.stage = 'idle';
    await this.updateComplete;
    this.button.focus();
  }

  async #erase(): Promise<void> {
    await this.#say('erasing');
    try {
      await this.eraseAll();
    } catch {
      await this.#say('failed');
    }
  }

  async #say(stage: 'erasing' | 'failed'): Promise<void> {
    this.stage = stage;
    await this.updateComplete;
    this.outcomeLine.focus();
  }

  override render(): unknown {
    const { erase } = words;
    if (this.stage === 'erasing') return html`<p class="outcome" tabindex="-1">${erase.erasing}</p>`;
    if (this.stage === 'failed') return html`<p class="outcome error" tabindex="-1">${erase.failed}</p>`;
    if (this.stage === 'idle')
      return html`<button class="danger" @click=${this.#ask}>${erase.button}</button>`;
    return html`<div class="asks" role="group" aria-labelledby="title" aria-describedby="text" tabindex="-1">
      <h4 id="title">${erase.title}</h4>
      <p id="text">${erase.text}</p>
      <div class="actions">
        <button class="danger" @click=${this.#erase}>${erase.confirm}</button>
        <button class="quiet" @click=${this.#keep}>${erase.keep}</button>
      </div>
    </div>`;
  }
}

customElements.define('erase-device', EraseDevice);
