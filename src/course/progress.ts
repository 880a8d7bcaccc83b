import type { AchievedResult } from './achieved-result.ts';
import { nothingAchieved } from './achieved-result.ts';
import type { Foreign } from './snapshot-foreign.ts';

/** Where the learner is. */
export interface Place {
  readonly lesson: string;
  readonly screen: string;
  /** The step within a screen that has steps of its own (the check's questions), from 0. */
  readonly step?: number;
}

/** One attempt at the final check. */
export interface CheckAttempt {
  /** Decides the order of the options, so that a resumed attempt looks the same. */
  readonly seed: number;
  /** The ids of the questions drawn, in order. */
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

/** An attempt at the check that was submitted. */
export interface TakenAttempt {
  readonly at: Moment;
  /** 0–1. */
  readonly score: number;
  /** By the pass mark at the time. */
  readonly isPassed: boolean;
}

/** A completion, and the version it was under. */
export interface Completion {
  readonly at: Moment;
  readonly version: string;
  /** The first 12 characters of the content's digest. */
  readonly digest: string;
  /** The best until then, 0–1; undefined if no check was taken. */
  readonly score: number | undefined;
  /** The pass mark for that score, 0–1; undefined if the score is from a version that did not keep it. */
  readonly passMark: number | undefined;
  /** The number of the attempt with that score; 0 if there is none, or if it is unknown. */
  readonly attempt: number;
}

export interface Acknowledged {
  readonly version: string;
  /** Undefined if an earlier version of the course kept none. */
  readonly at: Moment | undefined;
}

/** Everything that is kept of a learner's progress. It never contains anything private. */
export interface Progress {
  readonly place: Place | undefined;
  /** Lesson id → the ids of its screens that were seen. */
  readonly seen: ReadonlyMap<string, ReadonlySet<string>>;
  /** Practice: activity id → response, the oldest first. Only the block knows what a response means. */
  readonly answers: ReadonlyMap<string, string>;
  /** Attempts at the check that were submitted. */
  readonly attemptsTaken: number;
  readonly attempt: CheckAttempt | undefined;
  /** Lesson id → the best share (0–1) of the check's questions on it. */
  readonly bestByLesson: ReadonlyMap<string, number>;
  /** The lessons whose practice questions were all answered, if that is required: kept when answers must be dropped. */
  readonly answered: ReadonlySet<string>;
  /** Lesson id → whether the questions at its beginning were passed. They are asked once. */
  readonly testOuts: ReadonlyMap<string, boolean>;
  /** How long the learner was active, if minutes are required; otherwise 0. */
  readonly seconds: number;
  /** Acknowledgement id → the latest that was given. */
  readonly acknowledgements: ReadonlyMap<string, Acknowledged>;
  /** The latest attempts submitted, oldest first, and one that passed; none from versions that did not keep them. */
  readonly attempts: readonly TakenAttempt[];
  /** One for each version under which the course was completed, oldest first: the first and the latest. */
  readonly completions: readonly Completion[];
  /** The language that the learner chose, as `Language` names its files; '' if none was chosen. */
  readonly language: string;
  readonly achieved: AchievedResult;
  /** Parts that only another version of the course has. */
  readonly foreign: Foreign;
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
  foreign: { lessons: [], answers: [] },
};

/** What a learner can do that changes the progress. */
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
