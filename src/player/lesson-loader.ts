import { lessons } from 'course:lessons';
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
      await lessons[name]?.(attempt > 1 ? `?again=${Date.now()}` : '');
      if (!customElements.get(tag)) throw new Error(`The chunk of ${tag} does not define it.`);
    } catch (error) {
      if (attempt >= tries) throw error;
      await pause(attempt * 400);
    }
  }
  return document.createElement(tag) as LessonElement;
}

let fetchedIn = '';

/** Once idle, the chunks that are still missing, one by one: a lost connection or login then costs nothing. */
export function fetchAhead(course: Course): void {
  if (fetchedIn === course.language) return;
  fetchedIn = course.language;
  const missing = course.lessons
    .map(({ id }) => activeName(id))
    .filter((name) => !customElements.get(`lesson-${name}`));
  const next = (): void => {
    const lesson = missing.shift();
    if (lesson === undefined || fetchedIn !== course.language) return;
    // Failing here is no matter: the chunk is asked for again when it is needed.
    void lessons[lesson]?.()
      .then(() => {
        const element = customElements.get(`lesson-${lesson}`) as { loadDrawings?: LoadDrawings } | undefined;
        return element?.loadDrawings?.();
      })
      .catch(() => undefined)
      .then(() => whenIdle(next));
  };
  whenIdle(() => {
    // A browser's first number format takes it some 40 ms: no screen is to wait for that.
    new Intl.NumberFormat(course.language).format(0);
    next();
  });
}

function whenIdle(then: () => void): void {
  if ('requestIdleCallback' in window) window.requestIdleCallback(then, { timeout: 5000 });
  else setTimeout(then, 500);
}
