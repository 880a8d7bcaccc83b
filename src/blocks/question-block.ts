import type { TemplateResult } from 'lit';
import { html } from 'lit';
import { state } from 'lit/decorators.js';
import type { Answer } from '../course/interaction.ts';
import { words } from '../locale/words.ts';
import { emit } from '../ui/emit.ts';
import { nextPaint } from '../ui/painted.ts';
import { BlockElement } from './block-element.ts';

/**
 * A practice question: the learner checks an answer, reads the feedback and may change the answer any number of times.
 *
 * @fires block-answered - The learner has checked an answer.
 */
export abstract class QuestionBlock<Model> extends BlockElement<Model> {
  @state() protected checked = false;
  @state() protected error = '';

  /** The error that names what is unanswered, and the field to focus; undefined if all is answered. */
  protected abstract get missing(): { readonly error: string; readonly field: string } | undefined;

  protected abstract get answer(): Answer;

  protected async check(): Promise<void> {
    const { missing } = this;
    if (missing) {
      this.error = missing.error;
      // If the description appears after the focus, screen readers omit it or read the field twice.
      await nextPaint();
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

  /** One button for both: if the focused element is removed, a screen reader (Orca) may not announce the new focus. */
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
