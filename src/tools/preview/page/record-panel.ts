import { html, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import { recordExportButtons, recordCsv } from './export-record.ts';
import type { Attempt } from './attempts.ts';
import type { Learner, LearnerRecord } from './learner-record.ts';
import { LightElement } from './light-element.ts';
import { figures, interactions, inWords, objectives, suspendData } from './record-tables.ts';
import type { RecordView } from './record-view.ts';
import type { LmsSession } from './session.ts';

/** What an LMS's report would show about this learner. */
export class LmsRecordPanel extends LightElement {
  /** The name of exported files, e.g. `scorm12-ada`. */
  @property() name = '';

  /** The course's title in the package. */
  @property() course = '';

  @property({ attribute: false }) learner!: Learner;

  @property({ attribute: false }) shown: Attempt = {};

  @property({ attribute: false }) view: RecordView | undefined;

  @property({ type: Boolean }) isFailing = false;

  protected override render() {
    const { view, learner, course } = this;
    const { record } = this.shown;
    if (view === undefined) {
      return html`<h2>Nothing recorded yet</h2>
        <p>Launch the package: what it tells the LMS about ${learner.name} appears here at once.</p>`;
    }
    return html`
      ${this.#state()} ${figures(view)} ${objectives(view)} ${interactions(view)} ${suspendData(view)}
      ${recordExportButtons(
        this.name,
        () => ({ learner, title: course, ...record }),
        () => recordCsv(view),
        record === undefined,
      )}
    `;
  }

  #state() {
    const { session, record } = this.shown;
    const attempt = session?.beginning ?? record;
    const where =
      attempt === undefined ? '' : `attempt ${attempt.attempt}, session ${Math.max(1, attempt.session)}`;
    const notice = session?.state === 'cut' ? '' : (session?.beginning.notice ?? '');
    return html`
      <p class="state">
        <strong>${stateInWords(session, record)}</strong>
        <span class="muted">${this.learner.name}, ${where}</span>
      </p>
      <p class="saved" data-saved=${(session?.unsaved ?? 0) === 0 && !this.isFailing}>${this.#saved()}</p>
      ${notice === '' ? nothing : html`<p class="notice">${notice}</p>`}
    `;
  }

  #saved(): string {
    const { session, record } = this.shown;
    if (this.isFailing) return 'Not stored: the server does not answer. It is tried again.';
    if (session !== undefined && session.state !== 'cut' && session.options.mode !== 'normal') {
      return 'Nothing of this session is kept.';
    }
    const unsaved = session?.state === 'cut' ? 0 : (session?.unsaved ?? 0);
    if (unsaved > 0)
      return unsaved === 1 ? '1 value not committed yet' : `${unsaved} values not committed yet`;
    if (record === undefined) return 'Nothing committed yet';
    const times = record.commits === 1 ? '1 commit' : `${record.commits} commits`;
    return `Committed at ${inWords(record.savedAt)} · ${times}`;
  }
}

customElements.define('lms-record-panel', LmsRecordPanel);

function stateInWords(session: LmsSession | undefined, record: LearnerRecord | undefined): string {
  switch (session?.state) {
    case 'waiting':
      return 'Launched; the course has not called Initialize yet';
    case 'open':
      return 'Session open';
    case 'finished':
      return 'Session finished';
    case 'cut':
      return 'Cut off';
    case undefined:
      return record?.state === 'open' ? 'The last session was never finished' : 'No session';
  }
}
