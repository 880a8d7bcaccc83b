import type { TemplateResult } from 'lit';
import { html } from 'lit';
import type { Course } from '../course/course.ts';
import { words } from '../locale/words.ts';
import type { Session } from '../session/session.ts';
import { farewell, leaving, stale } from './farewell.ts';

/** What the player shows: a lesson, or why there is none. `lost`: left, but the last save was not confirmed. */
export type PlayerView = 'lesson' | 'loading' | 'failed' | 'leaving' | 'left' | 'lost' | 'stale';

/** The view in the lesson's place. */
export function insteadOfLesson(
  stage: Exclude<PlayerView, 'lesson'>,
  course: Course,
  session: Session,
  tryAgain: () => void,
): unknown {
  if (stage === 'leaving') return leaving();
  if (stage === 'stale') return stale(session);
  if (stage === 'loading') return html`<p>${words.loading}</p>`;
  if (stage === 'failed') return lessonFailed(tryAgain);
  return farewell(course, session, stage === 'lost');
}

/** Shown if the lesson's chunk could not be loaded. */
function lessonFailed(tryAgain: () => void): TemplateResult {
  const { title, text, retry } = words.lessonFailed;
  return html`<h2 tabindex="-1">${title}</h2>
    <p>${text}</p>
    <div class="actions">
      <button class="primary" @click=${tryAgain}>${retry}</button>
    </div>`;
}
