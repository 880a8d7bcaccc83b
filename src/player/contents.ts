import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import type { Course, Lesson } from '../course/course.ts';
import type { Place, Progress } from '../course/progress.ts';
import { lessonIsComplete } from '../course/progress.ts';
import { words } from '../locale/words.ts';
import { lessonIcons } from './icons.ts';
import { lessonsDone } from './way.ts';

/** The lessons with the state of each, and the screens of the one that is open. */
export function contents(
  course: Course,
  progress: Progress,
  place: Place,
  go: (place: Place) => void,
): TemplateResult {
  const [done, all] = lessonsDone(course, progress);
  return html`<nav aria-label=${words.contents}>
    <p class="done">${words.progress(done, all)}</p>
    <ol>
      ${course.lessons.map((lesson) => entry(lesson, progress, place, go))}
    </ol>
  </nav>`;
}

function entry(lesson: Lesson, progress: Progress, place: Place, go: (place: Place) => void): TemplateResult {
  const seen = progress.seen.get(lesson.id);
  const state = lessonIsComplete(progress, lesson) ? 'completed' : seen ? 'incomplete' : 'not attempted';
  const isHere = lesson.id === place.lesson;
  const first = lesson.screens.find(({ id }) => !seen?.has(id)) ?? lesson.screens[0];
  const target = { lesson: lesson.id, screen: first?.id ?? '' };
  return html`<li class=${state === 'completed' ? 'completed' : ''}>
    <button class="lesson" aria-current=${isHere ? 'step' : nothing} @click=${() => go(target)}>
      ${lessonIcons[state]}
      <span>
        <span class="title">${lesson.title}</span>
        <span class="state">${words.lessonState[state]} · ${words.minutes(lesson.minutes)}</span>
      </span>
    </button>
    ${
      isHere && lesson.screens.length > 1
        ? html`<ol class="screens">
            ${lesson.screens.map(
              ({ id, title }) =>
                html`<li>
                  <button
                    aria-current=${id === place.screen ? 'true' : nothing}
                    @click=${() => go({ lesson: lesson.id, screen: id })}
                  >
                    ${title}
                  </button>
                </li>`,
            )}
          </ol>`
        : nothing
    }
  </li>`;
}
