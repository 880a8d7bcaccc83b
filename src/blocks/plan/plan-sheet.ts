import type { TemplateResult } from 'lit';
import { css, html, nothing } from 'lit';
import { words } from '../../locale/later-words.ts';
import type { Plan } from './plan.ts';
import { clause, clauseAfter, isEmpty } from './plan.ts';
import { details } from './plan-words.ts';

/** Extra words on paper, below the plan. */
export interface OnPaper {
  readonly course: string;
  /** In words. */
  readonly date: string;
}

/** The plan's sentence; '…' for a half that is still empty. */
export const planSentence = (plan: Plan): TemplateResult =>
  html`<p class="sentence">
    ${words.plan.ifWord} <bdi data-private>${clause(plan.cue) || '…'}</bdi>${words.plan.thenWords}
    <bdi data-private>${clauseAfter(words.plan.thenWords, plan.action) || '…'}</bdi>.
  </p>`;

/** The plan for reading: the sentence and the details. On paper, also the course's title and the date. */
export function planSheet(plan: Plan, inWords: (day: string) => string, paper?: OnPaper): TemplateResult {
  const more = isEmpty(plan) ? [] : details(plan, inWords);
  return html`<div class="sheet">
    <h3>${words.plan.title}</h3>
    ${isEmpty(plan) ? html`<p class="hint">${words.plan.empty}</p>` : planSentence(plan)}
    ${
      more.length === 0
        ? nothing
        : html`<dl>
            ${more.map(
              ([label, text]) =>
                html`<div>
                  <dt>${label}</dt>
                  <dd data-private dir="auto">${text}</dd>
                </div>`,
            )}
          </dl>`
    }
    ${paper ? html`<p class="from">${paper.course} · ${paper.date}</p>` : nothing}
  </div>`;
}

export const sheetStyles = css`
  .sheet {
    max-width: var(--measure);
    padding: var(--space-4) var(--space-5);
    border: 2px solid var(--ink);
    border-radius: var(--radius);
    background: var(--call);
    color: var(--on-call);
  }
  .sheet h3 {
    margin: 0 0 var(--space-1);
    font: 600 var(--text-s) / 1.3 var(--font);
  }
  .sheet .hint {
    max-width: none;
    margin: 0;
    color: inherit;
  }
  .sheet .sentence {
    max-width: none;
    margin: 0;
    font: 500 var(--text-l) / 1.35 var(--display);
    overflow-wrap: anywhere;
  }
  .sheet bdi {
    white-space: pre-line;
  }
  .sheet dl {
    margin: var(--space-4) 0 0;
  }
  .sheet dl div {
    padding-block: var(--space-2);
    border-block-start: 1px solid currentColor;
  }
  .sheet dt {
    font-size: var(--text-s);
  }
  .sheet dd {
    margin: 0;
    white-space: pre-line;
  }
  .sheet .from {
    margin: var(--space-5) 0 0;
    font-size: var(--text-s);
  }
  @media print {
    .sheet {
      padding: 10mm;
      background: none;
      color: #000;
    }
  }
`;
