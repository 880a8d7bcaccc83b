import type { Course } from '../course/course.ts';
import { isCheck, shortDigest } from '../course/course.ts';
import type { Progress } from '../course/progress.ts';
import { emptyProgress } from '../course/progress.ts';
import { encodeSnapshot } from '../course/snapshot.ts';
import type { Problem } from './problems.ts';

/** SCORM 1.2 RTE 3.4.4, suspend data. */
export const scorm12Limit = 4096;
/** Longer than most answers: a sort of eight statements, a scenario of eight decisions. */
const longAnswer = 'a'.repeat(8);

/**
 * The number of characters that this course's snapshot can reach: everything seen and answered, and a check under way
 * (`most`). And the number after everything that may be dropped has been dropped (`least`).
 */
export function snapshotSize(course: Course): { readonly most: number; readonly least: number } {
  const lessons = course.lessons.filter((lesson) => !isCheck(lesson));
  const ids = (of: typeof lessons): string[] =>
    of.flatMap(({ screens }) => screens.flatMap(({ activities }) => activities.map(({ id }) => id)));
  const drawn = ids(course.lessons.filter(isCheck)).slice(0, lessons.length * course.rules.drawPerLesson);
  const last = lessons.at(-1);
  const at = { seconds: 2_000_000_000, offset: 0 };
  const { version, digest } = course;
  const completion = {
    at,
    version,
    digest: shortDigest(digest),
    score: 0.999,
    passMark: 0.999,
    attempt: 999,
  };
  const progress: Progress = {
    ...emptyProgress,
    chosenLocale: 'eng',
    place: last && { lesson: last.id, screen: last.screens.at(-1)?.id ?? '', step: 99 },
    seen: new Map(course.lessons.map(({ id, screens }) => [id, new Set(screens.map((screen) => screen.id))])),
    answers: new Map(ids(lessons).map((id) => [id, longAnswer])),
    attemptsTaken: 999,
    attempt: {
      seed: 2 ** 31 - 1,
      items: drawn,
      answers: new Map(drawn.map((id) => [id, course.rules.confidence ? 'abcd3' : 'abcd'])),
      submitted: false,
    },
    bestByLesson: new Map(lessons.map(({ id }) => [id, 0.999])),
    answeredLessons: new Set(course.rules.requireAnswers ? lessons.map(({ id }) => id) : []),
    testOuts: new Map(course.rules.testOut ? lessons.map(({ id }) => [id, true]) : []),
    seconds: course.rules.minimumMinutes > 0 ? 999_999 : 0,
    acknowledgements: new Map(course.acknowledgements.map(({ id, version }) => [id, { version, at }])),
    attempts: Array.from({ length: 10 }, () => ({ at, score: 0.999, isPassed: true })),
    completions: Array.from({ length: 3 }, () => completion),
    achieved: { completed: true, success: 'passed', best: 0.999 },
  };
  const time = { before: 9_999_999, session: 999_999 };
  return {
    most: encodeSnapshot(course, progress, Infinity, time).length,
    least: encodeSnapshot(course, progress, 0, time).length,
  };
}

/** The problem if even the least is too long. */
export const tooManyQuestionsProblem = (file: string, length: number, line: number): Problem => ({
  file,
  line,
  message: `An attempt at the check takes up to ${length} characters of a learner's place; SCORM 1.2 keeps ${scorm12Limit}.`,
  fix: 'Lower draw-per-lesson, or make two courses of it.',
});

/** The warning if the most is too long. */
export function snapshotSizeWarnings(file: string, length: number, line: number): Problem[] {
  if (length <= scorm12Limit) return [];
  const message = `What is kept of a learner can reach ${length} characters; SCORM 1.2 keeps ${scorm12Limit}.`;
  const fix = 'Nothing breaks: the oldest practice answers give way. To keep all, make two courses of it.';
  return [{ file, line, message, fix }];
}
