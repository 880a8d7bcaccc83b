import type { TemplateResult } from 'lit';
import { html } from 'lit';
import type { Course } from '../course/course.ts';
import { lessonOf } from '../course/course.ts';
import type { Place, Progress } from '../course/progress.ts';
import { words } from '../locale/words.ts';
import { nextIcon, previousIcon } from './icons.ts';
import { minutesLeft, neighbours, timeLeft } from './navigation.ts';

export interface NavigationActions {
  readonly go: (place: Place) => void;
  /** Called from the last screen of the course. */
  readonly finish: () => void;
}

/**
 * The previous and next buttons, with the position in the lesson.
 * @param isQuiet another element on the screen is highlighted
 */
export function lessonNav(
  course: Course,
  progress: Progress,
  place: Place,
  isQuiet: boolean,
  { go, finish }: NavigationActions,
): TemplateResult {
  const { previous, next } = neighbours(course, place);
  const lesson = lessonOf(course, place.lesson);
  const screens = lesson?.screens ?? [];
  const index = screens.findIndex(({ id }) => id === place.screen);
  // The check has its own buttons: only one button is highlighted.
  const isCheck = lesson?.kind === 'check' && (screens[index]?.activities.length ?? 0) > 0;
  const left = lesson?.kind === 'lesson' ? minutesLeft(progress, lesson) : 0;
  const isTaken = progress.attempt?.submitted === true;
  const isUnderWay = isCheck && progress.attempt?.submitted === false;
  return html`<nav class="lesson-nav" aria-label=${words.wayOn}>
    <button class="previous" ?disabled=${!previous} @click=${() => previous && go(previous)}>
      ${previousIcon}<span>${words.previous}</span>
    </button>
    <p>
      <span>${words.screenOf(index + 1, screens.length)}</span>${
        left > 0 ? html` <span class="left">· ${timeLeft(left)}</span>` : ''
      }
    </p>
    <button
      class="next ${isQuiet || (isCheck && !isTaken) ? '' : 'primary'}"
      ?disabled=${isUnderWay}
      @click=${() => (next ? go(next) : finish())}
    >
      <span>${nextWords(course, place, next)}</span>${next ? nextIcon : ''}
    </button>
  </nav>`;
}

function nextWords(course: Course, place: Place, next: Place | undefined): string {
  if (!next) return words.finish;
  return next.lesson === place.lesson
    ? words.next
    : words.nextLesson(lessonOf(course, next.lesson)?.title ?? '');
}
