import type { TemplateResult } from 'lit';
import { css, html, nothing } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { words } from '../../locale/later-words.ts';
import { blockStyles } from '../block.styles.ts';
import { BlockElement } from '../block-element.ts';
import { fields } from '../../ui/field.styles.ts';
import type { CourseFacts } from '../block-inputs.ts';
import { paper } from '../../ui/paper.styles.ts';
import { emit } from '../../ui/emit.ts';
import { printSheet } from '../../ui/print-sheet.ts';
import { prose } from '../../ui/shared.styles.ts';
import { certificateSheet, sheetStyles } from './certificate-sheet.ts';
import { spokenName } from './model.ts';
import type { CertificateModel } from './model.ts';

/** Kept as long as the page, so that the learner is not asked again when the screen is shown again. */
let nameTyped = '';

/**
 * A certificate to print once the course is completed; until then, a list of what is missing. A name that the
 * learner types stays in memory only.
 *
 * @fires course-print - The learner prints it.
 * @fires course-record - The learner wants to see the completion record.
 */
export class CertificateBlock extends BlockElement<CertificateModel> {
  static override styles = [
    blockStyles,
    fields,
    sheetStyles,
    css`
      .field {
        margin-block: 0 var(--space-5);
      }
      @media print {
        .field {
          display: none;
        }
      }
    `,
  ];

  /** What the certificate shows. */
  @property({ attribute: false }) facts!: CourseFacts;
  /** Tests replace it. */
  @property({ attribute: false }) now = (): Date => new Date();

  @query('.error') private errorLine!: HTMLElement | null;
  @state() private typedName = '';
  @state() private error = '';

  override connectedCallback(): void {
    super.connectedCallback();
    this.typedName = nameTyped;
  }

  #sheet(): TemplateResult {
    const { facts } = this;
    const name = spokenName(facts.learnerName) || this.typedName.trim();
    return certificateSheet({ text: this.model.text, facts, name, today: this.now() });
  }

  #type({ target }: Event): void {
    this.typedName = (target as HTMLInputElement).value;
    nameTyped = this.typedName;
  }

  async #print(): Promise<void> {
    this.error = '';
    if (await printSheet(this, this.#sheet(), [prose, sheetStyles, paper])) return;
    this.error = words.printing.refused;
    await this.updateComplete;
    this.errorLine?.focus();
  }

  #nameField(): TemplateResult {
    return html`<div class="field">
      <label for="name">${words.certificate.name}</label>
      <p id="name-hint" class="hint">${words.certificate.nameHint}</p>
      <input
        id="name"
        type="text"
        dir="auto"
        autocomplete="name"
        aria-describedby="name-hint"
        .value=${this.typedName}
        @input=${this.#type}
      />
    </div>`;
  }

  override render(): unknown {
    const { completed, missing, learnerName } = this.facts;
    if (!completed) {
      return html`<div class="panel">
        <p>${words.certificate.missing}</p>
        <ul>
          ${missing.map((one) => html`<li>${words.certificate.toDo[one]}</li>`)}
        </ul>
      </div>`;
    }
    return html`${learnerName.trim() === '' ? this.#nameField() : nothing} ${this.#sheet()}
      <p class="error" tabindex="-1" ?hidden=${this.error === ''}>${this.error}</p>
      <div class="actions">
        <button class="primary" @click=${this.#print}>${words.printing.print}</button>
        <button class="quiet" @click=${() => emit(this, 'course-record', undefined)}>
          ${words.record.title}
        </button>
      </div>`;
  }
}

customElements.define('certificate-block', CertificateBlock);
