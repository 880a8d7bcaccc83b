import type { TemplateResult } from 'lit';
import { css, html, nothing } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { words } from '../../locale/later-words.ts';
import { emit } from '../../ui/emit.ts';
import { blockStyles } from '../block.styles.ts';
import { BlockElement } from '../block-element.ts';
import type { CourseFacts } from '../block-inputs.ts';
import { tickIcon } from '../../ui/icons.ts';
import { nextPaint } from '../../ui/painted.ts';
import type { AcknowledgementModel } from './model.ts';
import { inOneLine } from '../../course/rich.ts';

/**
 * A statement to confirm, with the version of its words.
 *
 * @fires course-acknowledged - The learner has confirmed it.
 */
export class AcknowledgementBlock extends BlockElement<AcknowledgementModel> {
  static override styles = [
    blockStyles,
    css`
      .panel {
        border-color: var(--line);
        background: none;
      }
      .given {
        margin-block-start: var(--space-4);
      }
    `,
  ];

  /** Holds what the learner confirmed before. */
  @property({ attribute: false }) facts!: CourseFacts;

  @query('.given') private givenLine!: HTMLElement | null;
  @query('input') private box!: HTMLInputElement | null;
  @state() private given = '';
  @state() private error = '';

  async #give(): Promise<void> {
    if (!this.box?.checked) {
      this.error = words.acknowledgement.tickFirst;
      // If the description appears after the focus, screen readers omit it or read the field twice.
      await nextPaint();
      this.box?.focus();
      return;
    }
    const { id, version, text } = this.model;
    this.given = version;
    emit(this, 'course-acknowledged', {
      version,
      answer: {
        id,
        kept: 'a',
        response: { type: 'choice', chosen: ['a'], right: [] },
        result: 'neutral',
        description: inOneLine(text),
      },
    });
    await this.updateComplete;
    this.givenLine?.focus();
  }

  #toGive(): TemplateResult {
    const { error } = this;
    const { agree, give, changed, notGiven } = words.acknowledgement;
    if (this.review) return html`<p class="hint">${notGiven}</p>`;
    return html`${this.facts.acknowledged.get(this.model.id) === undefined ? nothing : html`<p class="hint">${changed}</p>`}
      <label class="option">
        <input
          type="checkbox"
          aria-invalid=${error === '' ? nothing : 'true'}
          aria-describedby=${error === '' ? nothing : 'error'}
          @change=${() => (this.error = '')}
        />
        <span>${agree}</span>
      </label>
      <p id="error" class="error" ?hidden=${error === ''}>${error}</p>
      <div class="actions"><button class="primary" @click=${this.#give}>${give}</button></div>`;
  }

  override render(): unknown {
    const { id, version, text } = this.model;
    const isGiven = this.facts.acknowledged.get(id) === version || this.given === version;
    return html`<div class="panel">
      ${text}
      ${
        isGiven
          ? html`<p class="verdict good given" tabindex="-1">
              ${tickIcon}${words.acknowledgement.given(version)}
            </p>`
          : this.#toGive()
      }
    </div>`;
  }
}

customElements.define('acknowledgement-block', AcknowledgementBlock);
