import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { completionOf } from '../read/outcome.ts';
import type { LearnerRecord } from '../read/records.ts';
import { attemptCount } from '../read/records.ts';
import type { Filter, StatusFilter } from './filter.ts';
import { coursesFor, tests } from './filter.ts';
import { learnerDetails, missingEvidence, shortDate } from './learner-details.ts';
import { learnersFilter } from './learners-filter.ts';
import type { ReportApp } from './report-app.ts';
import type { Column } from './sorting.ts';
import { headings } from './sorting.ts';

const perPage = 100;

export const learnerColumns: readonly Column<LearnerRecord>[] = [
  { name: 'Learner', by: ({ learner }) => learner.name },
  { name: 'Course', by: ({ activity }) => activity },
  {
    name: 'Completed',
    by: ({ completed, completedOn = '0' }) =>
      completed === undefined ? undefined : completed ? completedOn : '',
  },
  { name: 'Passed', by: ({ passed }) => (passed === undefined ? undefined : Number(passed)) },
  { name: 'Best score', by: ({ score }) => score },
  { name: 'Attempts', by: attemptCount },
  { name: 'Acknowledged', by: ({ acknowledgements }) => acknowledgements.length },
  { name: 'Renew by', by: ({ due }) => due },
];

export function learnersView(app: ReportApp): TemplateResult {
  const { filter, shown, merged } = app;
  const set = (change: Partial<Filter>): void => void (app.filter = { ...filter, page: 0, ...change });
  const pages = Math.max(1, Math.ceil(shown.length / perPage));
  const courses = coursesFor(merged.records, filter);
  const left =
    filter.activity === '' && courses ? merged.activities.filter((name) => !courses.has(name)) : [];
  const unexplained = shown.filter((record) => missingEvidence(record) !== '').length;
  return html`${
      merged.nameless.length === 0
        ? nothing
        : html`<p class="notice">
            ${counted(merged.nameless.length, 'file')}
            ${merged.nameless.length === 1 ? 'does not say whose it is.' : 'do not say whose they are.'}
            <button @click=${() => void app.showFiles(merged.nameless[0])}>Say whose</button>
          </p>`
    }
    ${
      merged.activities.length < 2 || filter.activity !== ''
        ? nothing
        : html`<p class="notice">
            These files name ${merged.activities.length} courses. A file without the course’s name has its own
            for it: where two are one course, say so.
            <button @click=${() => void app.showFiles()}>Say which</button>
          </p>`
    }
    ${
      app.problems.length === 0
        ? nothing
        : html`<p class="notice">
            ${counted(app.problems.length, 'note')} on what was left out or is in doubt.
            <button @click=${() => void app.showFiles()}>Read them</button>
          </p>`
    }
    ${learnersFilter(app, set)} ${figures(shown, filter)}
    ${app.renewAfter === 0 ? html`<p>Renewal after 0 months means never: nobody is due.</p>` : undated(shown)}
    ${
      left.length === 0
        ? nothing
        : html`<p>
            Nobody has version ${filter.version} of ${left.map((name) => `“${name}”`).join(', ')}: left out
            here. Where one of them is this course by another name, say so under “Files and notes”.
          </p>`
    }
    ${
      unexplained === 0
        ? nothing
        : html`<p>
            ${counted(unexplained, 'completed record')} ${unexplained === 1 ? 'says' : 'say'} neither version
            nor acknowledgement: open a row for the reason.
          </p>`
    }
    <div class="wide" tabindex="0" role="region" aria-label="Learners">
      <table>
        ${headings(learnerColumns, app.order.learners, (order) => app.sort('learners', order))}
        <tbody>
          ${repeat(shown.slice(filter.page * perPage, (filter.page + 1) * perPage), keyOf, (record) =>
            row(app, record),
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
    }
    <div class="plot">
      <canvas
        id="scores"
        role="img"
        aria-label="How many records have which best score; the table has each"
      ></canvas>
    </div>`;
}

/** How many renewals have no known or exact day. */
function undated(shown: readonly LearnerRecord[]): TemplateResult {
  const days = shown.filter(({ completed, due }) => completed === true && due === undefined).length;
  const lasts = shown.filter(({ isLastByAccess }) => isLastByAccess).length;
  return html`${days === 0 ? nothing : html`<p>Completed on a day that is not known, so never listed as due: ${inDigits(days)}.</p>`}
  ${lasts === 0 ? nothing : html`<p>Completed on the day of the last access or before, so perhaps due before: ${inDigits(lasts)}.</p>`}`;
}

