import type { Course, Lesson } from './course.ts';
import { isCheck, lessonOf } from './course.ts';
import type { AchievedResult } from './achieved-result.ts';
import { better, nothingAchieved } from './achieved-result.ts';

/** Where the learner is. */
export interface Place {
  readonly lesson: string;
  readonly screen: string;
  /** The step within a screen that has steps of its own (the check's questions), from 0. */
  readonly step?: number;
}

/** One go at the final check. */
export interface CheckAttempt {
  /** Decides the order of the options, so that a resumed attempt looks the same. */
  readonly seed: number;
  /** The ids of the questions drawn, in order. */
  readonly items: readonly string[];
  /** Question id → response. */
  readonly answers: ReadonlyMap<string, string>;
  readonly submitted: boolean;
}

/** All that is kept of a learner's way through the course. Nothing private is ever in it. */
export interface Progress {
  readonly place: Place | undefined;
  /** Lesson id → the ids of its screens that were seen. */
  readonly seen: ReadonlyMap<string, ReadonlySet<string>>;
  /** Practice: activity id → response, the oldest first. What a response means is the block's own affair. */
  readonly answers: ReadonlyMap<string, string>;
  /** Attempts at the check that were submitted. */
  readonly attemptsTaken: number;
  readonly attempt: CheckAttempt | undefined;
  /** Lesson id → the best share (0–1) of the check's questions on it. */
  readonly bestByLesson: ReadonlyMap<string, number>;
  /** The version of the acknowledgement that was given, or ''. */
  readonly acknowledged: string;
  readonly achieved: AchievedResult;
}

export const emptyProgress: Progress = {
  place: undefined,
  seen: new Map(),
  answers: new Map(),
  attemptsTaken: 0,
  attempt: undefined,
  bestByLesson: new Map(),
  acknowledged: '',
  achieved: nothingAchieved,
};

/** What a learner can do that the record must know. */
export type LearningEvent =
  | { readonly type: 'arrived'; readonly place: Place }
  | { readonly type: 'answered'; readonly activity: string; readonly response: string }
  | { readonly type: 'check-begun'; readonly seed: number; readonly items: readonly string[] }
  | { readonly type: 'check-answered'; readonly item: string; readonly response: string }
  | {
      readonly type: 'check-submitted';
      /** 0–1. */
      readonly score: number;
      readonly byLesson: ReadonlyMap<string, number>;
    }
  | { readonly type: 'acknowledged'; readonly version: string };

/** What a learner can do in the final check. */
export type CheckLearningEvent = Extract<LearningEvent, { readonly type: `check-${string}` }>;

/** The progress after an event. Pure; what was achieved before is never less after. */
export function progressAfter(course: Course, progress: Progress, event: LearningEvent): Progress {
  return judged(course, { ...progress, ...change(course, progress, event) });
}

function change(course: Course, progress: Progress, event: LearningEvent): Partial<Progress> {
  switch (event.type) {
    case 'arrived': {
      const { lesson, screen } = event.place;
      const screens = new Set(progress.seen.get(lesson)).add(screen);
      return { place: event.place, seen: new Map(progress.seen).set(lesson, screens) };
    }
    case 'answered': {
      const answers = new Map(progress.answers);
      answers.delete(event.activity);
      return { answers: answers.set(event.activity, event.response) };
    }
    case 'check-begun':
      return { attempt: { seed: event.seed, items: event.items, answers: new Map(), submitted: false } };
    case 'check-answered': {
      const { attempt } = progress;
      if (!attempt || attempt.submitted) return {};
      return { attempt: { ...attempt, answers: new Map(attempt.answers).set(event.item, event.response) } };
    }
    case 'check-submitted': {
      const { attempt } = progress;
      if (!attempt || attempt.submitted) return {};
      const bestByLesson = new Map(progress.bestByLesson);
      for (const [lesson, share] of event.byLesson) {
        bestByLesson.set(lesson, Math.max(share, bestByLesson.get(lesson) ?? 0));
      }
      const attemptsTaken = progress.attemptsTaken + 1;
      const submitted: AchievedResult = {
        completed: false,
        success: successOf(course, event.score, attemptsTaken),
        best: event.score,
      };
      return {
        attempt: { ...attempt, submitted: true },
        attemptsTaken,
        bestByLesson,
        achieved: better(progress.achieved, submitted),
      };
    }
    case 'acknowledged':
      return { acknowledged: event.version };
  }
}

function successOf({ rules }: Course, score: number, attemptsTaken: number): AchievedResult['success'] {
  if (score >= rules.passMark) return 'passed';
  const usedUp = rules.attempts > 0 && attemptsTaken >= rules.attempts;
  return rules.failedAttempt === 'failed' || usedUp ? 'failed' : 'unknown';
}

/** The progress with the completion rule applied: completed where nothing is missing any more. */
export function judged(course: Course, progress: Progress): Progress {
  const { achieved } = progress;
  return achieved.completed || missingFor(course, progress).length > 0
    ? progress
    : { ...progress, achieved: { ...achieved, completed: true } };
}

/** What the completion rule may still wait for. */
export type Missing = 'lessons' | 'check' | 'acknowledgement';

/** Empty where the course is complete. */
export function missingFor(course: Course, progress: Progress): Missing[] {
  const { completion, acknowledgement } = course.rules;
  const lessons = course.lessons.filter((lesson) => !isCheck(lesson));
  const missing: Missing[] = [];
  if (completion !== 'passed' && !lessons.every((lesson) => lessonIsComplete(progress, lesson)))
    missing.push('lessons');
  if (completion !== 'viewed' && progress.achieved.success !== 'passed') missing.push('check');
  if (acknowledgement && progress.acknowledged !== course.acknowledgement) missing.push('acknowledgement');
  return missing;
}

/** A lesson is complete once every screen was seen; the check once it was passed, or submitted at all. */
export function lessonIsComplete(progress: Progress, lesson: Lesson): boolean {
  if (isCheck(lesson)) return progress.attemptsTaken > 0 || progress.achieved.best !== undefined;
  const seen = progress.seen.get(lesson.id);
  return lesson.screens.every((screen) => seen?.has(screen.id));
}

export function attemptsLeft(course: Course, progress: Progress): number {
  const { attempts } = course.rules;
  return attempts === 0 ? Infinity : Math.max(0, attempts - progress.attemptsTaken);
}

/** Where to go on: the place kept, if the course still has it, else the first screen not seen. */
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
