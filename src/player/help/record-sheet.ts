import type { TemplateResult } from 'lit';
import { css, html, nothing } from 'lit';
import type { CompletionRecord } from '../../course/completion-record.ts';
import { words } from '../../locale/later-words.ts';
import { dateInWords } from '../../ui/date-in-words.ts';
import { percent } from '../../course/percent.ts';

/** The completion record on one page, on the screen and on paper. */
export function recordSheet(record: CompletionRecord): TemplateResult {
  const { record: said, certificate } = words;
  const { learner, course, completions, attempts, acknowledgements, best, passMark, rules } = record;
  const when = (at: string): string =>
    said.moment(dateInWords(at.slice(0, 10), course.language), at.slice(11, 19), at.slice(19));
  const [madeBefore, madeAfter] = said.madeFrom(when(record.made), course.version, '\n').split('\n');
  const asked = [
    ...(rules?.requireAnswers ? [said.answersAsked] : []),
    ...(rules && rules.minimumMinutes > 0 ? [said.minutesAsked(rules.minimumMinutes)] : []),
  ];
  return html`<article class="record">
    <h3 tabindex="-1">${said.title}</h3>
    <dl>
      ${fact(said.learner, learner === '' ? said.noName : html`<bdi data-private>${learner}</bdi>`)}
      ${fact(said.course, course.title)}
      ${fact(
        said.completed,
        completions.length === 0
          ? record.completed
            ? certificate.dateUnknown
            : said.notYet
          : list(
              completions.map((one) =>
                said.completion(
                  when(one.at),
                  one.version,
                  one.digest,
                  one.score !== undefined,
                  percent(one.score ?? 0),
                  one.passMark !== undefined,
                  percent(one.passMark ?? 0),
                ),
              ),
            ),
      )}
      ${
        attempts.taken === 0
          ? nothing
          : fact(
              said.attempts,
              list([
                said.taken(attempts.taken, best !== undefined, percent(best ?? 0), percent(passMark)),
                ...attempts.latest.map(({ at, score }) => said.attempt(when(at), percent(score))),
              ]),
            )
      }
      ${
        acknowledgements.length === 0
          ? nothing
          : fact(
              said.acknowledged,
              list(
                acknowledgements.map(
                  (given) =>
                    html`${said.given(given.id, given.version, given.at ? when(given.at) : '')}
                    ${given.words === undefined ? said.wordsElsewhere : html`<q>${given.words}</q>`}`,
                ),
              ),
            )
      }
      ${record.testedOut.length === 0 ? nothing : fact(said.testedOut, list(record.testedOut))}
      ${asked.length === 0 ? nothing : fact(said.rules, list(asked))}
      ${fact(said.made, html`${madeBefore}<code>${course.digest}</code>${madeAfter}`)}
    </dl>
  </article>`;
}

const fact = (name: string, value: unknown): TemplateResult =>
  html`<div>
    <dt>${name}</dt>
    <dd>${value}</dd>
  </div>`;

const list = (lines: readonly unknown[]): TemplateResult =>
  html`<ul>
    ${lines.map((line) => html`<li>${line}</li>`)}
  </ul>`;

export const recordStyles = css`
  .record {
    margin-block: var(--space-3);
    padding: var(--space-4);
    border: 1px solid var(--line);
    border-block-start: 6px solid var(--accent);
    border-radius: var(--radius-s);
  }
  .record h3 {
    scroll-margin-block-start: var(--space-5);
    margin: 0 0 var(--space-4);
    font: 600 var(--text-xl) / 1.2 var(--display);
  }
  .record dl,
  .record dd,
  .record ul {
    margin: 0;
  }
  .record ul {
    padding-inline-start: 1.1em;
  }
  .record dl > div {
    display: grid;
    grid-template-columns: minmax(9rem, 1fr) 3fr;
    gap: var(--space-1) var(--space-4);
    padding-block: var(--space-2);
    border-block-start: 1px solid var(--rule);
  }
  .record dt {
    color: var(--muted);
    font-weight: 600;
  }
  .record dd {
    min-width: 0;
    overflow-wrap: anywhere;
  }
  @media (width < 30rem) {
    .record dl > div {
      grid-template-columns: 1fr;
    }
  }
  @media print {
    .record {
      padding: 6mm 0;
      border-width: 0;
    }
    .record dl > div {
      grid-template-columns: 1fr 3fr;
      break-inside: avoid;
    }
  }
`;
