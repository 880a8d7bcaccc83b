import type { TemplateResult } from 'lit';
import { css, html, nothing } from 'lit';
import { plain } from '../../course/rich.ts';
import { words } from '../../locale/words.ts';
import { verdict } from '../verdict.ts';
import type { ConfidenceView } from './confidence.ts';
import { confidenceNote, confidenceQuestion, confidenceStyles } from './confidence.ts';
import type { ChoiceModel, ChoiceOption, Confidence } from './model.ts';
import { isChoiceRight, rightOptions } from './model.ts';

export interface ChoiceView {
  readonly model: ChoiceModel;
  readonly chosen: readonly string[];
  /** The options in the order shown. */
  readonly options: readonly ChoiceOption[];
  readonly disabled: boolean;
  /** The error message, or ''. */
  readonly error: string;
  /** The content under an option. */
  readonly below: (option: ChoiceOption) => unknown;
  readonly choose: (chosen: string[]) => void;
  /** Given if the question asks how sure the learner is. */
  readonly confidence?: Omit<ConfidenceView, 'disabled'> | undefined;
}

/** Styles of a question and its verdict. */
export const choiceStyles = [
  confidenceStyles,
  css`
    legend .hint {
      display: block;
      margin: var(--space-1) 0 0;
      font: 400 var(--text-s) / 1.45 var(--font);
    }
    .overall {
      margin-block-start: var(--space-4);
    }
  `,
];

/** Whether the answer is right: for `multi`, the exact set; if it is wrong, also how many right options were found. */
export function overallVerdict(
  model: ChoiceModel,
  chosen: readonly string[],
  confidence?: Confidence,
): TemplateResult {
  const isRight = isChoiceRight(model, chosen);
  const right = rightOptions(model);
  const found = chosen.filter((id) => right.includes(id)).length;
  return html`<div class="overall" tabindex="-1">
    ${verdict(isRight)}
    ${
      isRight || model.type !== 'multi'
        ? nothing
        : html`<p>${words.chosenRight(found, right.length, chosen.length - found)}</p>`
    }
    ${confidenceNote(isRight, confidence)}
  </div>`;
}

/** A question as native radio buttons or checkboxes in a fieldset. */
export function choiceOptions({
  model,
  chosen,
  options,
  disabled,
  error,
  below,
  choose,
  confidence,
}: ChoiceView): TemplateResult {
  const several = model.type === 'multi';
  // Many authors put these words into the question.
  const saysSo = !several || plain(model.stem).endsWith(words.selectAll);
  const toggle = (id: string, on: boolean): void => {
    const others = several ? chosen.filter((one) => one !== id) : [];
    choose(on ? [...others, id] : others);
  };
  return html`<fieldset>
    <legend>${model.stem}${saysSo ? nothing : html` <span class="hint">${words.selectAll}</span>`}</legend>
    ${options.map(
      (option) =>
        html`<div class="answer">
          <label class="option">
            <input
              type=${several ? 'checkbox' : 'radio'}
              name="option"
              .value=${option.id}
              .checked=${chosen.includes(option.id)}
              ?disabled=${disabled}
              aria-invalid=${error !== ''}
              aria-describedby=${error === '' ? nothing : 'error'}
              @change=${(event: Event) => toggle(option.id, (event.target as HTMLInputElement).checked)}
            />
            <span>${option.text}</span>
          </label>
          ${below(option)}
        </div>`,
    )}
    ${confidence ? confidenceQuestion({ ...confidence, disabled }) : nothing}
    <p id="error" class="error" ?hidden=${error === ''}>${error}</p>
  </fieldset>`;
}
