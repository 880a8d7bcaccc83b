import type { PropertyValues } from 'lit';
import { LitElement, css, html, nothing } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { completionRecord } from '../../course/completion-record.ts';
import type { CompletionRecord } from '../../course/completion-record.ts';
import type { Course } from '../../course/course.ts';
import { momentOf } from '../../course/moment.ts';
import { words } from '../../locale/later-words.ts';
import type { Session } from '../../session/session.ts';
import { paper } from '../../ui/paper.styles.ts';
import { printSheet } from '../../ui/print-sheet.ts';
import { saveFile } from '../../ui/save-file.ts';
import { controls, prose } from '../../ui/shared.styles.ts';
import { recordSheet, recordStyles } from './record-sheet.ts';

/**
 * The completion record, shown on request: to read, to print, and as a file.
 *
 * @fires course-print - The learner prints it.
 */
export class RecordView extends LitElement {
  static override styles = [
    prose,
    controls,
    recordStyles,
    css`
      p[role='status']:empty {
        display: none;
      }
    `,
  ];

  @property({ attribute: false }) course!: Course;
  @property({ attribute: false }) session!: Session;
  /** The clock, in ms since 1970. */
  @property({ attribute: false }) now = (): number => Date.now();

  @query('h3') private heading!: HTMLElement | null;
  @state() private record: CompletionRecord | undefined;
  @state() private outcome = '';

  /** Shows the current record, and focuses its heading. */
  async open(): Promise<void> {
    this.record = this.#made();
    this.outcome = '';
    await this.updateComplete;
    this.heading?.focus();
    this.heading?.scrollIntoView({ block: 'start' });
  }

  /** The record of an earlier time is shown no longer. */
  reset(): void {
    this.record = undefined;
    this.outcome = '';
  }

  #made(): CompletionRecord {
    const { course, session } = this;
    return completionRecord(course, session.progress, session.learner.name, momentOf(this.now()));
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    // In another language.
    if (this.record && changed.has('course')) this.record = this.#made();
  }

  async #print(record: CompletionRecord): Promise<void> {
    this.outcome = '';
    const isPrinted = await printSheet(this, recordSheet(record), [prose, recordStyles, paper]);
    if (!isPrinted) this.outcome = words.printing.refused;
  }

  #save(record: CompletionRecord): void {
    saveFile(
      `${record.course.id}-completion-record.json`,
      'application/json',
      JSON.stringify(record, undefined, 2),
    );
    this.outcome = words.record.saved;
  }

  override render(): unknown {
    const { record } = this;
    if (!record) return html`<button @click=${() => this.open()}>${words.record.show}</button>`;
    return html`${recordSheet(record)}
      <div class="actions">
        <button @click=${() => this.#print(record)}>${words.printing.print}</button>
        <button @click=${() => this.#save(record)}>${words.record.save}</button>
      </div>
      <p role="status">${this.outcome || nothing}</p>`;
  }
}

customElements.define('record-view', RecordView);

declare global {
  interface HTMLElementTagNameMap {
    'record-view': RecordView;
  }
}
