import { html, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import type { JsonObject } from '../lrs/json.ts';
import { at } from '../lrs/json.ts';
import type { Registration } from '../lrs/registration.ts';
import { isCmi5Defined, sessionOf } from '../lrs/statement-rules.ts';
import { explainVerb } from './explain.ts';
import { recordExportButtons, statementsCsv } from './export-record.ts';
import { LightElement } from './light-element.ts';
import { figureList, inWords } from './record-tables.ts';

const launchData = 'LMS.LaunchData';

/** The record store's contents for one registration: its state, every statement, every document. */
export class LmsStatementPanel extends LightElement {
  /** The name of exported files, e.g. `cmi5-ada`. */
  @property() name = '';

  @property({ attribute: false }) registration: Registration | undefined;

  protected override render() {
    const { registration } = this;
    if (registration === undefined) {
      return html`<h2>Nothing recorded yet</h2>
        <p>Launch the package: every statement that it sends appears here.</p>`;
    }
    const { statements, sessions, refused, states } = registration;
    return html`
      ${registration.standard === 'cmi5' ? satisfaction(registration) : nothing}
      ${figureList([
        ['Sessions', sessions.length],
        ['The last one', sessions.at(-1)?.state ?? 'none'],
        ['Statements', statements.length],
      ])}
      ${refused.length === 0 ? nothing : refusals(registration)}
      <h2>Statements <span class="count">newest first</span></h2>
      <ol class="calls" reversed role="list">
        ${statements.toReversed().map(row)}
      </ol>
      <h2>Documents</h2>
      ${Object.entries(states)
        .filter(([id]) => id !== launchData)
        .map(([id, { text }]) => document(id, text))}
      ${document(launchData, states[launchData]?.text ?? '')}
      ${recordExportButtons(
        this.name,
        () => registration,
        () => statementsCsv(registration),
      )}
    `;
  }
}

customElements.define('lms-statement-panel', LmsStatementPanel);

function refusals({ refused }: Registration) {
  return html`<h2>Refused <span class="count">${refused.length}</span></h2>
    <ol class="calls" role="list">
      ${refused.map(
        ({ request, status, why }) =>
          html`<li class="error">
            <code class="call"
              ><span class="method">${request}</span> <span class="answer">→ ${status}</span></code
            >
            <span class="bad">${why}</span>
          </li>`,
      )}
    </ol>`;
}

/** Whether the course has met the LMS's rule, which only cmi5 has. */
const satisfaction = ({ isSatisfied, moveOn, masteryScore }: Registration) =>
  html`<p class="state">
    <strong>${isSatisfied ? 'Satisfied' : 'Not satisfied yet'}</strong>
    <span class="muted"
      >moveOn ${moveOn}${masteryScore === undefined ? '' : `, mastery score ${masteryScore}`}</span
    >
  </p>`;

function row(statement: JsonObject) {
  const verb = String(at(statement, 'verb', 'id') ?? '');
  const session = sessionOf(statement);
  const kind = isCmi5Defined(statement) ? 'cmi5' : 'allowed';
  // Without cmi5, statements have no session.
  const of = session === undefined ? '' : ` · ${kind} · session ${String(session).slice(0, 8)}`;
  const time = inWords(String(statement['timestamp']));
  return html`<li>
    <span class="small">${time}${of}</span>
    <details>
      <summary>
        <code class="call">
          <span class="method">${verb.slice(verb.lastIndexOf('/') + 1)}</span>
          <span class="value">${about(statement)}</span>
        </code>
      </summary>
      <pre>${JSON.stringify(statement, null, 2)}</pre>
    </details>
    <span class="small">${explainVerb(verb)}</span>
  </li>`;
}

/** Details of a statement beyond its verb. */
function about(statement: JsonObject): string {
  const scaled = at(statement, 'result', 'score', 'scaled');
  if (scaled !== undefined) return String(scaled);
  const [, part = ''] = /\/(?:question|lesson)\/([^/]+)$/.exec(String(at(statement, 'object', 'id'))) ?? [];
  const response = at(statement, 'result', 'response');
  return [part, response === undefined ? '' : `“${String(response)}”`].filter(Boolean).join(' ');
}

function document(id: string, text: string) {
  if (text === '') return nothing;
  return html`<details>
    <summary><code>${id}</code> <span class="count">${text.length} characters</span></summary>
    <pre>${text}</pre>
  </details>`;
}
