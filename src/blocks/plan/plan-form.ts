import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import { words } from '../../locale/words.ts';
import { longText } from '../long-text.ts';
import type { PlanModel } from './model.ts';
import type { Needed, Picked, Plan } from './plan.ts';
import { open, own } from './plan.ts';

export interface PlanForm {
  readonly model: PlanModel;
  readonly plan: Plan;
  /** The boxes that were found empty. */
  readonly lacking: readonly Needed[];
  /** The first day that can be picked for the review, `YYYY-MM-DD`. */
  readonly today: string;
  readonly change: (now: Partial<Plan>) => void;
}

const optional = html`<span class="optional">(${words.plan.optional})</span>`;

interface Suggestions {
  readonly name: 'focus' | 'obstacle';
  readonly legend: string;
  readonly ownLabel: string;
  readonly suggestions: readonly string[];
}

/** Suggestions as radios; the last two are words of one's own and none at all. */
function picker(
  { plan, change }: PlanForm,
  { name, legend, ownLabel, suggestions }: Suggestions,
): TemplateResult {
  const now = plan[name];
  const pick = (to: Partial<Picked>): void => change({ [name]: { ...now, ...to } });
  const radio = (value: string, label: string): TemplateResult =>
    html`<label class="option">
      <input
        type="radio"
        name=${name}
        .value=${value}
        .checked=${now.pick === value}
        @change=${() => pick({ pick: value })}
      />
      <span>${label}</span>
    </label>`;
  return html`<fieldset class="part" aria-describedby="privacy">
    <legend>${legend} ${optional}</legend>
    <div class="options">
      ${suggestions.map((suggestion) => radio(suggestion, suggestion))} ${radio(own, ownLabel)}
      ${radio(open, words.plan.noneOfThese)}
    </div>
    ${
      now.pick === own
        ? html`<div class="own">
            ${longText({
              id: `${name}-own`,
              label: words.plan.ownWords,
              rows: 2,
              value: now.own,
              describedBy: 'privacy',
              write: (text) => pick({ own: text }),
            })}
          </div>`
        : nothing
    }
  </fieldset>`;
}

function half(form: PlanForm, field: Needed): TemplateResult {
  const { plan } = words;
  const isCue = field === 'cue';
  return longText({
    id: field,
    label: isCue ? plan.cue : plan.action,
    hint: isCue ? plan.cueHint : plan.actionHint,
    rows: 2,
    value: form.plan[field],
    error: form.lacking.includes(field) ? plan.needed[field] : '',
    describedBy: 'privacy',
    write: (text) => form.change({ [field]: text }),
  });
}

/** Everything that can be filled in. */
export function planForm(form: PlanForm): TemplateResult {
  const { model, plan, today, change } = form;
  return html`${picker(form, {
      name: 'focus',
      legend: words.plan.focus,
      ownLabel: words.plan.ownFocus,
      suggestions: model.focus,
    })}
    <fieldset class="if-then" aria-describedby="if-then-hint">
      <legend>${words.plan.ifThen}</legend>
      <p id="if-then-hint" class="hint">${words.plan.ifThenHint}</p>
      ${half(form, 'cue')} ${half(form, 'action')}
    </fieldset>
    ${picker(form, {
      name: 'obstacle',
      legend: words.plan.obstacle,
      ownLabel: words.plan.ownObstacle,
      suggestions: model.obstacles,
    })}
    <div class="part">
      ${longText({
        id: 'backup',
        label: html`${words.plan.backup} ${optional}`,
        hint: words.plan.backupHint,
        rows: 2,
        value: plan.backup,
        describedBy: 'privacy',
        write: (backup) => change({ backup }),
      })}
      <div class="field">
        <label for="review">${words.plan.review} ${optional}</label>
        <p id="review-hint" class="hint">${words.plan.reviewHint}</p>
        <input
          id="review"
          type="date"
          min=${today}
          aria-describedby="review-hint"
          .value=${plan.review}
          @change=${({ target }: Event) => change({ review: (target as HTMLInputElement).value })}
        />
      </div>
    </div>`;
}
