import type { Rich } from '../../course/rich.ts';

/** Tries out the moment of a plan before it comes. */
export interface RehearsalModel {
  readonly id: string;
  /** Inline. */
  readonly prompt: Rich;
  /** The id of the plan. */
  readonly from: string;
}
