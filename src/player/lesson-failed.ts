import type { TemplateResult } from 'lit';
import { html } from 'lit';
import { words } from '../locale/words.ts';

/** In a lesson's place where its chunk could not be had. */
export function lessonFailed(tryAgain: () => void): TemplateResult {
  const { title, text, retry } = words.lessonFailed;
  return html`<h2 tabindex="-1">${title}</h2>
    <p>${text}</p>
    <div class="actions">
      <button class="primary" @click=${tryAgain}>${retry}</button>
    </div>`;
}
