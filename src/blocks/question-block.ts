import { state } from 'lit/decorators.js';
import type { Answer } from '../course/interaction.ts';
import { emit } from '../ui/emit.ts';
import { BlockElement } from './block-element.ts';

/**
 * A practice question: check, read what is said of the answer, change it as often as one likes.
 *
 * @fires block-answered - The learner has checked an answer.
 */
export abstract class QuestionBlock<Model> extends BlockElement<Model> {
  @state() protected checked = false;
  @state() protected error = '';

  /** What is still to be answered, in words, and the field to go to; undefined where all is. */
  protected abstract get missing(): { readonly error: string; readonly field: string } | undefined;

  /** What the learner has answered. */
  protected abstract get answer(): Answer;

  protected async check(): Promise<void> {
    const { missing } = this;
    if (missing) {
      this.error = missing.error;
      // What the field is described by is to be there when it is read.
      await this.updateComplete;
      this.#focus(missing.field);
      return;
    }
    // What has the focus is about to go: for that, the browser would lay out the page while it is half drawn.
    (this.shadowRoot?.activeElement as HTMLElement | null)?.blur();
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

  #focus(selector: string): void {
    this.shadowRoot?.querySelector<HTMLElement>(selector)?.focus();
  }
}
