import type { TemplateResult } from 'lit';
import { html } from 'lit';
import { state } from 'lit/decorators.js';
import type { Answer } from '../course/interaction.ts';
import { words } from '../locale/words.ts';
import { emit } from '../ui/emit.ts';
import { painted } from '../ui/painted.ts';
import { BlockElement } from './block-element.ts';

/**
 * A practice question: check the answer, read the feedback, change the answer as often as you like.
 *
 * @fires block-answered - The learner has checked an answer.
 */
export abstract class QuestionBlock<Model> extends BlockElement<Model> {
  @state() protected checked = false;
  @state() protected error = '';

  /** The error for a missing answer, and the field to move to; undefined if everything is answered. */
  protected abstract get missing(): { readonly error: string; readonly field: string } | undefined;

  /** What the learner has answered. */
  protected abstract get answer(): Answer;

  protected async check(): Promise<void> {
    const { missing } = this;
    if (missing) {
      this.error = missing.error;
      // If the description comes after the focus, the field is read without it, or twice.
      await painted();
      this.#focus(missing.field);
      return;
    }
    this.checked = true;
    emit(this, 'block-answered', this.answer);
    await this.updateComplete;
    this.#focus('[tabindex="-1"]');
  }

  protected async change(): Promise<void> {
    this.checked = false;
    await this.updateComplete;
    this.#focus('input:checked');
  }

  /** One button for both: if the focus moves because its element disappears, a screen reader (Orca) may say nothing. */
  protected checkButton(): TemplateResult {
    const { checked } = this;
    return html`<button
      class=${checked ? '' : 'primary'}
      ?hidden=${this.review}
      @click=${checked ? this.change : this.check}
    >
      ${checked ? words.tryAgain : words.check}
    </button>`;
  }

  #focus(selector: string): void {
    this.shadowRoot?.querySelector<HTMLElement>(selector)?.focus();
  }
}
