import type { Rules } from '../course/course.ts';
import type { Missing } from '../course/completion.ts';
import type { CheckAttempt, Completion, TakenAttempt } from '../course/progress.ts';
import type { Logo } from '../course/settings.ts';

/** What a block may say about the course and this learner. */
export interface CourseFacts {
  readonly title: string;
  readonly version: string;
  readonly organisation: string;
  readonly logo?: Logo | undefined;
  /** Who issues the certificate; '' where nobody is named. */
  readonly issuer?: string;
  readonly language: string;
  /** As the LMS gives it; '' where it gives none. */
  readonly learnerName: string;
  readonly completed: boolean;
  /** What completion still waits for; empty once completed. */
  readonly missing: readonly Missing[];
  readonly passed: boolean;
  /** The best score, 0–1. */
  readonly best: number | undefined;
  /** Acknowledgement id → the version given; none that is to be given anew in this launch. */
  readonly acknowledged: ReadonlyMap<string, string>;
  /** The completion to certify; undefined before, and where an earlier version of the course kept no date. */
  readonly completion: Completion | undefined;
}

/** How far the learner is with the final check, or with the one at a lesson's beginning. */
export interface CheckState {
  readonly rules: Pick<
    Rules,
    'passMark' | 'drawPerLesson' | 'shuffleQuestions' | 'shuffleOptions' | 'feedback' | 'confidence'
  >;
  /** At a lesson's beginning: `done` where the lesson counts anyway. Not in the final check. */
  readonly testOut?: 'open' | 'passed' | 'failed' | 'done';
  readonly attempt: CheckAttempt | undefined;
  /** Infinity where there is no limit. */
  readonly attemptsLeft: number;
  /** The best score so far, 0–1. */
  readonly best: number | undefined;
  /** Whether the check was passed, by the pass mark of that day. */
  readonly passed: boolean;
  /** Those handed in, oldest first, each judged by the pass mark of its day. */
  readonly attempts: readonly TakenAttempt[];
  /** The question shown, from 0; one past the last is the look over the answers. */
  readonly step: number;
  /** By id, in the course's order: the title, and the id of the first screen. */
  readonly lessons: ReadonlyMap<string, { readonly title: string; readonly screen: string }>;
}
