import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import { announceIn as tell } from '../ui/announce.ts';
import { percent } from '../course/percent.ts';
import type { Course } from '../course/course.ts';
import { isCheck } from '../course/course.ts';
import { missingAcknowledgements, missingFor } from '../course/completion.ts';
import { words } from '../locale/words.ts';
import type { Session } from '../session/session.ts';
import { lessonsDone } from './navigation.ts';
import { minutesToGo } from './open-note.ts';

/**
 * After Exit: what was recorded and how to come back.
 *
 * @param unconfirmed the record did not confirm the last save
 */
export function farewell(course: Course, session: Session, unconfirmed: boolean): TemplateResult {
  const { farewell: say } = words;
  const { keeps, isKeptOnDevice } = session;
  const { achieved } = session.progress;
  const missing = achieved.completed ? [] : missingFor(course, session.progress);
  const acknowledgements = missing.includes('acknowledgement')
    ? missingAcknowledgements(course, session.progress)
    : [];
  const lines = [
    say.completion(achieved.completed),
    words.progress(...lessonsDone(course, session.progress)),
    missing.includes('answers') && words.open.some,
    ...course.lessons
      .filter(({ id }) => acknowledgements.some(({ lesson }) => lesson === id))
      .map(({ title }) => words.open.confirm(title)),
    missing.includes('minutes') && words.open.minutes(minutesToGo(course, session.progress)),
    course.lessons.some(isCheck) &&
      (achieved.best === undefined
        ? say.noScore
        : say.score(percent(achieved.best), achieved.success === 'passed')),
  ];
  if (session.mode !== 'normal') {
    return html`<h2 tabindex="-1">${say.title}</h2>
      <p>${say.nothing}</p>
      ${exitOptions(session.returnUrl)}`;
  }
  return html`<h2 tabindex="-1">${say.title}</h2>
    ${unconfirmed ? html`<p class="problem">${isKeptOnDevice ? say.lost : say.lostHere}</p>` : nothing}
    <h3>${keeps && !unconfirmed ? say.recorded : say.done}</h3>
    <ul>
      ${lines.map((line) => (line ? html`<li>${line}</li>` : nothing))}
    </ul>
    ${keeps && unconfirmed ? nothing : html`<p>${keeps ? (achieved.completed ? say.comeBackDone : say.comeBack) : say.nothingKept}</p>`}
    ${exitOptions(session.returnUrl)}`;
}

/**
 * A link to the page that the LMS wants, or a way to close the window. In a frame, the course cannot know whether the
 * LMS opened the window for it. A script may close only a window that a script opened.
 *
 * @param back a web address; undefined if the LMS gives none
 */
function exitOptions(back: string | undefined): TemplateResult {
  const { farewell: say } = words;
  if (back !== undefined) return html`<p><a href=${back}>${say.goBack}</a></p>`;
  if (window.parent !== window) return html`<p>${say.inFrame}</p>`;
  if (window.opener === null) return html`<p>${say.inTab}</p>`;
  return html`<p>${say.inWindow}</p>
    <div class="actions">
      <button class="primary" @click=${close}>${say.close}</button>
    </div>
    <p role="status"></p>`;
}

/** If the browser refuses, tells the learner. */
function close({ currentTarget }: Event): void {
  const status = (currentTarget as Element).parentElement?.nextElementSibling ?? null;
  window.close();
  setTimeout(() => tell(status, words.farewell.notClosed), 300);
}

/** Shown while the record saves for the last time. */
export const leaving = (): TemplateResult => html`<h2 tabindex="-1">${words.saving.saving}</h2>`;

/** Shown if the page came back after its session had ended. */
export const stale = ({ keeps }: Session): TemplateResult =>
  html`<h2 tabindex="-1">${words.stale.title}</h2>
    <p>${keeps ? words.stale.text : words.stale.nothingKept}</p>`;
