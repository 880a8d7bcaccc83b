import type { Evidence } from './evidence.ts';
import { evidenceOf } from './evidence.ts';
import type { Course } from './course.ts';
import { isCheck } from './course.ts';
import type { Progress } from './progress.ts';
import type { LessonStatus } from './completion.ts';
import { lessonIsComplete, lessonStatus, secondsToGo } from './completion.ts';
import type { AchievedResult } from './achieved-result.ts';
import { attemptsLeft } from './progress-after.ts';

/** The results reported to the LMS. */
export interface Outcome extends AchievedResult {
  /** 0–1: the share of lessons, check and minutes completed, if they count; undefined before the outline loads. */
  readonly progress: number | undefined;
  /** One per lesson, in order; empty until the outline has loaded. */
  readonly objectives: readonly Objective[];
  /** The attempts at the check are limited and used up, and none is under way. */
  readonly isLastAttemptTaken?: boolean;
  /** Present if the course was completed or the check was taken, and the outline has loaded. */
  readonly evidence?: Evidence;
}

export interface Objective {
  /** The lesson's id. */
  readonly id: string;
  /** The lesson's title. */
  readonly description: string;
  readonly status: LessonStatus;
  /** 0–1, the best share of the check's questions on this lesson; undefined before the first attempt. */
  readonly score: number | undefined;
}

/** The results to report for this progress. */
export function outcomeOf(course: Course, progress: Progress): Outcome {
  const { achieved } = progress;
  const lessons = course.lessons.filter((lesson) => !isCheck(lesson));
  const complete = lessons.filter((lesson) => lessonIsComplete(course, progress, lesson)).length;
  const checkCounts = course.rules.completion !== 'viewed' && course.lessons.some(isCheck);
  const timeCounts = course.rules.minimumMinutes > 0;
  const steps = lessons.length + (checkCounts ? 1 : 0) + (timeCounts ? 1 : 0);
  const done =
    complete +
    (checkCounts && achieved.success === 'passed' ? 1 : 0) +
    (timeCounts && secondsToGo(course, progress) === 0 ? 1 : 0);
  return {
    ...achieved,
    ...((achieved.completed || achieved.best !== undefined || achieved.success === 'passed') && {
      evidence: evidenceOf(course, progress),
    }),
    ...(attemptsLeft(course, progress) === 0 &&
      progress.attempt?.submitted !== false && { isLastAttemptTaken: true }),
    progress: achieved.completed || steps === 0 ? 1 : done / steps,
    objectives: lessons.map((lesson) => ({
      id: lesson.id,
      description: lesson.title,
      status: lessonStatus(course, progress, lesson),
      score: progress.bestByLesson.get(lesson.id),
    })),
  };
}
