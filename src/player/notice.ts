import type { TemplateResult } from 'lit';
import { html } from 'lit';
import type { Lost } from '../course/snapshot.ts';
import { words } from '../locale/words.ts';

/** Something that the learner should know, above the lesson until it is dismissed; '' shows nothing. */
export function notice(text: string, dismiss: () => void): TemplateResult {
  return html`<div class="notice" ?hidden=${text === ''}>
    <p>${text}</p>
    <button class="quiet" @click=${dismiss}>${words.dismiss}</button>
  </div>`;
}

/** What of a learner's work no longer fits this version of the course. */
export const lostWords = ({ answers, screens, attempt }: Lost): string[] => [
  ...(answers + screens > 0 ? [words.updated(answers, screens)] : []),
  ...(attempt ? [words.attemptLost] : []),
];
