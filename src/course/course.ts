import type { LessonColour } from './look.ts';

/** The parts of the course that progress is measured against: ids, order and rules, made by the build. No prose. */
export interface Course {
  readonly id: string;
  /** Semantic version of the content, e.g. `1.0.0`. */
  readonly version: string;
  /** SHA-256 of the content, 64 characters: identifies what was taken, whatever the version says. */
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
  /** Changes whenever the text changes. */
  readonly version: string;
  /** The whole text, on one line. */
  readonly words: string;
  /** The lesson and screen where it is given. */
  readonly lesson: string;
  readonly screen: string;
}

export interface Lesson {
  /** Stable: never changes once published, even if the order does. */
  readonly id: string;
  readonly kind: 'lesson' | 'check';
  readonly title: string;
  readonly minutes: number;
  /** Undefined if the author chose none. */
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

/** What the course needs to know about a block with answers to keep them. */
export interface Activity {
  /** Stable and unique in the course. */
  readonly id: string;
  /**
   * A short hash of what an answer means (the options and which are right). An answer with another fingerprint belongs
   * to an earlier form of the question, and must be given again.
   */
  readonly fingerprint: string;
}

/** When the course counts as completed. */
export type CompletionRule = 'viewed' | 'passed' | 'viewed-and-passed';

/** The settings of `modules/course.yaml` that decide completion, score and what is recorded. */
export interface Rules {
  readonly completion: CompletionRule;
  /** Whether completion also requires all acknowledgements (for this version of their texts). */
  readonly acknowledgement: boolean;
  /** Whether a lesson also requires its practice questions to be answered, rightly or not. */
  readonly requireAnswers: boolean;
  /** The minutes that completion also requires the learner to spend; 0 for no such rule. */
  readonly minimumMinutes: number;
  /** Whether lessons may begin with a test-out, which completes the lesson if passed. */
  readonly testOut: boolean;
  /** When a launch asks again for an acknowledgement that was given. Nothing achieved is taken back. */
  readonly renew: 'never' | 'on-change' | 'every-visit';
  /** 0–1. */
  readonly passMark: number;
  /** How often the check may be taken; 0 means no limit. */
  readonly attempts: number;
  readonly drawPerLesson: number;
  readonly shuffleQuestions: boolean;
  readonly shuffleOptions: boolean;
  /**
   * Whether the check asks how sure the learner is of each answer. The snapshot keeps it with the answer; it is never
   * scored, and never part of an interaction.
   */
  readonly confidence: boolean;
  /** When the check shows what was right; an answer can't be changed after its feedback. */
  readonly feedback: 'after-submitting' | 'after-each-question';
  /** What a failed attempt reports: `incomplete` keeps the course open. */
  readonly failedAttempt: 'incomplete' | 'failed';
  readonly interactions: 'full' | 'outcome' | 'none';
  readonly scenarioChoices: boolean;
  /** A pause, or a hidden tab, counts up to this limit and no further. */
  readonly idleMinutes: number;
}

export const isCheck = (lesson: Pick<Lesson, 'kind'>): boolean => lesson.kind === 'check';

export function lessonOf(course: Course, id: string): Lesson | undefined {
  return course.lessons.find((lesson) => lesson.id === id);
}

/** The part of a digest that records contain: enough for a person to compare. */
export const shortDigest = (digest: string): string => digest.slice(0, 12);
