import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import { words } from '../../locale/later-words.ts';
import { percent } from '../../course/percent.ts';
import type { CheckState } from '../block-inputs.ts';
import type { CheckModel } from './model.ts';

/** The introduction to an attempt: the number of questions, the pass mark, and the attempts left. */
export function checkIntroduction(
  { pool }: CheckModel,
  { rules, attemptsLeft, best, testOut }: CheckState,
  review: boolean,
  begin: () => void,
): TemplateResult {
  const questions = new Set(pool.map(({ lesson }) => lesson)).size * rules.drawPerLesson;
  const mark = percent(rules.passMark);
  const { finalCheck } = words;
  if (testOut !== undefined && testOut !== 'open') return html`<p>${words.testOut[testOut]}</p>`;
  if (testOut) {
    return html`<p>${words.testOut.open(questions, mark)}</p>
      <div class="actions" ?hidden=${review}>
        <button @click=${begin}>${words.testOut.begin}</button>
      </div>`;
  }
  const limit =
    attemptsLeft === Infinity
      ? finalCheck.unlimited
      : attemptsLeft > 0
        ? finalCheck.attempts(attemptsLeft)
        : finalCheck.noneLeft;
  return html`<p>${finalCheck.facts(questions, mark)} ${limit}</p>
    ${best === undefined ? nothing : html`<p>${finalCheck.best(percent(best))}</p>`}
    <div class="actions" ?hidden=${review || attemptsLeft === 0}>
      <button class="primary" @click=${begin}>${finalCheck.begin}</button>
    </div>`;
}
