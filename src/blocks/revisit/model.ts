import type { Rich } from '../../course/rich.ts';

/** A plan from another course, to look at again: as kept on this device, or from memory. */
export interface RevisitModel {
  readonly id: string;
  /** Inline. */
  readonly prompt: Rich;
  /** The id of the plan. */
  readonly plan: string;
}
