import type { Course, CourseAcknowledgement, Lesson, Screen } from './course.ts';
import { isCheck, lessonOf, shortDigest } from './course.ts';
import type { Completion, Moment, Progress } from './progress.ts';
import { encodeShare } from './snapshot-parts.ts';

/** Keeps the first and the two latest. */
export const keptCompletions = ([first, ...others]: readonly Completion[]): readonly Completion[] =>
  first ? [first, ...others.slice(-2)] : [];

/**
 * Applies the completion rule to the progress: completed if nothing is missing.
 *
 * @param at when it is completed; if undefined, no date is kept
 */
export function withAchievements(course: Course, before: Progress, at?: Moment): Progress {
  const progress = withAnswered(course, before);
  const { achieved, completions } = progress;
  if (missingFor(course, progress).length > 0) return progress;
  const isKept = !at || completions.some(({ version }) => version === course.version);
  return {
    ...progress,
    achieved: { ...achieved, completed: true },
    completions: isKept
      ? completions
      : keptCompletions([...completions, completionNow(course, progress, at)]),
  };
}

const completionNow = (course: Course, progress: Progress, at: Moment): Completion => ({
  at,
  version: course.version,
  digest: shortDigest(course.digest),
  ...bestResult(course, progress),
});

/** The best score, the pass mark that applied to it, and the number of its attempt, if known. */
export function bestResult(
  { rules, lessons }: Course,
  progress: Progress,
): Pick<Completion, 'score' | 'passMark' | 'attempt'> {
  const { achieved, attempts, attemptsTaken, completions } = progress;
  const score = achieved.best;
  const before = completions.find((one) => one.score === score);
  // Judged under another version, with a pass mark that was lower or higher than now.
  const isOlder = score !== undefined && (achieved.success === 'passed') !== score >= rules.passMark;
  // The settings always have a mark, but without a check it applies to nothing.
  const hasMark = score !== undefined || lessons.some(isCheck);
  // A snapshot keeps scores in thousandths.
  const index = attempts.findIndex((one) => encodeShare(one.score) === encodeShare(score ?? -1));
  // The first one kept may be from much earlier: see `latestAttempts`.
  const isKnown = index > 0 || (index === 0 && (attempts.length === 1 || attempts.length >= attemptsTaken));
  return {
    score,
    passMark: hasMark ? (isOlder ? before?.passMark : rules.passMark) : undefined,
    attempt: isKnown ? Math.max(1, attemptsTaken - (attempts.length - 1 - index)) : (before?.attempt ?? 0),
  };
}

/** Marks the lessons whose practice questions were all answered. */
function withAnswered({ rules, lessons }: Course, progress: Progress): Progress {
  if (!rules.requireAnswers) return progress;
  const { answeredLessons, answers } = progress;
  // The check's answers belong to its attempt, not here.
  const now = lessons.filter(({ screens }) => {
    const activities = screens.flatMap((screen) => screen.activities);
    return activities.length > 0 && activities.every(({ id }) => answers.has(id));
  });
  return { ...progress, answeredLessons: new Set([...answeredLessons, ...now.map(({ id }) => id)]) };
}

/** What the completion rule still requires: `answers` if every screen was seen. */
export type Missing = 'lessons' | 'answers' | 'check' | 'acknowledgement' | 'minutes';

/** Empty if the course is complete by the rules of this version; another version may have been completed before. */
export function missingFor(course: Course, before: Progress): Missing[] {
  const { completion, acknowledgement } = course.rules;
  const progress = { ...before, achieved: { ...before.achieved, completed: hasCompleted(course, before) } };
  const open = course.lessons.filter(
    (lesson) => !isCheck(lesson) && !lessonIsComplete(course, progress, lesson),
  );
  const missing: Missing[] = [];
  if (completion !== 'passed' && open.length > 0)
    missing.push(open.every((lesson) => isSeen(progress, lesson)) ? 'answers' : 'lessons');
  if (completion !== 'viewed' && progress.achieved.success !== 'passed') missing.push('check');
  if (acknowledgement && missingAcknowledgements(course, progress).length > 0)
    missing.push('acknowledgement');
  if (secondsToGo(course, progress) > 0) missing.push('minutes');
  return missing;
}

/** The acknowledgements not given for the current version of their texts. */
export const missingAcknowledgements = (
  course: Course,
  progress: Progress,
): readonly CourseAcknowledgement[] =>
  course.acknowledgements.filter(({ id, version }) => progress.acknowledgements.get(id)?.version !== version);

/** The acknowledgements that a finisher has to renew before continuing, according to the settings. */
export const acknowledgementsToRenew = (
  course: Course,
  progress: Progress,
): readonly CourseAcknowledgement[] => {
  const { renew } = course.rules;
  if (renew === 'never' || !progress.achieved.completed) return [];
  return renew === 'every-visit' ? course.acknowledgements : missingAcknowledgements(course, progress);
};

/**
 * A lesson is complete if every screen was seen and, if the rules require it, its questions were answered; or if its
 * test-out was passed. The check is complete once it was submitted.
 */
export function lessonIsComplete(course: Course, progress: Progress, lesson: Lesson): boolean {
  if (isCheck(lesson)) return progress.attemptsTaken > 0 || progress.achieved.best !== undefined;
  if (progress.testOuts.get(lesson.id) === true) return true;
  return isSeen(progress, lesson) && unansweredScreens(course, progress, lesson).length === 0;
}

export type LessonStatus = 'not attempted' | 'incomplete' | 'completed';

export function lessonStatus(course: Course, progress: Progress, lesson: Lesson): LessonStatus {
  if (lessonIsComplete(course, progress, lesson)) return 'completed';
  return progress.seen.has(lesson.id) ? 'incomplete' : 'not attempted';
}

/** Whether the lesson with this id is complete; false before the course is loaded, and for an unknown id. */
export function hasCompletedLesson(course: Course | undefined, progress: Progress, id: string): boolean {
  const lesson = course && lessonOf(course, id);
  return lesson !== undefined && lessonIsComplete(course as Course, progress, lesson);
}

function isSeen(progress: Progress, { id, screens }: Lesson): boolean {
  const seen = progress.seen.get(id);
  return screens.every((screen) => seen?.has(screen.id));
}

/** The screens of a lesson with unanswered questions; none in a completed course. */
export function unansweredScreens({ rules }: Course, progress: Progress, lesson: Lesson): readonly Screen[] {
  const { achieved, answeredLessons, answers, testOuts } = progress;
  const isAsked = rules.requireAnswers && !isCheck(lesson) && !achieved.completed;
  if (!isAsked || answeredLessons.has(lesson.id) || testOuts.get(lesson.id) === true) return [];
  return lesson.screens.filter(({ activities }) => activities.some(({ id }) => !answers.has(id)));
}

/** How long the learner still has to spend; 0 if this version is completed. */
export const secondsToGo = (course: Course, progress: Progress): number =>
  hasCompleted(course, progress) ? 0 : Math.max(0, course.rules.minimumMinutes * 60 - progress.seconds);

/** Whether this exact version was completed. */
const hasCompleted = ({ version }: Course, { completions }: Progress): boolean =>
  completions.some((one) => one.version === version);
