import type { TemplateResult } from 'lit';
import { css, html, nothing } from 'lit';
import { words } from '../../locale/words.ts';
import { pills } from '../../ui/pills.styles.ts';
import type { Confidence } from './model.ts';
import { confidences } from './model.ts';

/** How sure the learner is of an answer, as it is asked. */
export interface ConfidenceView {
  /** Undefined where nothing was said. */
  readonly confidence: Confidence | undefined;
  readonly disabled: boolean;
  readonly rate: (confidence: Confidence) => void;
}

/** Asks how sure one is: may be left out, and counts for nothing. */
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
 * What is worth saying where how sure one was and how right it was differ: certain and wrong, or guessing and right.
 * Nothing elsewhere.
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
