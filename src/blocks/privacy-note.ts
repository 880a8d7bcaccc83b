import type { TemplateResult } from 'lit';
import { html } from 'lit';
import { words } from '../locale/words.ts';
import { lockIcon } from '../ui/icons.ts';
import type { PrivateNotes } from './private-notes.ts';
import './keep-notes.ts';

/** Says that an answer is private; `privacy` is its id, for the controls that it describes. */
export const privacyNote = (): TemplateResult =>
  html`<p id="privacy" class="hint private">${lockIcon}${words.privateNotes.note}</p>`;

/** The consent to keep private answers on this device, and their deletion. */
export const keepNotes = (notes: PrivateNotes): TemplateResult =>
  html`<keep-notes .notes=${notes} .kept=${notes.kept}></keep-notes>`;
