import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import { words } from '../../locale/later-words.ts';
import { longText } from '../long-text.ts';
import type { KeptPhrase } from '../phrases/kept.ts';
import type { PlanModel } from './model.ts';
import type { Needed, Picked, Plan } from './plan.ts';
import { clause, nonePick, ownPick } from './plan.ts';

export interface PlanForm {
  readonly model: PlanModel;
  readonly plan: Plan;
  /** The phrases that the learner has kept. */
  readonly kept: readonly KeptPhrase[];
  /** The required boxes that were found empty. */
  readonly lacking: readonly Needed[];
  /** Whether the form has been painted. Browsers create a date control more slowly than the rest, so it comes later. */
  readonly isPainted: boolean;
  /** The first day allowed for the review, `YYYY-MM-DD`. */
  readonly today: string;
  readonly change: (now: Partial<Plan>) => void;
}

interface Suggestions {
  readonly name: 'focus' | 'obstacle';
  readonly label: string;
  readonly ownLabel: string;
  readonly suggestions: readonly string[];
}

/** Suggestions as a list; the last two entries are the learner's own words and none of these. */
function picker(
  { plan, change }: PlanForm,
  { name, label, ownLabel, suggestions }: Suggestions,
): TemplateResult {
  const now = plan[name];
  const pick = (to: Partial<Picked>): void => change({ [name]: { ...now, ...to } });
  const option = (value: string, text: string): TemplateResult =>
    html`<option .value=${value} .selected=${now.pick === value}>${text}</option>`;
  // Keeps a pick that only an earlier version of the course suggested.
  const kept = ['', ownPick, nonePick, ...suggestions].includes(now.pick) ? [] : [now.pick];
  return html`<div class="field">
    <label for=${name}>${label}${optional()}</label>
    <select id=${name} @change=${({ target }: Event) => pick({ pick: (target as HTMLSelectElement).value })}>
      ${option('', words.plan.pick)}
      ${[...kept, ...suggestions].map((suggestion) => option(suggestion, suggestion))}
      ${option(ownPick, ownLabel)} ${option(nonePick, words.plan.noneOfThese)}
    </select>
    ${
      now.pick === ownPick
        ? longText({
            id: `${name}-own`,
            label: words.plan.ownWords,
            rows: 2,
            value: now.own,
            write: (text) => pick({ own: text }),
          })
        : nothing
    }
  </div>`;
}

/** The space is inside the element: browsers omit a space between two texts from the control's name. */
const optional = (): TemplateResult => html`<span class="optional">${` (${words.plan.optional})`}</span>`;

function sentenceField(form: PlanForm, field: Needed): TemplateResult {
  const { plan } = words;
  const isCue = field === 'cue';
  return longText({
    id: field,
    label: isCue ? plan.cue : plan.action,
    hint: isCue ? plan.cueHint : plan.actionHint,
    rows: 2,
    value: form.plan[field],
    error: form.lacking.includes(field) ? plan.needed[field] : '',
    write: (text) => form.change({ [field]: text }),
  });
}

/** The kept phrases as buttons that add them to the action. */
function keptPhrases({ kept, plan, change }: PlanForm): unknown {
  if (kept.length === 0) return nothing;
  // The phrase goes after the text that is already there.
  const withIt = (said: string): string =>
    [plan.action.trim(), words.plan.say(clause(said))].filter(Boolean).join('\n');
  return html`<p class="kept-title">${words.plan.kept}</p>
    <ul class="kept">
      ${kept
        .map(({ own, phrase }) => own.trim() || phrase)
        .map(
          (said) =>
            html`<li>
              <button data-private dir="auto" @click=${() => change({ action: withIt(said) })}>
                ${said}
              </button>
            </li>`,
        )}
    </ul>`;
}

const step = (index: 0 | 1 | 2, title: string, content: unknown): TemplateResult =>
  html`<div class="step" role="group" aria-labelledby="step-${index}">
    <h3 id="step-${index}"><span class="number" data-unread>${index + 1}</span> ${title}</h3>
    ${content}
  </div>`;

/** Everything that can be filled in, in three steps. */
export function planForm(form: PlanForm): TemplateResult {
  const { model, plan, today, isPainted, change } = form;
  return html`<div class="steps">
    ${step(
      0,
      words.plan.steps.moment,
      html`${picker(form, {
        name: 'focus',
        label: words.plan.focus,
        ownLabel: words.plan.ownFocus,
        suggestions: model.focus,
      })}
      ${sentenceField(form, 'cue')}`,
    )}
    ${step(1, words.plan.steps.action, html`${sentenceField(form, 'action')} ${keptPhrases(form)}`)}
    ${step(
      2,
      words.plan.steps.obstacle,
      html`${picker(form, {
          name: 'obstacle',
          label: words.plan.obstacle,
          ownLabel: words.plan.ownObstacle,
          suggestions: model.obstacles,
        })}
        ${longText({
          id: 'backup',
          label: html`${words.plan.backup}${optional()}`,
          hint: words.plan.backupHint,
          rows: 2,
          value: plan.backup,
          write: (backup) => change({ backup }),
        })}
        <div class="field review">
          <label for="review">${words.plan.review}${optional()}</label>
          <input
            id="review"
            type=${isPainted ? 'date' : 'text'}
            min=${today}
            max="9999-12-31"
            @focus=${({ target }: Event) =>
              // Its parts, which the browser focuses, do not have its scroll margin.
              (target as HTMLInputElement).scrollIntoView({ block: 'nearest' })}
            .value=${plan.review}
            @change=${({ target }: Event) => {
              const field = target as HTMLInputElement;
              // A year of five digits is a typing error: the browser says what it takes.
              if (field.validity.rangeOverflow) field.reportValidity();
              else change({ review: field.value });
            }}
          />
        </div>`,
    )}
  </div>`;
}