const keyOf = ({ activity, learner }: LearnerRecord): string =>
  JSON.stringify([activity, learner.email ?? learner.id ?? learner.name]);

export const inDigits = (number: number): string => number.toLocaleString('en-GB');

export const counted = (count: number, name: string): string =>
  `${inDigits(count)} ${name}${count === 1 ? '' : 's'}`;

/** The totals, by the same definitions as the filter and the rows. */
function figures(shown: readonly LearnerRecord[], filter: Filter): TemplateResult {
  const count = (test: StatusFilter): number => shown.filter((record) => tests[test](record, filter)).length;
  const learners = new Set(shown.map(({ learner }) => learner)).size;
  const of = filter.version === '' ? '' : ` ${filter.version}`;
  const [unsaid, unjudged] = [count('unsaid'), shown.filter(({ passed }) => passed === undefined).length];
  const notSaid = (count: number): string => (count === 0 ? '' : ` (${count} of them not said)`);
  // A learner may have a record in each of several courses.
  const what = learners === shown.length ? '' : 'records ';
  const all: readonly (readonly [name: string, count: number])[] = [
    ['learners', learners],
    ...(what === '' ? [] : ([['records: one for each course of a learner', shown.length]] as const)),
    [`${what}completed${of}`, count('finished')],
    [`${what}not completed${of}${notSaid(unsaid)}`, count('unfinished')],
    [`${what}passed`, count('passed')],
    [`${what}not passed${notSaid(unjudged)}`, count('failed')],
    [`${what}never opened`, count('unopened')],
    [`${what}acknowledged`, count('acknowledged')],
    [`${what}due by ${filter.dueBy}`, count('due')],
  ];
  return html`<dl class="figures">
    ${all.map(
      ([name, value]) =>
        html`<div>
          <dt>${name}</dt>
          <dd>${inDigits(value)}</dd>
        </div>`,
    )}
  </dl>`;
}

const said = (value: boolean | undefined): string =>
  value === undefined ? 'not said' : value ? 'yes' : 'no';

function row(app: ReportApp, record: LearnerRecord): TemplateResult {
  const { learner, due, completed, completedByScore, isLastAccess, passed, byScore, passMark } = record;
  const { completedOn, lastCompletedOn, isLastByAccess } = record;
  const { filter } = app;
  const versions = record.evidence.filter(({ completedOn }) => completedOn !== undefined);
  const key = keyOf(record);
  const isOpen = app.opened.has(key);
  const isOfVersion = filter.version === '' || completionOf(record, filter.version) !== undefined;
  return html`<tr>
      <th scope="row">
        <button class="row" aria-expanded=${isOpen} @click=${() => app.toggle(key)}>
          <span aria-hidden="true">${isOpen ? '▾' : '▸'}</span> <bdi>${learner.name}</bdi>
        </button>
        <small>${[learner.email, learner.id].filter(Boolean).join(', ')}</small>
      </th>
      <td>${record.activity}</td>
      <td>
        ${completed === true ? shortDate(completedOn) || 'yes' : said(completed)}
        ${isLastAccess ? html`<small>or before: it is the last access</small>` : nothing}
        ${lastCompletedOn === completedOn ? nothing : html`<small>latest: ${shortDate(lastCompletedOn)}${isLastByAccess ? ' or before, the last access' : nothing}</small>`}
        ${completedByScore ? html`<small>by the score</small>` : nothing}
        ${versions.length === 0 ? nothing : html`<small>${versions.map(({ version, completedOn }) => `version ${version}, ${shortDate(completedOn)}`).join('; ')}</small>`}
        ${isOfVersion ? nothing : html`<small>version not said</small>`}
      </td>
      <td>
        ${passed === undefined && tests.unopened(record, filter) ? 'never opened' : said(passed)}${byScore ? html` <small>by the score, from ${passMark}</small>` : nothing}
      </td>
      <td class="number">${record.score ?? ''}</td>
      <td class="number">${attemptCount(record) ?? ''}</td>
      <td>
        ${record.acknowledgements.map(
          ({ id, version, when }) => html`<span class="given">${id} ${version} ${shortDate(when)}</span>`,
        )}
      </td>
      <td class="day ${tests.due(record, filter) ? 'late' : ''}">
        ${due ?? ''}${due !== undefined && isLastByAccess ? html` <small>or before</small>` : nothing}
      </td>
    </tr>
    ${
      isOpen
        ? html`<tr>
            <td class="opened" colspan=${learnerColumns.length}>
              <div class="inner">${learnerDetails(record, app.wordings)}</div>
            </td>
          </tr>`
        : nothing
    }`;
}
