import { unansweredScreens, acknowledgementsToRenew } from './completion.ts';
import type { Course, Lesson } from './course.ts';
import { isCheck, lessonOf } from './course.ts';
import type { Place, Progress } from './progress.ts';

/** Where a launch begins: at an acknowledgement that must be renewed, else where the learner left off. */
export function beginningOf(course: Course, progress: Progress, isRecorded: boolean): Place {
  const [first] = isRecorded ? acknowledgementsToRenew(course, progress) : [];
  return first ? { lesson: first.lesson, screen: first.screen } : resumePlace(course, progress);
}

/** Where to continue: the stored place if the course still has it, else the first screen not seen. */
export function resumePlace(course: Course, progress: Progress): Place {
  const { place } = progress;
  if (place && lessonOf(course, place.lesson)?.screens.some(({ id }) => id === place.screen)) return place;
  for (const lesson of course.lessons) {
    const screen = lesson.screens.find(({ id }) => !progress.seen.get(lesson.id)?.has(id));
    if (screen) return { lesson: lesson.id, screen: screen.id };
  }
  const first = course.lessons[0];
  return { lesson: first?.id ?? '', screen: first?.screens[0]?.id ?? '' };
}

/**
 * Where to continue a lesson: if an attempt at the check is under way, at its questions; else the first screen not
 * seen, else the first with an unanswered question.
 */
export function placeIn(course: Course, progress: Progress, lesson: Lesson): Place {
  const { id, screens } = lesson;
  const isUnderWay = isCheck(lesson) && progress.attempt?.submitted === false;
  const screen =
    screens.find((one) => (isUnderWay ? one.activities.length > 0 : !progress.seen.get(id)?.has(one.id))) ??
    unansweredScreens(course, progress, lesson)[0] ??
    screens[0];
  return { lesson: id, screen: screen?.id ?? '' };
}
