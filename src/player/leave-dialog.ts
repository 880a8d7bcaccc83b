import type { TemplateResult } from 'lit';
import { html } from 'lit';
import { words } from '../locale/words.ts';

export interface LeaveChoices {
  readonly retry: () => void;
  readonly leave: () => void;
  readonly stay: () => void;
}

/** Asks before leaving with unsaved work. It is in the page, because browsers and LMSs suppress their own dialog. */
export function leaveDialog(choices: LeaveChoices): TemplateResult {
  const { title, text, retry, anyway, stay } = words.leave;
  return html`<dialog id="leave" aria-labelledby="leave-title">
    <h2 id="leave-title">${title}</h2>
    <p>${text}</p>
    <p role="status"></p>
    <div class="actions">
      <button class="primary" @click=${choices.retry}>${retry}</button>
      <button @click=${choices.leave}>${anyway}</button>
      <button class="quiet" @click=${choices.stay}>${stay}</button>
    </div>
  </dialog>`;
}
