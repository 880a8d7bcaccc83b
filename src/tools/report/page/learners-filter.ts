import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import { select } from '../../select.ts';
import type { Filter, StatusFilter } from './filter.ts';
import { today } from './filter.ts';
import type { ReportApp } from './report-app.ts';

const shownNames: Readonly<Record<StatusFilter, string>> = {
  all: 'everybody',
  unfinished: 'not completed',
  finished: 'completed',
  unsaid: 'completion not said',
  passed: 'passed',
  failed: 'not passed',
  unopened: 'never opened',
  due: 'due for renewal',
  acknowledged: 'acknowledged',
  unacknowledged: 'no acknowledgement recorded',
};

/** The form with the filter and the rules. */
export function learnersFilter(app: ReportApp, set: (change: Partial<Filter>) => void): TemplateResult {
  const { filter, merged } = app;
  const value = (event: Event): string => (event.target as HTMLInputElement).value;
  const number = (event: Event): number | undefined =>
    value(event) === '' ? undefined : Number(value(event));
  const numberField = (
    label: string,
    [min, max]: readonly [number, number],
    shown: number | undefined,
    change: (value: number | undefined) => void,
  ): TemplateResult =>
    html`<label
      >${label}
      <input
        type="number"
        min=${min}
        max=${max}
        .value=${String(shown ?? '')}
        @change=${(event: Event) => change(number(event))}
    /></label>`;
  return html`<form class="filters" @submit=${(event: Event) => event.preventDefault()}>
    <label
      >Find
      <input type="search" .value=${filter.text} @input=${(event: Event) => set({ text: value(event) })}
    /></label>
    ${select(
      'Course',
      [['', 'all'], ...merged.activities.map((name) => [name, name] as const)],
      filter.activity,
      (activity) => set({ activity }),
    )}
    ${
      merged.versions.length === 0
        ? nothing
        : select(
            'Version',
            [['', 'any'], ...merged.versions.map((name) => [name, name] as const)],
            filter.version,
            (version) => set({ version }),
          )
    }
    ${select('Show', Object.entries(shownNames), filter.shown, (shown) => set({ shown: shown as StatusFilter }))}
    ${numberField('Score from', [0, 100], filter.from, (from) => set({ from }))}
    ${numberField('Score below', [0, 100], filter.below, (below) => set({ below }))}
    ${numberField('Renew after, months (0: never)', [0, 120], app.renewAfter, (months = 0) => (app.renewAfter = months))}
    <label
      >Due by
      <input
        type="date"
        .value=${filter.dueBy}
        @change=${(event: Event) => set({ dueBy: value(event) || today() })}
    /></label>
    ${
      merged.records.some(({ byScore }) => byScore)
        ? numberField(
            'Pass mark, where only a score is known',
            [1, 100],
            app.passMark,
            (mark = app.passMark) => (app.passMark = mark),
          )
        : nothing
    }
  </form>`;
}
