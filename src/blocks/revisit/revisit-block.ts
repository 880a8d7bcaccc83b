import type { TemplateResult } from 'lit';
import { css, html } from 'lit';
import { property } from 'lit/decorators.js';
import { words } from '../../locale/later-words.ts';
import { dateInWords } from '../../ui/date-in-words.ts';
import { fields } from '../../ui/field.styles.ts';
import { blockStyles } from '../block.styles.ts';
import type { CourseFacts } from '../block-inputs.ts';
import { keepNotes, privacyNote } from '../keep-notes.ts';
import { longText } from '../long-text.ts';
import type { Needed } from '../plan/plan.ts';
import { readPlan, serializePlan } from '../plan/plan.ts';
import { planSheet, sheetStyles } from '../plan/plan-sheet.ts';
import { PrivateBlock } from '../private-block.ts';
import type { RevisitModel } from './model.ts';

/**
 * A plan made in another course, to look at again and change if necessary: as the learner kept it on this device, or
 * from memory.
 *
 * @fires course-announce - The room left in a box, when it gets short.
 */
export class RevisitBlock extends PrivateBlock<RevisitModel> {
  static override styles = [
    blockStyles,
    fields,
    sheetStyles,
    css`
      .sheet {
        margin-block: var(--space-4);
      }
    `,
  ];

  /** Gives the language of dates. */
  @property({ attribute: false }) facts!: CourseFacts;

  /** The plan's own id: both courses share its note. */
  protected override get noteId(): string {
    return this.model.plan;
  }

  #half(field: Needed): TemplateResult {
    const plan = readPlan(this.note);
    return longText({
      id: field,
      label: field === 'cue' ? words.plan.cue : words.plan.action,
      rows: 2,
      value: plan[field],
      describedBy: 'privacy',
      write: (text) => (this.note = serializePlan({ ...readPlan(this.note), [field]: text })),
    });
  }

  override render(): unknown {
    return html`<p>${this.model.prompt}</p>
      ${privacyNote()} ${planSheet(readPlan(this.note), (day) => dateInWords(day, this.facts.language))}
      <p class="hint">${words.revisit.hint}</p>
      ${this.#half('cue')} ${this.#half('action')} ${keepNotes(this.notes)}`;
  }
}

customElements.define('revisit-block', RevisitBlock);
