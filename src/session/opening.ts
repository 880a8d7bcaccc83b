import type { Standing } from '../course/standing.ts';
import type { Learner, Mode } from './learning-record.ts';

/** What the start screen must know. */
export interface Opening {
  readonly mode: Mode;
  readonly learner: Learner;
  /** There is something to go on with. */
  readonly resumes: boolean;
  /** There was a snapshot, and it could not be read: the learner begins again, with what was achieved. */
  readonly unreadable: boolean;
  readonly standing: Standing;
}

/** How much of what there is was used, for the diagnostics. */
export interface Usage {
  /** Characters of snapshot. */
  readonly snapshot: number;
  readonly limit: number;
  readonly seconds: number;
  /** What the session went on with, in words. */
  readonly restored: string;
}
