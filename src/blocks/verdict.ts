import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import { words } from '../locale/words.ts';
import { notYetIcon, tickIcon } from '../ui/icons.ts';

/** Whether an answer was right, by word and icon; never by colour alone. */
export const verdict = (isRight: boolean): TemplateResult =>
  html`<p class="verdict ${isRight ? 'good' : 'not-yet'}">
    ${isRight ? tickIcon : notYetIcon}${isRight ? words.correct : words.notQuite}
  </p>`;

/**
 * The feedback on an answer: the verdict and the words.
 *
 * @param focusable whether it can take the focus
 */
export const feedback = (isRight: boolean, text: unknown, focusable = false): TemplateResult =>
  html`<div class="feedback ${isRight ? 'good' : 'not-yet'}" tabindex=${focusable ? '-1' : nothing}>
    ${verdict(isRight)}${text}
  </div>`;
