import type { TemplateResult } from 'lit';
import { css, html } from 'lit';
import { state } from 'lit/decorators.js';
import { words } from '../../locale/later-words.ts';
import { fields } from '../../ui/field.styles.ts';
import { blockStyles } from '../block.styles.ts';
import { keepNotes, privacyNote } from '../keep-notes.ts';
import { longText } from '../long-text.ts';
import { planSentence, sheetStyles } from '../plan/plan-sheet.ts';
import type { Plan } from '../plan/plan.ts';
import { clause, emptyRequiredFields, readPlan } from '../plan/plan.ts';
import { PrivateBlock } from '../private-block.ts';
import type { RehearsalModel } from './model.ts';

/**
 * A rehearsal of the learner's plan: they write what they would say at that moment before the plan is shown again.
 *
 * @fires course-announce - The room left in the box, when it gets short.
 */
export class RehearsalBlock extends PrivateBlock<RehearsalModel> {
  static override styles = [
    blockStyles,
    fields,
    sheetStyles,
    css`
      .moment {
        max-width: none;
        margin-block-end: var(--space-3);
        font: 500 var(--text-l) / 1.35 var(--display);
        overflow-wrap: anywhere;
      }
      .sheet {
        margin-block-start: var(--space-4);
      }
    `,
  ];

  @state() private isShown = false;

  async #show(): Promise<void> {
    this.isShown = true;
    await this.updateComplete;
    this.shadowRoot?.querySelector<HTMLElement>('.sheet')?.focus();
  }

  #rehearsalForm(plan: Plan): TemplateResult {
    const { rehearsal } = words;
    return html`<p class="moment">${rehearsal.now} <bdi data-private>${clause(plan.cue)}</bdi>.</p>
      ${longText({
        id: 'said',
        label: this.model.prompt,
        rows: 2,
        value: this.note,
        describedBy: 'privacy',
        write: (text) => (this.note = text),
      })}
      ${
        this.isShown
          ? html`<section class="sheet" tabindex="-1" aria-labelledby="planned">
              <h3 id="planned">${rehearsal.planned}</h3>
              ${planSentence(plan)}
            </section>`
          : html`<div class="actions">
              <button class="primary" @click=${this.#show}>${rehearsal.show}</button>
            </div>`
      }
      ${privacyNote()} ${keepNotes(this.notes)}`;
  }

  override render(): unknown {
    const plan = readPlan(this.notes.get(this.model.from));
    return emptyRequiredFields(plan).length > 0
      ? html`<p>${words.rehearsal.noPlan}</p>`
      : this.#rehearsalForm(plan);
  }
}

customElements.define('rehearsal-block', RehearsalBlock);
