import type { Rich } from '../../course/rich.ts';

/** A private plan: what, what may be in the way, and what comes back later. */
export interface PlanModel {
  readonly id: string;
  /** The id of the plan that is handed back here; undefined where one is written. */
  readonly of?: string;
  /** Inline. */
  readonly intro?: Rich;
  /** Actions to choose from. */
  readonly focus: readonly string[];
  /** Common obstacles, as suggestions. */
  readonly obstacles: readonly string[];
  readonly boosters: readonly PlanBooster[];
  /** The id of the phrases of which the learner may have kept some. */
  readonly from?: string;
}

/** A reminder, some days later, for the learner's calendar. */
export interface PlanBooster {
  /** Days from the plan. */
  readonly day: number;
  readonly title: string;
  /** Plain words; paragraphs are parted by an empty line. */
  readonly text: string;
}
