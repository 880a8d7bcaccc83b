import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import { percent } from '../blocks/percent.ts';
import type { Course } from '../course/course.ts';
import { words } from '../locale/words.ts';
import type { Session } from '../session/session.ts';
import { lessonsDone } from './way.ts';

/**
 * After Exit: what was recorded and how to come back.
 *
 * @param unconfirmed the record did not confirm the last of it.
 */
export function farewell(course: Course, session: Session, unconfirmed: boolean): TemplateResult {
  const { farewell: say } = words;
  const { keeps, keptHere } = session;
  const { standing } = session.progress;
  if (session.mode !== 'normal') {
    return html`<h2 tabindex="-1">${say.title}</h2>
      <p>${say.nothing}</p>
      ${closing(session.returnUrl)}`;
  }
  return html`<h2 tabindex="-1">${say.title}</h2>
    ${unconfirmed ? html`<p class="problem">${keptHere ? say.lost : say.lostHere}</p>` : nothing}
    <h3>${keeps ? say.recorded : say.done}</h3>
    <ul>
      <li>${say.completion(standing.completed)}</li>
      <li>${words.progress(...lessonsDone(course, session.progress))}</li>
      <li>
        ${standing.best === undefined ? say.noScore : say.score(percent(standing.best), standing.success === 'passed')}
      </li>
    </ul>
    <p>${keeps ? (standing.completed ? say.comeBackDone : say.comeBack) : say.nothingKept}</p>
    ${closing(session.returnUrl)}`;
}

/**
 * Back to where the LMS wants the learner, or out: a window may be closed only where a script opened it.
 *
 * @param back an address of the web; undefined where the LMS has no wish.
 */
function closing(back: string | undefined): unknown {
  if (back !== undefined) return html`<p><a href=${back}>${words.farewell.goBack}</a></p>`;
  if (!hasOpener()) return nothing;
  return html`<div class="actions">
    <button class="primary" @click=${() => window.close()}>${words.farewell.close}</button>
  </div>`;
}

function hasOpener(): boolean {
  try {
    return window.opener !== null && window.parent === window;
  } catch {
    return false;
  }
}

/** While the record takes the last of it. */
export const leaving = (): TemplateResult => html`<h2 tabindex="-1">${words.saving.saving}</h2>`;

/** The page came back after its session had ended. */
export const stale = ({ keeps }: Session): TemplateResult =>
  html`<h2 tabindex="-1">${words.stale.title}</h2>
    <p>${keeps ? words.stale.text : words.stale.nothingKept}</p>`;
