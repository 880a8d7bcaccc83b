import type { Course } from '../../src/course/course.ts';
import { isCheck } from '../../src/course/course.ts';
import type { Progress } from '../../src/course/progress.ts';
import { emptyProgress } from '../../src/course/progress.ts';
import { encodeSnapshot } from '../../src/course/snapshot.ts';

const activitiesOf = (course: Course, ofCheck: boolean): string[] =>
  course.lessons
    .filter((lesson) => isCheck(lesson) === ofCheck)
    .flatMap(({ screens }) => screens.flatMap(({ activities }) => activities.map(({ id }) => id)));

/** The snapshot's length when everything is seen and answered and the learner is at the end of ten questions. */
export function longestSnapshot(course: Course, limit: number): number {
  const drawn = activitiesOf(course, true).slice(0, 10);
  const last = course.lessons.at(-1);
  const progress: Progress = {
    ...emptyProgress,
    place: { lesson: last?.id ?? '', screen: last?.screens[0]?.id ?? '', step: 10 },
    seen: new Map(course.lessons.map(({ id, screens }) => [id, new Set(screens.map((one) => one.id))])),
    answers: new Map(activitiesOf(course, false).map((id) => [id, 'ab'])),
    attemptsTaken: 1,
    attempt: {
      seed: 123_456,
      items: drawn,
      answers: new Map(drawn.map((id) => [id, 'a'])),
      submitted: false,
    },
    bestByLesson: new Map(course.lessons.map(({ id }) => [id, 0.5])),
    achieved: { completed: true, success: 'passed', best: 0.9 },
  };
  return encodeSnapshot(course, progress, limit).length;
}
