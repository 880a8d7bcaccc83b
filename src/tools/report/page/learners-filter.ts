import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import type { Filter, Shown } from './filter.ts';
import { today } from './filter.ts';
import type { ReportApp } from './report-app.ts';

const shownNames: Readonly<Record<Shown, string>> = {
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

/** Which learners are listed, and by which rules. */
export function learnersFilter(app: ReportApp, set: (change: Partial<Filter>) => void): TemplateResult {
  const { filter, merged } = app;
  const value = (event: Event): string => (event.target as HTMLInputElement | HTMLSelectElement).value;
  const number = (event: Event): number | undefined =>
    value(event) === '' ? undefined : Number(value(event));
  const select = (
    label: string,
    options: readonly (readonly [value: string, name: string])[],
    chosen: string,
    choose: (value: string) => void,
  ): TemplateResult =>
    html`<label
      >${label}
      <select @change=${(event: Event) => choose(value(event))}>
        ${options.map(([one, name]) => html`<option value=${one} .selected=${one === chosen}>${name}</option>`)}
      </select></label
    >`;
  const score = (label: string, name: 'from' | 'below'): TemplateResult =>
    html`<label
      >${label}
      <input
        type="number"
        min="0"
        max="100"
        .value=${String(filter[name] ?? '')}
        @change=${(event: Event) => set({ [name]: number(event) })}
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
    ${select('Show', Object.entries(shownNames), filter.shown, (shown) => set({ shown: shown as Shown }))}
    ${score('Score from', 'from')} ${score('Score below', 'below')}
    <label
      >Renew after, months (0: never)
      <input
        type="number"
        min="0"
        max="120"
        .value=${String(app.renewAfter)}
        @change=${(event: Event) => (app.renewAfter = number(event) ?? 0)}
    /></label>
    <label
      >Due by
      <input
        type="date"
        .value=${filter.dueBy}
        @change=${(event: Event) => set({ dueBy: value(event) || today() })}
    /></label>
    ${
      merged.records.some(({ byScore }) => byScore)
        ? html`<label
            >Pass mark, where only a score is known
            <input
              type="number"
              min="1"
              max="100"
              .value=${String(app.passMark)}
              @change=${(event: Event) => (app.passMark = number(event) ?? app.passMark)}
          /></label>`
        : nothing
    }
  </form>`;
}
