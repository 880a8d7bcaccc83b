import type { AchievedResult } from '../../course/achieved-result.ts';
import { better, nothingAchieved } from '../../course/achieved-result.ts';
import { clampedShare } from '../format.ts';
import type { AlreadyReported } from './pending-statements.ts';
import { nothingReported } from './pending-statements.ts';
import { amount, isObject, readObject } from './json.ts';

/** The course's document in the State API (xAPI 1.0.3 part three, section 2.3), one per registration. */
export interface CourseState {
  readonly snapshot: string;
  readonly location: string;
  /** The seconds of all sessions. */
  readonly seconds: number;
  readonly achieved: AchievedResult;
  readonly reported: AlreadyReported;
  /** When it was written, in ms since 1970. */
  readonly at: number;
}

export const nothingKept: CourseState = {
  snapshot: '',
  location: '',
  seconds: 0,
  achieved: nothingAchieved,
  reported: nothingReported,
  at: 0,
};

/** Parses a document; undefined if this course did not write it, e.g. for a page in its place. */
export function readState(text: string): CourseState | undefined {
  const kept = readObject(() => text);
  return typeof kept?.['snapshot'] === 'string' ? stateOf(kept) : undefined;
}

/** Reads a state from an object, with defaults for anything missing or invalid. */
export function stateOf(kept: Readonly<Record<string, unknown>>): CourseState {
  const reported = isObject(kept['told']) ? kept['told'] : {};
  const achieved = isObject(kept['standing']) ? kept['standing'] : {};
  const { best, success } = achieved;
  const completed = reported['completed'] === true;
  const passed = reported['passed'] === true;
  return {
    snapshot: typeof kept['snapshot'] === 'string' ? kept['snapshot'] : '',
    location: typeof kept['location'] === 'string' ? kept['location'] : '',
    seconds: amount(kept['seconds']),
    at: amount(kept['at']),
    reported: {
      completed,
      passed,
      lessons: Array.isArray(reported['lessons']) ? reported['lessons'].map(String) : [],
      progress: Math.min(100, amount(reported['progress'])),
      failedAt: typeof reported['failedAt'] === 'number' ? reported['failedAt'] : -1,
    },
    achieved: {
      completed: completed || achieved['completed'] === true,
      success: passed || success === 'passed' ? 'passed' : success === 'failed' ? 'failed' : 'unknown',
      best: typeof best === 'number' ? clampedShare(best) : undefined,
    },
  };
}

/** Serialises a state. The keys `standing` and `told` are older than the names here: earlier versions read them. */
export function writeState({ snapshot, location, seconds, achieved, reported, at }: CourseState): string {
  return JSON.stringify({ snapshot, location, seconds, standing: achieved, told: reported, at });
}

/** Whether two states are equal. */
export function isSameState(one: CourseState | undefined, other: CourseState | undefined): boolean {
  return one && other ? writeState(one) === writeState(other) : one === other;
}

/** The later of two states, with everything that either has achieved and reported. */
export function laterState(one: CourseState, other: CourseState): CourseState {
  const [later, earlier] = one.at >= other.at ? [one, other] : [other, one];
  return {
    ...later,
    snapshot: later.snapshot === '' ? earlier.snapshot : later.snapshot,
    seconds: Math.max(one.seconds, other.seconds),
    achieved: better(one.achieved, other.achieved),
    reported: {
      completed: one.reported.completed || other.reported.completed,
      passed: one.reported.passed || other.reported.passed,
      lessons: [...new Set([...one.reported.lessons, ...other.reported.lessons])],
      progress: Math.max(one.reported.progress, other.reported.progress),
      failedAt: Math.max(one.reported.failedAt, other.reported.failedAt),
    },
  };
}
