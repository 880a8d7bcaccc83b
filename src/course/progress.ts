import type { AchievedResult } from './achieved-result.ts';
import { nothingAchieved } from './achieved-result.ts';
import type { ForeignEntries } from './snapshot-foreign.ts';

/** The learner's place in the course. */
export interface Place {
  readonly lesson: string;
  readonly screen: string;
  /** The step within a screen with several steps (the check's questions), from 0. */
  readonly step?: number;
}

/** One attempt at the final check. */
export interface CheckAttempt {
  /** Determines the order of the options, so that a resumed attempt looks the same. */
  readonly seed: number;
  /** The ids of the drawn questions, in order. */
  readonly items: readonly string[];
  /** Question id → response. */
  readonly answers: ReadonlyMap<string, string>;
  readonly submitted: boolean;
}

/** A time by the learner's clock. */
export interface Moment {
  /** Whole seconds since 1970. */
  readonly seconds: number;
  /** Minutes east of UTC. */
  readonly offset: number;
}

/** A submitted attempt at the check. */
export interface TakenAttempt {
  readonly at: Moment;
  /** 0–1. */
  readonly score: number;
  /** By the pass mark at that time. */
  readonly isPassed: boolean;
}

/** One completion: when the completion rule was met, and under which version. */
export interface Completion {
  readonly at: Moment;
  readonly version: string;
  /** The first 12 characters of the content's digest. */
  readonly digest: string;
  /** The best score until then, 0–1; undefined if no check was taken. */
  readonly score: number | undefined;
  /** The pass mark for that score, 0–1; undefined if it was judged under a version that did not record it. */
  readonly passMark: number | undefined;
  /** The number of the attempt with that score; 0 if there is none, or it is not known. */
  readonly attempt: number;
}

export interface Acknowledged {
  readonly version: string;
  /** Undefined if an earlier version of the course recorded none. */
  readonly at: Moment | undefined;
}

/** Everything that is kept about a learner's progress. It never contains anything private. */
export interface Progress {
  readonly place: Place | undefined;
  /** Lesson id → the ids of the screens that were seen. */
  readonly seen: ReadonlyMap<string, ReadonlySet<string>>;
  /** Practice: activity id → response, the oldest first. Only the block knows what a response means. */
  readonly answers: ReadonlyMap<string, string>;
  /** The number of submitted attempts at the check. */
  readonly attemptsTaken: number;
  readonly attempt: CheckAttempt | undefined;
  /** Lesson id → the best share (0–1) of the check's questions on it. */
  readonly bestByLesson: ReadonlyMap<string, number>;
  /** Lessons with all practice questions answered, if that is required: stays even if the answers are dropped. */
  readonly answeredLessons: ReadonlySet<string>;
  /** Lesson id → whether the test-out was passed. A test-out is offered once. */
  readonly testOuts: ReadonlyMap<string, boolean>;
  /** How long the learner has spent, if that is required; otherwise 0. */
  readonly seconds: number;
  /** Acknowledgement id → the latest one given. */
  readonly acknowledgements: ReadonlyMap<string, Acknowledged>;
  /** The latest submitted attempts, the oldest first, including one that passed; none from versions that kept none. */
  readonly attempts: readonly TakenAttempt[];
  /** The first and the latest completions, at most one for each version, the oldest first. */
  readonly completions: readonly Completion[];
  /** The language that the learner chose, as the `locale` of `Language`; '' if none. */
  readonly chosenLocale: string;
  readonly achieved: AchievedResult;
  /** The entries that only another version of the course understands. */
  readonly foreign: ForeignEntries;
}

export const emptyProgress: Progress = {
  place: undefined,
  seen: new Map(),
  answers: new Map(),
  attemptsTaken: 0,
  attempt: undefined,
  bestByLesson: new Map(),
  answeredLessons: new Set(),
  testOuts: new Map(),
  seconds: 0,
  acknowledgements: new Map(),
  attempts: [],
  completions: [],
  chosenLocale: '',
  achieved: nothingAchieved,
  foreign: { lessons: [], answers: [] },
};

/** The actions of a learner that the record must know. */
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

/** The actions of a learner in the final check. */
export type CheckLearningEvent = Extract<LearningEvent, { readonly type: `check-${string}` }>;
