import type { TemplateResult } from 'lit';
import { css, html, nothing } from 'lit';
import { words } from '../../locale/words.ts';
import { pills } from '../../ui/pills.styles.ts';
import type { Confidence } from './model.ts';
import { confidences } from './model.ts';

/** The question how sure the learner is of an answer. */
export interface ConfidenceView {
  /** Undefined if the learner has not said. */
  readonly confidence: Confidence | undefined;
  readonly disabled: boolean;
  readonly rate: (confidence: Confidence) => void;
}

/** Asks how sure the learner is. The answer is optional and does not affect the score. */
export const confidenceQuestion = ({ confidence, disabled, rate }: ConfidenceView): TemplateResult =>
  html`<fieldset class="confidence" aria-describedby="confidence-hint">
    <legend>${words.confidence.question}</legend>
    <div class="pills">
      ${confidences.map(
        (one) =>
          html`<label class="option">
            <input
              type="radio"
              name="confidence"
              .value=${one}
              .checked=${one === confidence}
              ?disabled=${disabled}
              @change=${() => rate(one)}
            />
            <span>${words.confidence.levels[one]}</span>
          </label>`,
      )}
    </div>
    <p id="confidence-hint" class="hint">${words.confidence.hint}</p>
  </fieldset>`;

/**
 * A note if confidence and result differ: certain but wrong, or guessed but right. Otherwise nothing.
 */
export function confidenceNote(isRight: boolean, confidence: Confidence | undefined): unknown {
  const { certainAndWrong, guessedAndRight } = words.confidence;
  if (confidence === '3' && !isRight) return html`<p class="sure">${certainAndWrong}</p>`;
  if (confidence === '1' && isRight) return html`<p class="sure">${guessedAndRight}</p>`;
  return nothing;
}

export const confidenceStyles = [
  pills,
  css`
    .confidence {
      margin-block-start: var(--space-5);
    }
    .confidence legend {
      margin-block-end: var(--space-2);
    }
    .confidence .hint {
      margin-block: var(--space-2) 0;
    }
    .sure {
      margin-block-end: var(--space-2);
      font-weight: 600;
    }
  `,
];
