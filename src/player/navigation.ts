import type { AnswerKey } from '../course/answer-key.ts';
import type { Course, Lesson } from '../course/course.ts';
import { isCheck, lessonOf } from '../course/course.ts';
import type { Place, Progress } from '../course/progress.ts';
import { lessonIsComplete } from '../course/completion.ts';
import { words } from '../locale/words.ts';
import type { Session } from '../session/session.ts';
import { announce } from '../ui/announce.ts';

/** The screens before and after a place, across lessons; undefined at either end. */
export function neighbours(
  course: Course,
  place: Place,
): { previous: Place | undefined; next: Place | undefined } {
  const places = course.lessons.flatMap(({ id, screens }) =>
    screens.map((screen): Place => ({ lesson: id, screen: screen.id })),
  );
  const here = places.findIndex(({ lesson, screen }) => lesson === place.lesson && screen === place.screen);
  return { previous: places[here - 1], next: places[here + 1] };
}

/**
 * Minutes that are left of a lesson, going by its screens that were not seen. The final check is no such lesson: one
 * of its screens takes nearly all of its time.
 */
export function minutesLeft(progress: Progress, { id, minutes, screens }: Lesson): number {
  const seen = progress.seen.get(id);
  return (minutes * screens.filter((screen) => !seen?.has(screen.id)).length) / screens.length;
}

/** That, in words: in whole minutes, rounded up. */
export const timeLeft = (minutes: number): string => words.timeLeft(minutes < 1 ? 0 : Math.ceil(minutes));

/** How many lessons are complete, of how many; the final check is not counted as a lesson. */
export function lessonsDone(course: Course, progress: Progress): [done: number, all: number] {
  const lessons = course.lessons.filter((lesson) => !isCheck(lesson));
  return [lessons.filter((lesson) => lessonIsComplete(course, progress, lesson)).length, lessons.length];
}

/** Which screen of its lesson a place is, from 1, and of how many. */
export function screenNumber(course: Course, place: Place): [screen: number, screens: number] {
  const screens = lessonOf(course, place.lesson)?.screens ?? [];
  return [screens.findIndex(({ id }) => id === place.screen) + 1, screens.length];
}

/** The learner is at a place; where that was the last of its lesson, it is announced. */
export function arriveAt(
  session: Session,
  course: Course,
  lesson: Lesson,
  place: Place,
  key: AnswerKey | undefined,
): void {
  const isComplete = (): boolean => lessonIsComplete(course, session.progress, lesson);
  const before = isComplete();
  session.arrive(place, key);
  if (before || isCheck(lesson) || !isComplete()) return;
  announce(
    `${words.lessonComplete(lesson.title)} ${words.progress(...lessonsDone(course, session.progress))}`,
  );
}
