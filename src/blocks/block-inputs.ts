import type { Rules } from '../course/course.ts';
import type { Missing } from '../course/completion.ts';
import type { CheckAttempt, Completion, TakenAttempt } from '../course/progress.ts';
import type { Logo } from '../course/settings.ts';

/** What a block can show about the course and this learner. */
export interface CourseFacts {
  readonly title: string;
  readonly version: string;
  readonly organisation: string;
  readonly logo?: Logo | undefined;
  /** Who issues the certificate; '' if not set. */
  readonly issuer?: string;
  readonly language: string;
  /** As the LMS gives it; '' if it gives none. */
  readonly learnerName: string;
  readonly completed: boolean;
  /** What is missing for completion; empty once completed. */
  readonly missing: readonly Missing[];
  readonly passed: boolean;
  /** The best score, 0–1. */
  readonly best: number | undefined;
  /** Acknowledgement id → the version given; without those to be given again in this launch. */
  readonly acknowledged: ReadonlyMap<string, string>;
  /** The completion to certify; undefined before that, or if an earlier version of the course kept no date. */
  readonly completion: Completion | undefined;
}

/** The learner's state in the final check, or in the one at a lesson's beginning. */
export interface CheckState {
  readonly rules: Pick<
    Rules,
    'passMark' | 'drawPerLesson' | 'shuffleQuestions' | 'shuffleOptions' | 'feedback' | 'confidence'
  >;
  /** At a lesson's beginning: `done` if the lesson is complete anyway. Undefined in the final check. */
  readonly testOut?: 'open' | 'passed' | 'failed' | 'done';
  readonly attempt: CheckAttempt | undefined;
  /** Infinity if there is no limit. */
  readonly attemptsLeft: number;
  /** The best score so far, 0–1. */
  readonly best: number | undefined;
  /** Whether the check was passed, by the pass mark at the time. */
  readonly passed: boolean;
  /** Submitted attempts, oldest first, each with the pass mark at the time. */
  readonly attempts: readonly TakenAttempt[];
  /** The question shown, from 0; one past the last is the overview of the answers. */
  readonly step: number;
  /** By id, in the course's order: the title, and the id of the first screen. */
  readonly lessons: ReadonlyMap<string, { readonly title: string; readonly screen: string }>;
}
