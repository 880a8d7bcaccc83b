import type { Rich } from '../../course/rich.ts';

/** A private plan: the action, obstacles, and later reminders. */
export interface PlanModel {
  readonly id: string;
  /** The id of a plan to show again here; undefined if this block is for writing one. */
  readonly of?: string;
  /** Inline. */
  readonly intro?: Rich;
  /** Actions to choose from. */
  readonly focus: readonly string[];
  /** Common obstacles, as suggestions. */
  readonly obstacles: readonly string[];
  readonly boosters: readonly PlanBooster[];
  /** The id of the phrases block whose kept phrases the form offers. */
  readonly from?: string;
}

/** A reminder some days later, for the learner's calendar. */
export interface PlanBooster {
  /** Days after the calendar file is made. */
  readonly day: number;
  readonly title: string;
  /** Plain text; an empty line separates paragraphs. */
  readonly text: string;
}
