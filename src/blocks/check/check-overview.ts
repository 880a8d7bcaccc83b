import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import type { CheckAttempt } from '../../course/progress.ts';
import { words } from '../../locale/later-words.ts';
import type { ChoiceModel } from '../choice/model.ts';
import { chosenFrom } from '../choice/model.ts';

interface Overview {
  readonly review: boolean;
  /** Says that answers are missing; '' if there is no error. */
  readonly error: string;
  /** A question shows its feedback once it is answered: then the answer can no longer change. */
  readonly hasFeedback: boolean;
  /** Goes to a question. */
  readonly go: (index: number) => void;
  readonly submit: () => void;
}

/** An overview of an attempt's answers, before the learner submits it. */
export function checkOverview(
  items: readonly ChoiceModel[],
  attempt: CheckAttempt,
  { review, error, hasFeedback, go, submit }: Overview,
): TemplateResult {
  const { finalCheck } = words;
  return html`<h3 tabindex="-1">${finalCheck.reviewTitle}</h3>
    ${hasFeedback || review ? nothing : html`<p>${finalCheck.reviewText}</p>`}
    <ol class="overview">
      ${items.map((model, index) => {
        const chosen = chosenFrom(attempt.answers.get(model.id), model);
        const answer = model.options.filter(({ id }) => chosen.includes(id));
        const isAnswered = answer.length > 0;
        const isLocked = review || (hasFeedback && isAnswered);
        return html`<li>
          <h4 class="asked">${model.stem}</h4>
          ${
            isAnswered
              ? answer.map(({ text }) => html`<p>${text}</p>`)
              : html`<p class="error">${finalCheck.unanswered}</p>`
          }
          <button
            class="quiet"
            aria-describedby=${error !== '' && !isAnswered ? 'missing' : nothing}
            @click=${() => go(index)}
          >
            ${isLocked ? finalCheck.lookAgain : isAnswered ? words.tryAgain : finalCheck.answer}<span
              class="visually-hidden"
            >
              (${finalCheck.question(index + 1, items.length)})</span
            >
          </button>
        </li>`;
      })}
    </ol>
    <p id="missing" class="error" ?hidden=${error === ''}>${error}</p>
    <div class="actions" ?hidden=${review}>
      <button @click=${() => go(items.length - 1)}>${finalCheck.back}</button>
      <button class="primary" @click=${submit}>${finalCheck.submit}</button>
    </div>`;
}
