import type { Course } from '../course/course.ts';
import type { Place } from '../course/progress.ts';
import type { ScreenText } from '../lessons/transcript.ts';

export interface Hit {
  readonly place: Place;
  readonly lesson: string;
  readonly title: string;
  /** The first line that matches, '' where only the title does. */
  readonly line: string;
}

const folded = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[’‘]/g, "'").toLowerCase();

/** The screens that hold every word of a query, in the course's order. */
export function search(
  course: Course,
  texts: ReadonlyMap<string, readonly ScreenText[]>,
  query: string,
): Hit[] {
  const wanted = folded(query).split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return [];
  return course.lessons.flatMap(({ id, title: lesson }) =>
    (texts.get(id) ?? []).flatMap(({ screen, title, lines }): Hit[] => {
      const all = folded([title, ...lines].join('\n'));
      if (!wanted.every((word) => all.includes(word))) return [];
      const line = lines.find((one) => wanted.some((word) => folded(one).includes(word))) ?? '';
      return [{ place: { lesson: id, screen }, lesson, title, line }];
    }),
  );
}
