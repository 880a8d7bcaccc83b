import type * as AfterFirstLesson from './after-first-lesson.ts';
import { furtherLessons, lessons } from 'course:lessons';
import type { Course } from '../course/course.ts';
import type { LessonElement, LoadDrawings } from '../lessons/lesson-element.ts';
import { activeName } from './active-language.ts';

const tries = 3;
const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

/**
 * Creates a lesson's element, after loading its chunk. If that fails, or returns a login page, tries again.
 *
 * @throws if it could not be loaded
 */
export async function loadLesson(id: string): Promise<LessonElement> {
  const name = activeName(id);
  const tag = `lesson-${name}`;
  for (let attempt = 1; !customElements.get(tag); attempt++) {
    try {
      await fetchLesson(name, attempt > 1 ? `?again=${Date.now()}` : '');
      if (!customElements.get(tag)) throw new Error(`The chunk of ${tag} does not define it.`);
    } catch (error) {
      if (attempt >= tries) throw error;
      await pause(attempt * 400);
    }
  }
  return document.createElement(tag) as LessonElement;
}

async function fetchLesson(name: string, again = ''): Promise<void> {
  const all = lessons[name] ? lessons : (await furtherLessons?.(again))?.lessons;
  await all?.[name]?.(again);
}

let prefetchedLanguage = '';

/** When idle, loads the missing chunks one by one: a connection or login lost later then does no harm. */
export async function prefetchLessons(course: Course): Promise<void> {
  if (prefetchedLanguage === course.language) return;
  prefetchedLanguage = course.language;
  await idle();
  // The first formatter of each kind takes a browser up to 40 ms: no screen should wait for that.
  new Intl.NumberFormat(course.language).format(0);
  new Intl.ListFormat(course.language).format(['', '']);
  for (const { id } of course.lessons) {
    const name = activeName(id);
    const tag = `lesson-${name}`;
    if (customElements.get(tag)) continue;
    await idle();
    if (prefetchedLanguage !== course.language) return;
    try {
      await fetchLesson(name);
      await (customElements.get(tag) as { loadDrawings?: LoadDrawings } | undefined)?.loadDrawings?.();
    } catch {
      // Ignored: the chunk is loaded again when it is needed.
    }
  }
}

export const loadAfterFirstLesson = (): Promise<typeof AfterFirstLesson> => import('./after-first-lesson.ts');

/** Resolves when the browser has nothing to do, after five seconds at most. */
export const idle = (): Promise<void> =>
  new Promise((resolve) => {
    if ('requestIdleCallback' in window) window.requestIdleCallback(() => resolve(), { timeout: 5000 });
    else setTimeout(resolve, 500);
  });
