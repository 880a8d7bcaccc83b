import { furtherLessons, lessons } from 'course:lessons';
import type { Course } from '../course/course.ts';
import type { LessonElement, LoadDrawings } from '../lessons/lesson-element.ts';
import { activeName } from './active-language.ts';

const tries = 3;
const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

/**
 * A lesson's element, its chunk fetched first. One that fails, or comes back as a login page, is tried again.
 *
 * @throws where it could not be had
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

let fetchedIn = '';

/** Once idle, the chunks that are still missing, one by one: a lost connection or login then costs nothing. */
export async function fetchAhead(course: Course): Promise<void> {
  if (fetchedIn === course.language) return;
  fetchedIn = course.language;
  await idle();
  // The first of a kind takes a browser up to 40 ms: no screen is to wait for that.
  new Intl.NumberFormat(course.language).format(0);
  new Intl.ListFormat(course.language).format(['', '']);
  for (const { id } of course.lessons) {
    const name = activeName(id);
    const tag = `lesson-${name}`;
    if (customElements.get(tag)) continue;
    await idle();
    if (fetchedIn !== course.language) return;
    try {
      await fetchLesson(name);
      await (customElements.get(tag) as { loadDrawings?: LoadDrawings } | undefined)?.loadDrawings?.();
    } catch {
      // No matter: the chunk is asked for again when it is needed.
    }
  }
}

const idle = (): Promise<void> =>
  new Promise((resolve) => {
    if ('requestIdleCallback' in window) window.requestIdleCallback(() => resolve(), { timeout: 5000 });
    else setTimeout(resolve, 500);
  });
