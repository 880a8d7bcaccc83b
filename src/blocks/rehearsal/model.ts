import type { Rich } from '../../course/rich.ts';

/** A rehearsal of the moment that a plan is for. */
export interface RehearsalModel {
  readonly id: string;
  /** Inline. */
  readonly prompt: Rich;
  /** The id of the plan. */
  readonly from: string;
}
