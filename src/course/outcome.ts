import type { Course } from './course.ts';
import { isCheck } from './course.ts';
import type { Progress } from './progress.ts';
import { lessonIsComplete } from './progress.ts';

/** What has been achieved for good. */
export interface Standing {
  readonly completed: boolean;
  /** `failed` only ever gives way to `passed`. */
  readonly success: 'unknown' | 'passed' | 'failed';
  /** The best score of the final check, 0–1; undefined before the first attempt. */
  readonly best: number | undefined;
}

export const nothingYet: Standing = { completed: false, success: 'unknown', best: undefined };

/** What the LMS is told. */
export interface Outcome extends Standing {
  /** 0–1: the share of lessons completed; undefined while the course's outline is still on its way. */
  readonly progress: number | undefined;
  /** One per lesson, in order; empty while the outline is on its way. */
  readonly objectives: readonly Objective[];
}

export interface Objective {
  /** The lesson's id. */
  readonly id: string;
  /** The lesson's title. */
  readonly description: string;
  readonly status: 'not attempted' | 'incomplete' | 'completed';
  /** 0–1, the best of the check's questions on this lesson; undefined before the first attempt. */
  readonly score: number | undefined;
}

/** The better of two standings, part by part: nothing that was achieved is ever taken back. */
export function better(one: Standing, other: Standing): Standing {
  return {
    completed: one.completed || other.completed,
    success:
      one.success === 'passed' || other.success === 'passed'
        ? 'passed'
        : one.success === 'failed' || other.success === 'failed'
          ? 'failed'
          : 'unknown',
    best:
      Math.max(one.best ?? -1, other.best ?? -1) < 0 ? undefined : Math.max(one.best ?? 0, other.best ?? 0),
  };
}

/** What the LMS is told of this progress. */
export function outcomeOf(course: Course, progress: Progress): Outcome {
  const { standing } = progress;
  const lessons = course.lessons.filter((lesson) => !isCheck(lesson));
  const complete = lessons.filter((lesson) => lessonIsComplete(progress, lesson)).length;
  const checkCounts = course.rules.completion !== 'viewed' && course.lessons.some(isCheck);
  const steps = lessons.length + (checkCounts ? 1 : 0);
  const done = complete + (checkCounts && standing.success === 'passed' ? 1 : 0);
  return {
    ...standing,
    progress: standing.completed || steps === 0 ? 1 : done / steps,
    objectives: lessons.map((lesson) => ({
      id: lesson.id,
      description: lesson.title,
      status: lessonIsComplete(progress, lesson)
        ? 'completed'
        : progress.seen.has(lesson.id)
          ? 'incomplete'
          : 'not attempted',
      score: progress.bestByLesson.get(lesson.id),
    })),
  };
}
