import type { Rules } from '../course/course.ts';
import type { Missing } from '../course/completion.ts';
import type { CheckAttempt, Completion, TakenAttempt } from '../course/progress.ts';
import type { Logo } from '../course/settings.ts';

/** Facts about the course and this learner that a block may show. */
export interface CourseFacts {
  readonly title: string;
  readonly version: string;
  readonly organisation: string;
  readonly logo?: Logo | undefined;
  /** Who issues the certificate; '' if nobody is named. */
  readonly issuer?: string;
  readonly language: string;
  /** As the LMS reports it; '' if it reports none. */
  readonly learnerName: string;
  readonly completed: boolean;
  /** What is still missing for completion; empty once completed. */
  readonly missing: readonly Missing[];
  readonly passed: boolean;
  /** The best score, 0–1. */
  readonly best: number | undefined;
  /** Acknowledgement id → the version confirmed, without those to be confirmed again in this launch. */
  readonly acknowledged: ReadonlyMap<string, string>;
  /** The completion to certify; undefined before completion, or if an earlier version of the course kept no date. */
  readonly completion: Completion | undefined;
}

/** The learner's progress in the final check, or in the check at a lesson's beginning. */
export interface CheckState {
  readonly rules: Pick<
    Rules,
    'passMark' | 'drawPerLesson' | 'shuffleQuestions' | 'shuffleOptions' | 'feedback' | 'confidence'
  >;
  /** At a lesson's beginning: `done` if the lesson already counts as completed. Absent in the final check. */
  readonly testOut?: 'open' | 'passed' | 'failed' | 'done';
  readonly attempt: CheckAttempt | undefined;
  /** Infinity if there is no limit. */
  readonly attemptsLeft: number;
  /** The best score so far, 0–1. */
  readonly best: number | undefined;
  /** Whether the check was passed, by the pass mark at that time. */
  readonly passed: boolean;
  /** The submitted attempts, oldest first, each judged by the pass mark at its time. */
  readonly attempts: readonly TakenAttempt[];
  /** The question shown, from 0; one past the last is the overview of the answers. */
  readonly step: number;
  /** Lesson id → its title and the id of its first screen, in the course's order. */
  readonly lessons: ReadonlyMap<string, { readonly title: string; readonly screen: string }>;
}
