import type { TemplateResult } from 'lit';
import { html } from 'lit';
import type { Lost } from '../course/snapshot.ts';
import { words } from '../locale/words.ts';

/** What the learner should know, in the language that the course is taken in when it is shown. */
export type Notices = readonly (() => string)[];

export const noticeText = (notices: Notices): string => notices.map((one) => one()).join(' ');

/** They stand above the lesson until they are dismissed. */
export function notice(notices: Notices, dismiss: () => void): TemplateResult {
  return html`<div class="notice" ?hidden=${notices.length === 0}>
    <p>${noticeText(notices)}</p>
    <button class="quiet" @click=${dismiss}>${words.dismiss}</button>
  </div>`;
}

/** What of a learner's work no longer fits this version of the course. */
export const lostWords = ({ answers, screens, attempt }: Lost): Notices => [
  ...(answers + screens > 0 ? [() => words.updated(answers, screens)] : []),
  ...(attempt ? [() => words.attemptLost] : []),
];
