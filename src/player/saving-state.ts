import type { TemplateResult } from 'lit';
import { html } from 'lit';
import { words } from '../locale/words.ts';
import type { SavingState } from '../session/saver.ts';
import { savingIcons } from './icons.ts';

/** What the learner is told of saving; undefined where nothing is recorded. */
export function savingState(state: SavingState | undefined): TemplateResult {
  if (!state) return html`<p class="saving">${words.notRecorded}</p>`;
  return html`<p class="saving ${state}">${savingIcons[state]} <span>${words.saving[state]}</span></p>`;
}
