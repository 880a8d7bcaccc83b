import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import { select } from '../../select.ts';
import type { Flag, Item } from '../read/items.ts';
import { minAnswers, minAnswersForOptions, severity } from '../read/items.ts';
import type { ReportApp } from './report-app.ts';
import type { Column } from './sorting.ts';
import { headings } from './sorting.ts';

const flagWords: Readonly<Record<Flag, string>> = {
  'too-easy': 'too easy: almost everybody has it right',
  'too-hard': 'too hard: fewer than three in ten have it right',
  negative: 'those who answer it right do worse in the rest: is the right answer the right one?',
  'unused-option': 'an option that nobody takes',
  'unknown-answer': 'answers that these words have no option for: they may be of another version',
};

export const questionColumns: readonly Column<Item>[] = [
  { name: 'Question', by: ({ words, question }) => words || question },
  { name: 'Answers', by: ({ asked }) => asked },
  { name: 'Right', by: ({ share }) => share },
  { name: 'Tells apart', by: ({ discrimination }) => discrimination },
  { name: 'To look at', by: severity },
];

export function questionsView(app: ReportApp): TemplateResult {
  const { activities } = app.merged;
  const names = activities.map((name) => [name, name] as const);
  const choose = (activity: string): void => void (app.filter = { ...app.filter, activity, page: 0 });
  const course = html`<p class="filters">
    ${activities.length < 2 ? nothing : select('Course', names, app.course, choose)}
    <label class="tick"
      ><input
        type="checkbox"
        .checked=${app.onlyFirst}
        @change=${(event: Event) => (app.onlyFirst = (event.target as HTMLInputElement).checked)}
      />
      only each learner’s first check</label
    >
  </p>`;
  if (app.items.length === 0)
    return html`${course}
      <p>
        None of these files has answers of the check${app.course && ` of “${app.course}”`}, or nothing says
        which of them are right. In Moodle, take the report “Interactions” (SCORM 1.2) or the “Track details”
        of each attempt (SCORM 2004); from an LRS, the statements.
      </p>`;
  const all = new Set(app.items.map(sources));
  const [common = ''] = all.size === 1 ? all : [];
  return html`${course} ${common === '' ? nothing : html`<p>All questions: ${common}.</p>`}
    <div class="plot">
      <canvas
        id="items"
        role="img"
        aria-label="How hard each question is and how well it tells learners apart; the table has each"
      ></canvas>
    </div>
    <p>
      “Tells apart” goes from −1 to 1: whether those who have a question right do better in the rest of the
      same check, too (the point-biserial correlation, “discrimination”). From 0.2 on it tells well those who
      know from those who don’t. Fewer than ${minAnswers} answers are not judged, and options not with fewer
      than ${minAnswersForOptions}.
    </p>
    <div class="wide" tabindex="0" role="region" aria-label="Questions">
      <table>
        ${headings(questionColumns, app.order.questions, (order) => app.sort('questions', order))}
        <tbody>
          ${app.items.map((item) => row(app, item, common))}
        </tbody>
      </table>
    </div>`;
}

function row(app: ReportApp, item: Item, common: string): TemplateResult {
  const { question, words, asked, share, discrimination, options, flags } = item;
  const key = JSON.stringify([question, words, item.versions]);
  const isOpen = app.opened.has(key);
  return html`<tr>
      <th scope="row">
        <button class="row" aria-expanded=${isOpen} @click=${() => app.toggle(key)}>
          <span aria-hidden="true">${isOpen ? '▾' : '▸'}</span> ${words || question}
        </button>
        <small
          >${[words && question, sources(item)].filter((part) => part !== '' && part !== common).join('; ')}</small
        >
      </th>
      <td class="number">${asked}</td>
      <td class="number">${Math.round(share * 100)} %</td>
      <td class="number">${discrimination === undefined ? '–' : discrimination.toFixed(2)}</td>
      <td>
        ${flags.map((flag) => html`<p class="flag">${flagWords[flag]}</p>`)}
        ${asked < minAnswers ? 'too few answers to judge' : flags.length === 0 ? 'nothing' : nothing}
      </td>
    </tr>
    ${
      isOpen
        ? html`<tr>
            <td class="opened" colspan=${questionColumns.length}>
              <ul class="options inner">
                ${options.map(
                  (option) =>
                    html`<li>
                      <meter min="0" max=${asked} .value=${option.taken} aria-hidden="true"></meter>
                      ${option.taken} × ${option.isRight ? '✓ right: ' : nothing}${option.words || option.id}
                    </li>`,
                )}
              </ul>
            </td>
          </tr>`
        : nothing
    }`;
}

/** Says which versions the words come from, as far as known. */
function sources({ words, versions, assumed, asked }: Item): string {
  const names = versions.join(', ');
  if (words === '')
    return names === ''
      ? 'the versions that are here ask this otherwise, or not at all'
      : `version ${names}, by its ids: drop content-${versions[0]}-….json of that release, or see its answer key`;
  if (assumed === 0) return names === '' ? 'words of the export' : `words of version ${names}`;
  const some = assumed === asked ? 'nothing' : `for ${assumed} of ${asked} answers, nothing`;
  return `words of version ${names}, which may differ: ${some} says which version was taken`;
}
