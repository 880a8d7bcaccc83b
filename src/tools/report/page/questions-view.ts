import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import type { Flag, Item } from '../read/items.ts';
import type { ReportApp } from './report-app.ts';

const flagWords: Readonly<Record<Flag, string>> = {
  'too-easy': 'too easy: almost everybody has it right',
  'too-hard': 'too hard: fewer than three in ten have it right',
  negative: 'those who answer it right do worse in the rest: is the right answer the right one?',
  'unused-option': 'an option that nobody takes',
  'unknown-answer': 'answers that this version of the course does not have',
};

export function questionsView(app: ReportApp, enough: number): TemplateResult {
  if (app.items.length === 0)
    return html`<p>
      None of these files has answers of the check. In Moodle, take the report “Interactions” (SCORM 1.2) or
      the “Track details” of each attempt (SCORM 2004); from an LRS, the statements.
    </p>`;
  return html`<p>
      <label
        ><input
          type="checkbox"
          .checked=${app.onlyFirst}
          @change=${(event: Event) => (app.onlyFirst = (event.target as HTMLInputElement).checked)}
        />
        only each learner’s first check</label
      >
    </p>
    <div class="plot">
      <canvas
        id="items"
        role="img"
        aria-label="How hard each question is and how well it tells learners apart; the table has each"
      ></canvas>
    </div>
    <p>
      Discrimination is the point-biserial correlation of a question with the rest of the same check, from −1
      to 1: from 0.2 on it tells well those who know from those who don’t. Fewer than ${enough} answers are
      not judged.
    </p>
    <div class="wide" tabindex="0" role="region" aria-label="Questions">
      <table>
        <thead>
          <tr>
            ${['Question', 'Answers', 'Right', 'Discrimination', 'To look at'].map((name) => html`<th scope="col">${name}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${app.items.map((item) => row(item, enough))}
        </tbody>
      </table>
    </div>`;
}

function row(item: Item, enough: number): TemplateResult {
  const { question, words, asked, share, discrimination, options, flags } = item;
  return html`<tr>
    <th scope="row">
      <details>
        <summary>${words || question}</summary>
        <ul class="options">
          ${options.map(
            (option) =>
              html`<li>
                <meter min="0" max=${asked} .value=${option.taken} aria-hidden="true"></meter>
                ${option.taken} ×
                ${option.isRight ? '✓ ' : nothing}${option.words === '' ? option.id : option.words}
              </li>`,
          )}
        </ul>
      </details>
      <small>${question}</small>
    </th>
    <td class="number">${asked}</td>
    <td class="number">${Math.round(share * 100)} %</td>
    <td class="number">${discrimination === undefined ? '–' : discrimination.toFixed(2)}</td>
    <td>
      ${asked < enough ? 'too few answers to judge' : flags.length === 0 ? 'nothing' : flags.map((flag) => html`<p class="flag">${flagWords[flag]}</p>`)}
    </td>
  </tr>`;
}
