import type { Rich } from '../../course/rich.ts';

/** A plan of another course, looked at again: as this device has it, or from memory. */
export interface RevisitModel {
  readonly id: string;
  /** Inline. */
  readonly prompt: Rich;
  /** The id of the plan. */
  readonly plan: string;
}
