import type { TemplateResult } from 'lit';
import { html } from 'lit';
import { words } from '../locale/words.ts';

/** Something that the learner should know, above the lesson until it is dismissed; '' shows nothing. */
export function notice(text: string, dismiss: () => void): TemplateResult {
  return html`<div class="notice" ?hidden=${text === ''}>
    <p>${text}</p>
    <button class="quiet" @click=${dismiss}>${words.dismiss}</button>
  </div>`;
}
