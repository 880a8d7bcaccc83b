import { judged, missingFor, toRenew } from './completion.ts';
import type { Course } from './course.ts';
import { lessonOf } from './course.ts';
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

/** A moment by the learner's clock. */
export interface Moment {
  /** Since 1970, whole. */
  readonly seconds: number;
  /** Minutes east of UTC. */
  readonly offset: number;
}

/** An attempt at the check that was submitted. */
export interface TakenAttempt {
  readonly at: Moment;
  /** 0–1. */
  readonly score: number;
  /** By the pass mark of its day. */
  readonly isPassed: boolean;
}

/** That the completion rule was met, and under which version. */
export interface Completion {
  readonly at: Moment;
  readonly version: string;
  /** The first 12 characters of the content's digest. */
  readonly digest: string;
  /** The best until then, 0–1; undefined where no check was taken. */
  readonly score: number | undefined;
  /** 0–1, which that score was judged by; undefined where it was judged under a version that did not keep it. */
  readonly passMark: number | undefined;
  /** The number of the attempt with that score; 0 where there is none, or it is not known. */
  readonly attempt: number;
}

export interface Acknowledged {
  readonly version: string;
  /** Undefined where an earlier version of the course kept none. */
  readonly at: Moment | undefined;
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
  /** The lessons whose practice questions were all answered, where that is asked for: kept when answers give way. */
  readonly answered: ReadonlySet<string>;
  /** Lesson id → whether the questions at its beginning were passed. They are asked once. */
  readonly testOuts: ReadonlyMap<string, boolean>;
  /** For how long the learner was at it, where that is asked for; 0 else. */
  readonly seconds: number;
  /** Acknowledgement id → what was given last. */
  readonly acknowledgements: ReadonlyMap<string, Acknowledged>;
  /** The latest that were submitted, oldest first, and one that passed; none from before versions kept them. */
  readonly attempts: readonly TakenAttempt[];
  /** One for each version under which the course was completed, oldest first: the first and the latest. */
  readonly completions: readonly Completion[];
  /** The language that the learner chose, as `Language` names its files; '' where none was chosen. */
  readonly language: string;
  readonly achieved: AchievedResult;
}

export const emptyProgress: Progress = {
  place: undefined,
  seen: new Map(),
  answers: new Map(),
  attemptsTaken: 0,
  attempt: undefined,
  bestByLesson: new Map(),
  answered: new Set(),
  testOuts: new Map(),
  seconds: 0,
  acknowledgements: new Map(),
  attempts: [],
  completions: [],
  language: '',
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
  | { readonly type: 'tested-out'; readonly lesson: string; readonly isPassed: boolean }
  | { readonly type: 'spent'; readonly seconds: number }
  | { readonly type: 'language-chosen'; readonly locale: string }
  | { readonly type: 'acknowledged'; readonly id: string; readonly version: string };

/** What a learner can do in the final check. */
export type CheckLearningEvent = Extract<LearningEvent, { readonly type: `check-${string}` }>;

/**
 * The progress after an event. Pure; what was achieved before is never less after.
 *
 * @param at when; where that is not given, what comes of it has no date
 */
export function progressAfter(
  course: Course,
  progress: Progress,
  event: LearningEvent,
  at?: Moment,
): Progress {
  const after = { ...progress, ...change(course, progress, event, at) };
  const isPass = event.type === 'check-submitted' && event.score >= course.rules.passMark;
  // Who has completed another version completes this one by what is new in it, or by passing again. Where the version
  // is not known, passing again is no completion of another.
  const isAnother = isPass && progress.completions.length > 0;
  const isNew = isAnother || missingFor(course, progress).length > 0;
  return judged(course, after, isNew || !progress.achieved.completed ? at : undefined);
}

function change(
  course: Course,
  progress: Progress,
  event: LearningEvent,
  at: Moment | undefined,
): Partial<Progress> {
  switch (event.type) {
    case 'language-chosen':
      return { language: event.locale };
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
      const taken = at && { at, score: event.score, isPassed: event.score >= course.rules.passMark };
      const submitted: AchievedResult = {
        completed: false,
        success: successOf(course, event.score, attemptsTaken),
        best: event.score,
      };
      return {
        attempt: { ...attempt, submitted: true },
        attemptsTaken,
        attempts: taken ? latestAttempts([...progress.attempts, taken]) : progress.attempts,
        bestByLesson,
        achieved: better(progress.achieved, submitted),
      };
    }
    case 'tested-out': {
      const isPassed = event.isPassed || progress.testOuts.get(event.lesson) === true;
      return { testOuts: new Map(progress.testOuts).set(event.lesson, isPassed) };
    }
    case 'spent':
      return { seconds: progress.seconds + event.seconds };
    case 'acknowledged':
      return {
        acknowledgements: new Map(progress.acknowledgements).set(event.id, { version: event.version, at }),
      };
  }
}

function successOf({ rules }: Course, score: number, attemptsTaken: number): AchievedResult['success'] {
  if (score >= rules.passMark) return 'passed';
  const usedUp = rules.attempts > 0 && attemptsTaken >= rules.attempts;
  return rules.failedAttempt === 'failed' || usedUp ? 'failed' : 'unknown';
}

/** As many as are kept: the snapshot has little room. */
const mostAttempts = 10;

/** The latest, and of those before the first that was passed: whoever passes later passes again. */
export function latestAttempts(attempts: readonly TakenAttempt[]): readonly TakenAttempt[] {
  const latest = attempts.slice(-mostAttempts);
  const first = attempts.find(({ isPassed }) => isPassed);
  return first === undefined || latest.includes(first) ? latest : [first, ...latest.slice(1)];
}

export function attemptsLeft(course: Course, progress: Progress): number {
  const { attempts } = course.rules;
  return attempts === 0 ? Infinity : Math.max(0, attempts - progress.attemptsTaken);
}

/** Where a launch begins: at what is to be acknowledged anew, else where to go on. */
export function beginningOf(course: Course, progress: Progress, isRecorded: boolean): Place {
  const [first] = isRecorded ? toRenew(course, progress) : [];
  return first ? { lesson: first.lesson, screen: first.screen } : resumePlace(course, progress);
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
