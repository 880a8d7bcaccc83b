import { html, nothing } from 'lit';
import type { Course } from '../course/course.ts';
import { lessonOf } from '../course/course.ts';
import type { Place, Progress } from '../course/progress.ts';
import { lessonIsComplete, missingFor, unansweredScreens, secondsToGo } from '../course/completion.ts';
import { words } from '../locale/words.ts';
import type { Session } from '../session/session.ts';

/** Minutes that the learner still has to spend; 0 if the rules require none, or no more. */
export const minutesToGo = (course: Course, progress: Progress): number =>
  progress.achieved.completed ? 0 : Math.ceil(secondsToGo(course, progress) / 60);

/** How many questions of a lesson have to be answered before it counts. */
export function openQuestions(course: Course, progress: Progress, id: string): number {
  const lesson = lessonOf(course, id);
  const activities = lesson
    ? unansweredScreens(course, progress, lesson).flatMap((screen) => screen.activities)
    : [];
  return activities.filter((activity) => !progress.answers.has(activity.id)).length;
}

/**
 * A note below a screen about what the rules still require: the screen's own questions; on a lesson's last screen, the
 * questions of other screens; at the end, time.
 */
export function openNote(
  course: Course,
  { progress, mode }: Session,
  place: Place,
  go: (place: Place) => void,
): unknown {
  const lesson = lessonOf(course, place.lesson);
  // In review nothing is recorded, so nothing is required.
  if (!lesson || mode !== 'normal') return nothing;
  const open = unansweredScreens(course, progress, lesson);
  const isLast = lesson.screens.at(-1)?.id === place.screen;
  if (open.some(({ id }) => id === place.screen)) return html`<p class="open">${words.open.here}</p>`;
  if (isLast && open.length > 0) {
    return html`<div class="open">
      <p>${words.open.elsewhere}</p>
      <ul>
        ${open.map(
          ({ id, title }) =>
            html`<li>
              <button @click=${() => go({ lesson: lesson.id, screen: id })}>${title}</button>
            </li>`,
        )}
      </ul>
    </div>`;
  }
  const isTimeAlone = missingFor(course, progress).join() === 'minutes' || course.lessons.at(-1) === lesson;
  const minutes = minutesToGo(course, progress);
  return isLast && isTimeAlone && minutes > 0 && lessonIsComplete(course, progress, lesson)
    ? html`<p class="open">${words.open.minutesAtEnd(minutes)}</p>`
    : nothing;
}
