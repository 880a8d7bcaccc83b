import { html, nothing } from 'lit';
import { words } from '../../locale/words.ts';
import type { ChoiceModel, ChoiceOption } from '../choice/model.ts';
import { feedback } from '../verdict.ts';

/** What is said under an option once the question was handed in: of what was chosen, and of what was right. */
export function told(model: ChoiceModel, option: ChoiceOption, chosen: readonly string[]): unknown {
  if (chosen.includes(option.id)) return feedback(option.right, option.feedback);
  if (!option.right) return nothing;
  return html`<div class="feedback">
    <p class="verdict">${words.rightAnswer}</p>
    ${option.feedback}
  </div>`;
}
