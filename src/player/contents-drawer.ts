import type { TemplateResult } from 'lit';
import { html } from 'lit';
import type { Course } from '../course/course.ts';
import type { Place } from '../course/progress.ts';
import { words } from '../locale/words.ts';
import type { Session } from '../session/session.ts';
import type * as AfterFirstLesson from './after-first-lesson.ts';
import { closeIcon } from './icons.ts';

export const loadContents = (): Promise<typeof AfterFirstLesson> => import('./after-first-lesson.ts');

/** The table of contents, with the current place. */
export const contents = (course: Course, { progress }: Session, place: Place): TemplateResult =>
  html`<course-contents .course=${course} .progress=${progress} .place=${place}></course-contents>`;

/** The dialog that holds the contents if there is no room for them next to the lesson. */
export const contentsDrawer = (held: unknown, close: () => void): TemplateResult =>
  html`<dialog id="drawer" aria-label=${words.contents}>
    <button class="bar close" aria-label=${words.closeContents} @click=${close}>${closeIcon}</button>
    ${held}
  </dialog>`;
