import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Answer, Attempt, Evidence, Question } from '../read/model.ts';
import type { LearnerRecord } from '../read/records.ts';
import { isCompleted } from '../read/records.ts';
import type { Filter, Shown } from './filter.ts';
import type { ReportApp } from './report-app.ts';

/** Made by the build from the course. */
declare const COURSE: { readonly version: string; readonly digest: string };

const perPage = 100;

const shownNames: Readonly<Record<Shown, string>> = {
  all: 'everybody',
  unfinished: 'not completed',
  finished: 'completed',
  failed: 'not passed',
  due: 'due for renewal',
  unacknowledged: 'no acknowledgement recorded',
};

export function learnersView(
  app: ReportApp,
  questions: ReadonlyMap<string, Question>,
  today: string,
): TemplateResult {
  const { filter, merged, shown } = app;
  const set = (change: Partial<Filter>): void => void (app.filter = { ...filter, page: 0, ...change });
  const pages = Math.max(1, Math.ceil(shown.length / perPage));
  const value = (event: Event): string => (event.target as HTMLInputElement | HTMLSelectElement).value;
  const count = (test: (record: LearnerRecord) => boolean): string =>
    shown.filter(test).length.toLocaleString('en-GB');
  return html`<form class="filters" @submit=${(event: Event) => event.preventDefault()}>
      <label
        >Find
        <input type="search" .value=${filter.text} @input=${(event: Event) => set({ text: value(event) })}
      /></label>
      <label
        >Course
        <select @change=${(event: Event) => set({ activity: value(event) })}>
          <option value="">all</option>
          ${merged.activities.map((name) => html`<option .selected=${filter.activity === name}>${name}</option>`)}
        </select></label
      >
      ${
        merged.versions.length === 0
          ? nothing
          : html`<label
              >Version
              <select @change=${(event: Event) => set({ version: value(event) })}>
                <option value="">any</option>
                ${merged.versions.map((name) => html`<option .selected=${filter.version === name}>${name}</option>`)}
              </select></label
            >`
      }
      <label
        >Show
        <select @change=${(event: Event) => set({ shown: value(event) as Shown })}>
          ${Object.entries(shownNames).map(
            ([name, label]) =>
              html`<option value=${name} .selected=${filter.shown === name}>${label}</option>`,
          )}
        </select></label
      >
      <label
        >Renew after, months
        <input
          type="number"
          min="0"
          max="120"
          .value=${String(app.renewAfter)}
          @change=${(event: Event) => (app.renewAfter = Number(value(event)))}
      /></label>
      <label
        >Pass mark, where only a score is known
        <input
          type="number"
          min="1"
          max="100"
          .value=${String(app.passMark)}
          @change=${(event: Event) => (app.passMark = Number(value(event)))}
      /></label>
    </form>
    <dl class="figures">
      ${(
        [
          ['records', () => true],
          [
            filter.version === '' ? 'completed' : `completed ${filter.version}`,
            (record) => isCompleted(record, filter.version),
          ],
          ['passed', ({ passed }) => passed === true],
          ['never opened', ({ attempts, score }) => attempts.length === 0 && score === undefined],
          ['due for renewal', ({ due }) => due !== undefined && due <= today],
          ['acknowledged', ({ acknowledgements }) => acknowledgements.length > 0],
        ] satisfies [string, (record: LearnerRecord) => boolean][]
      ).map(
        ([name, test]) =>
          html`<div>
            <dt>${name}</dt>
            <dd>${count(test)}</dd>
          </div>`,
      )}
    </dl>
    <div class="plot">
      <canvas
        id="scores"
        role="img"
        aria-label="How many learners have which best score; the table has each"
      ></canvas>
    </div>
    <div class="wide" tabindex="0" role="region" aria-label="Learners">
      <table>
        <thead>
          <tr>
            ${[
              'Learner',
              'Course',
              'Completed',
              'Passed',
              'Best score',
              'Attempts',
              'Acknowledged',
              'Renew by',
            ].map((name) => html`<th scope="col">${name}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${repeat(
            shown.slice(filter.page * perPage, (filter.page + 1) * perPage),
            // A row that was opened stays the same learner's.
            ({ activity, learner }) => JSON.stringify([activity, learner]),
            (record) => row(record, questions, today),
          )}
        </tbody>
      </table>
    </div>
    ${shown.length === 0 ? html`<p>No learner fits what is chosen above.</p>` : nothing}
    ${
      pages === 1
        ? nothing
        : html`<p class="pages">
            <button ?disabled=${filter.page === 0} @click=${() => set({ page: filter.page - 1 })}>
              Previous
            </button>
            ${filter.page + 1} of ${pages}
            <button ?disabled=${filter.page + 1 >= pages} @click=${() => set({ page: filter.page + 1 })}>
              Next
            </button>
          </p>`
    }`;
}

const shortDate = (date: string | undefined): string => (date ?? '').replace('T', ' ').slice(0, 16);

function row(record: LearnerRecord, questions: ReadonlyMap<string, Question>, today: string): TemplateResult {
  const { learner, due } = record;
  const versions = record.evidence.filter(({ completedOn }) => completedOn !== undefined);
  const said = (value: boolean | undefined): string =>
    value === undefined ? 'not said' : value ? 'yes' : 'no';
  return html`<tr>
    <th scope="row">
      ${
        record.attempts.length === 0 && record.acknowledgements.length === 0 && record.evidence.length === 0
          ? html`<bdi>${learner.name}</bdi>`
          : html`<details>
              <summary><bdi>${learner.name}</bdi></summary>
              ${record.evidence.map((one) => html`<p>${one.text} <small>${contentNote(one)}</small></p>`)}
              ${record.acknowledgements.map(
                (given) =>
                  html`<p>
                    Acknowledged “${given.id}”, version ${given.version}, ${shortDate(given.when)}:
                    <q>${given.words ?? 'the words are not in this export'}</q>
                  </p>`,
              )}
              ${record.attempts.map((attempt) => attemptView(attempt, questions))}
            </details>`
      }
      <small>${[learner.email, learner.id].filter(Boolean).join(', ')}</small>
    </th>
    <td>${record.activity}</td>
    <td>
      ${record.completed === true ? shortDate(record.completedOn) || 'yes' : said(record.completed)}
      ${
        versions.length === 0
          ? nothing
          : html`<small>version ${versions.map(({ version }) => version).join(', ')}</small>`
      }
    </td>
    <td>${said(record.passed)}${record.byScore ? html` <small>by the score</small>` : nothing}</td>
    <td class="number">${record.score ?? ''}</td>
    <td class="number">${record.attempts.length}</td>
    <td>
      ${record.acknowledgements.map(
        ({ id, version, when }) => html`<span class="given">${id} ${version} ${shortDate(when)}</span>`,
      )}
    </td>
    <td class="day ${due !== undefined && due <= today ? 'late' : ''}">${due ?? ''}</td>
  </tr>`;
}

/** Whether it is the content of the build that made this page: then its transcript and answer key hold. */
function contentNote({ version, digest }: Evidence): string {
  const { version: own, digest: whole } = COURSE;
  if (whole.startsWith(digest)) return 'This is the content that this page was built from.';
  return version === own
    ? `The content differs from that of ${own} as this page was built: “npm run release -- --verify ${digest.slice(0, 12)}” says which release it was.`
    : `The transcript of version ${version} has its words.`;
}

function attemptView(attempt: Attempt, questions: ReadonlyMap<string, Question>): TemplateResult {
  const { attempt: number, started, last, answers, score, from } = attempt;
  return html`<p>
      Attempt ${number}: ${shortDate(started)} to
      ${shortDate(last)}${score === undefined ? nothing : html`, score ${score}`}
      <small>(${from.file}${from.row === undefined ? nothing : `, row ${from.row}`})</small>
    </p>
    ${
      answers.length === 0
        ? html`<p><small>No answers in the exports.</small></p>`
        : html`<ol>
            ${answers.map((answer) => answerView(answer, questions.get(answer.question)))}
          </ol>`
    }`;
}

function answerView(
  { question, check, response, correct, words }: Answer,
  known: Question | undefined,
): TemplateResult {
  const chosen = response
    .split(',')
    .map((id) => known?.options.find((option) => option.id === id)?.words ?? id);
  return html`<li>
    ${known?.words ?? words ?? question}${check === undefined ? nothing : html` <small>check ${check}</small>`}<br />
    ${correct === undefined ? '' : correct ? '✓ right: ' : '✗ not right: '}${chosen.join(' · ')}
  </li>`;
}
