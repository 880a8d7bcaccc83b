import type { TemplateResult } from 'lit';
import { css, html, nothing } from 'lit';
import { words } from '../../locale/words.ts';
import type { Plan } from './plan.ts';
import { clause, isEmpty } from './plan.ts';
import { details } from './plan-words.ts';

/** The plan as it reads, on the screen while it grows and on paper. */
export function planSheet(plan: Plan, inWords: (day: string) => string): TemplateResult {
  if (isEmpty(plan)) {
    return html`<section class="sheet" aria-labelledby="sheet-title">
      <h3 id="sheet-title">${words.plan.title}</h3>
      <p class="hint">${words.plan.empty}</p>
    </section>`;
  }
  const more = details(plan, inWords);
  return html`<section class="sheet" aria-labelledby="sheet-title">
    <h3 id="sheet-title">${words.plan.title}</h3>
    <p class="sentence">
      ${words.plan.ifWord} <bdi>${clause(plan.cue) || '…'}</bdi>, ${words.plan.thenWords}
      <bdi>${clause(plan.action) || '…'}</bdi>.
    </p>
    ${
      more.length === 0
        ? nothing
        : html`<dl>
            ${more.map(
              ([label, text]) =>
                html`<div>
                  <dt>${label}</dt>
                  <dd dir="auto">${text}</dd>
                </div>`,
            )}
          </dl>`
    }
  </section>`;
}

export const sheetStyles = css`
  .sheet {
    max-width: calc(var(--measure) + 4rem);
    padding: var(--space-5);
    border-radius: var(--radius);
    border: 1px solid var(--rule);
    border-inline-start: 4px solid var(--accent);
    background: var(--ground-2);
  }
  .sheet h3 {
    margin: 0 0 var(--space-3);
    color: var(--muted);
    font: 600 var(--text-s) / 1.3 var(--font);
  }
  .sheet .hint {
    margin: 0;
  }
  .sheet .sentence {
    margin: 0;
    font: 500 var(--text-l) / 1.4 var(--display);
  }
  .sheet bdi {
    white-space: pre-line;
  }
  .sheet dl {
    margin: var(--space-4) 0 0;
  }
  .sheet dl div {
    padding-block: var(--space-2);
    border-block-start: 1px solid var(--rule);
  }
  .sheet dt {
    color: var(--muted);
    font-size: var(--text-s);
  }
  .sheet dd {
    margin: 0;
    white-space: pre-line;
  }
  @media print {
    .sheet {
      max-width: none;
      padding: 10mm;
    }
  }
`;
