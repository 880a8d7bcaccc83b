import type { PropertyValues, TemplateResult } from 'lit';
import { LitElement, css, html } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { words } from '../locale/words.ts';
import { announce } from '../ui/announce.ts';
import { lockIcon } from '../ui/icons.ts';
import { details } from './block.styles.ts';
import type { PrivateNotes } from './private-notes.ts';
import { controls, prose } from '../ui/shared.styles.ts';

/** Lets the learner keep the private notes on this device after the visit, or delete them. */
export class KeepNotes extends LitElement {
  static override styles = [
    prose,
    controls,
    details,
    css`
      :host {
        display: block;
        max-width: var(--measure);
        margin-block-start: var(--space-4);
        font-size: var(--text-s);
      }
      .body {
        padding: var(--space-4);
        border-radius: var(--radius);
        background: var(--ground-2);
      }
      .body p {
        margin: 0 0 var(--space-3);
      }
      .outcome {
        font-weight: 600;
      }
      @media (forced-colors: active) {
        .body {
          border: 1px solid CanvasText;
        }
      }
      @media print {
        :host {
          display: none;
        }
      }
    `,
  ];

  @property({ attribute: false }) notes!: PrivateNotes;
  /** Whether the notes are kept, as the block around it last saw: a change makes this element render again. */
  @property({ type: Boolean }) kept = false;

  @query('.outcome') private outcomeLine!: HTMLElement;
  @state() private outcome = '';

  async #tell(outcome: string): Promise<void> {
    this.outcome = outcome;
    this.kept = this.notes.kept;
    await this.updateComplete;
    this.outcomeLine.focus();
  }

  #keep(): Promise<void> {
    return this.#tell(this.notes.keep() ? words.privateNotes.kept : words.privateNotes.refused);
  }

  #erase(): Promise<void> {
    this.notes.erase();
    return this.#tell(words.privateNotes.erased);
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('kept') && this.notes.isBehind) announce(words.privateNotes.refused);
  }

  override render(): unknown {
    const { title, titleKept, warning, keep, erase, refused } = words.privateNotes;
    const { isBehind } = this.notes;
    const outcome = isBehind ? refused : this.outcome;
    // Older answers may still be on the device.
    const canErase = this.kept || isBehind;
    return html`<details ?open=${isBehind}>
      <summary>${this.kept ? titleKept : title}</summary>
      <div class="body">
        <p class="outcome" tabindex="-1" ?hidden=${outcome === ''}>${outcome}</p>
        <p>${warning}</p>
        <button @click=${canErase ? this.#erase : this.#keep}>${canErase ? erase : keep}</button>
      </div>
    </details>`;
  }
}

customElements.define('keep-notes', KeepNotes);

/** Says that an answer is private. Its id is `privacy`, for the controls that it describes. Needs `fields` styles. */
export const privacyNote = (): TemplateResult =>
  html`<p id="privacy" class="hint private" data-unread>${lockIcon}${words.privateNotes.note}</p>`;

/** Consent to keep private answers on this device, and their deletion. */
export const keepNotes = (notes: PrivateNotes): TemplateResult =>
  html`<keep-notes .notes=${notes} .kept=${notes.kept}></keep-notes>`;
