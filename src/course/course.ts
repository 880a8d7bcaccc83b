import type { LessonColour } from './look.ts';

/** What progress is measured against: ids, order and rules of the course, made by the build. No prose. */
export interface Course {
  readonly id: string;
  /** Semantic version of the content, e.g. `1.0.0`. */
  readonly version: string;
  /** SHA-256 of the content, 64 characters: identifies what was taken, independently of the version. */
  readonly digest: string;
  readonly title: string;
  /** BCP 47, e.g. `en-GB`. */
  readonly language: string;
  /** In order. The final check, if there is one, is the lesson whose `kind` is `check`. */
  readonly lessons: readonly Lesson[];
  readonly rules: Rules;
  /** In order. */
  readonly acknowledgements: readonly CourseAcknowledgement[];
}

export interface CourseAcknowledgement {
  /** Stable. */
  readonly id: string;
  /** Raised whenever the text changes. */
  readonly version: string;
  /** The full text, in one line. */
  readonly words: string;
  /** The screen it is on. */
  readonly lesson: string;
  readonly screen: string;
}

export interface Lesson {
  /** Stable: never changes once published, whatever the order. */
  readonly id: string;
  readonly kind: 'lesson' | 'check';
  readonly title: string;
  readonly minutes: number;
  /** Undefined where the author chose none. */
  readonly colour?: LessonColour;
  readonly screens: readonly Screen[];
}

export interface Screen {
  /** Stable within its lesson. */
  readonly id: string;
  readonly title: string;
  /** The activities on this screen whose answers are kept, in order. */
  readonly activities: readonly Activity[];
}

/** What the course must know of a block in order to keep its answer. */
export interface Activity {
  /** Stable and unique in the course. */
  readonly id: string;
  /**
   * A short hash of what an answer means (the options and which are right). An answer kept under another
   * fingerprint belongs to a question that has changed since, so the question must be answered again.
   */
  readonly fingerprint: string;
}

/** When the course counts as completed. */
export type CompletionRule = 'viewed' | 'passed' | 'viewed-and-passed';

/** The settings of `modules/course.yaml` that decide completion, score and what is recorded. */
export interface Rules {
  readonly completion: CompletionRule;
  /** Completion also needs all acknowledgements to be given (for this version of their texts). */
  readonly acknowledgement: boolean;
  /** A lesson also needs its practice questions to be answered, rightly or not. */
  readonly requireAnswers: boolean;
  /** Completion also requires that the learner spends this many minutes; 0 for no such rule. */
  readonly minimumMinutes: number;
  /** Passing the questions at a lesson's beginning completes the lesson. */
  readonly testOut: boolean;
  /** When an acknowledgement that was given is asked for again at launch. Nothing achieved is taken back. */
  readonly renew: 'never' | 'on-change' | 'every-visit';
  /** 0–1. */
  readonly passMark: number;
  /** How often the check may be taken; 0 means no limit. */
  readonly attempts: number;
  readonly drawPerLesson: number;
  readonly shuffleQuestions: boolean;
  readonly shuffleOptions: boolean;
  /**
   * Whether the check asks how sure the learner is of each answer. It is kept with the answer in the snapshot, never
   * scored, and in no interaction.
   */
  readonly confidence: boolean;
  /** When the check says what was right; an answer that has had its feedback can't be changed. */
  readonly feedback: 'after-submitting' | 'after-each-question';
  /** What a failed attempt reports: the course stays open, or `failed` is reported. */
  readonly failedAttempt: 'incomplete' | 'failed';
  readonly interactions: 'full' | 'outcome' | 'none';
  readonly scenarioChoices: boolean;
  /** A pause, or a hidden tab, counts as time only up to this. */
  readonly idleMinutes: number;
}

export const isCheck = (lesson: Lesson): boolean => lesson.kind === 'check';

export function lessonOf(course: Course, id: string): Lesson | undefined {
  return course.lessons.find((lesson) => lesson.id === id);
}

/** This many characters of a digest are enough to compare it by eye; records of learning contain no more. */
export const shortDigest = (digest: string): string => digest.slice(0, 12);
