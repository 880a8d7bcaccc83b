import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import type { InteractionView, ObjectiveView, RecordView } from './record-view.ts';
import { duration } from './record-view.ts';

/** The record's values, labelled as in a report. */
export function figures(view: RecordView): TemplateResult {
  const { raw, min, max, scaled } = view.score;
  const range = min === '' && max === '' ? '' : ` (${min || '?'} to ${max || '?'})`;
  return figureList([
    ...(view.status === '' ? [] : [['Status', pill(view.status)] as const]),
    ['Completion', pill(view.completion)],
    ['Success', pill(view.success)],
    ['Score', raw === '' ? absent : `${raw}${range}${scaled === '' ? '' : `, scaled ${scaled}`}`],
    ...(view.status === ''
      ? [['Progress', view.progress === '' ? absent : progress(Number(view.progress))] as const]
      : []),
    ['Location', view.location === '' ? absent : html`<code>${view.location}</code>`],
    ['Session time', duration(view.sessionTime)],
    ['Total time', duration(view.totalTime)],
    ['Entry · exit', `${view.entry || '(empty)'} · ${view.exit || '(empty)'}`],
    ['Mode · credit', `${view.mode} · ${view.credit}`],
  ]);
}

export const figureList = (rows: readonly (readonly [name: string, value: unknown])[]): TemplateResult =>
  html`<dl class="figures">
    ${rows.map(
      ([name, value]) =>
        html`<div>
          <dt>${name}</dt>
          <dd>${value}</dd>
        </div>`,
    )}
  </dl>`;

const absent = html`<span class="muted">not recorded</span>`;

function pill(status: string): TemplateResult {
  const kind = { completed: 'good', passed: 'good', failed: 'bad', incomplete: 'open' }[status] ?? '';
  return status === '' ? absent : html`<span class="pill ${kind}">${status}</span>`;
}

function progress(share: number): TemplateResult {
  const percent = Math.round(share * 100);
  return html`<progress max="100" .value=${percent} aria-label="Progress"></progress> ${percent} %`;
}

export function objectives(view: RecordView): TemplateResult {
  const row = (each: ObjectiveView) =>
    html`<tr>
      <th scope="row">${each.description || each.id}${each.description === '' ? nothing : small(each.id)}</th>
      <td>${each.status === '' ? absent : each.status}</td>
      <td>${each.score === '' ? '–' : each.score}</td>
    </tr>`;
  return table('Objectives', ['Objective', 'Status', 'Score'], view.objectives.map(row));
}

export function interactions(view: RecordView): TemplateResult {
  const row = (each: InteractionView) =>
    html`<tr>
      <th scope="row">
        ${each.description || each.id}${small(each.description === '' ? each.type : `${each.id} · ${each.type}`)}
      </th>
      <td><code>${each.response || '–'}</code></td>
      <td><code>${each.right || '–'}</code></td>
      <td>${mark(each.result)}</td>
      <td>${clock(each.time)}${small(duration(each.latency))}</td>
    </tr>`;
  const heads = ['Question', 'Response', 'Right', 'Result', 'Time, latency'];
  return table('Interactions', heads, view.interactions.map(row).reverse());
}

/** The course's suspend data, and how much of the limit they use. */
export function suspendData(view: RecordView): TemplateResult {
  const { length } = view.suspendData;
  const [size, limit] = [length.toLocaleString('en-GB'), view.suspendLimit.toLocaleString('en-GB')];
  return html`<h2>Suspend data</h2>
    <p class="meter">
      <meter
        max=${view.suspendLimit}
        high=${view.suspendLimit * 0.8}
        .value=${length}
        aria-label="Suspend data used"
      ></meter>
      ${size} of ${limit} characters
    </p>
    ${
      length === 0
        ? nothing
        : html`<details>
            <summary>Show it</summary>
            <pre tabindex="0" aria-label="Suspend data">${view.suspendData}</pre>
          </details>`
    }`;
}

/** A table below its name and number of rows. */
function table(name: string, heads: readonly string[], rows: readonly TemplateResult[]): TemplateResult {
  const title = html`<h2>${name} <span class="count">${rows.length}</span></h2>`;
  if (rows.length === 0)
    return html`${title}
      <p class="muted">None.</p>`;
  return html`${title}
    <div class="scroll" role="region" aria-label=${name} tabindex="0">
      <table>
        <thead>
          <tr>
            ${heads.map((head) => html`<th scope="col">${head}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${rows}
        </tbody>
      </table>
    </div>`;
}

function small(words: string) {
  return words === '' ? nothing : html`<span class="small">${words}</span>`;
}

function mark(result: string) {
  if (result === 'correct') return html`<span class="good">✓ correct</span>`;
  return result === 'wrong' || result === 'incorrect'
    ? html`<span class="bad">✗ ${result}</span>`
    : result || '–';
}

/** The day and the time of an ISO 8601 time stamp; SCORM 1.2 has only the time of day. */
function clock(time: string): string {
  const [, day = '', at = time || '–'] = /^(.*)T(\d{2}:\d{2}:\d{2})/.exec(time) ?? [];
  return `${day} ${at}`.trim();
}

/** `15 Jan 2027, 10:11:12`, with the date because the LMS's clock may move between entries. @param iso ISO 8601 */
export const inWords = (iso: string): string =>
  new Date(iso).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'medium' });
