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
 * Minutes left in a lesson, estimated from its unseen screens. Not for the final check: one of its screens takes nearly
 * all of its time.
 */
export function minutesLeft(progress: Progress, { id, minutes, screens }: Lesson): number {
  const seen = progress.seen.get(id);
  return (minutes * screens.filter((screen) => !seen?.has(screen.id)).length) / screens.length;
}

/** The remaining time in words: whole minutes, rounded up. */
export const timeLeft = (minutes: number): string => words.timeLeft(minutes < 1 ? 0 : Math.ceil(minutes));

/** How many lessons are complete, and how many there are; the final check is not counted. */
export function lessonsDone(course: Course, progress: Progress): [done: number, all: number] {
  const lessons = course.lessons.filter((lesson) => !isCheck(lesson));
  return [lessons.filter((lesson) => lessonIsComplete(course, progress, lesson)).length, lessons.length];
}

/** The number of a screen in its lesson, from 1, and how many there are. */
export function screenNumber(course: Course, place: Place): [screen: number, screens: number] {
  const screens = lessonOf(course, place.lesson)?.screens ?? [];
  return [screens.findIndex(({ id }) => id === place.screen) + 1, screens.length];
}

/** The document's title at a place. */
export function titleAt(course: Course, place: Place): string {
  const lesson = lessonOf(course, place.lesson);
  const screen = lesson?.screens.find(({ id }) => id === place.screen);
  return [screen?.title, lesson?.title, course.title].filter(Boolean).join(' – ');
}

/** Records that the learner is at a place. If that completes the lesson, announces it. */
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
