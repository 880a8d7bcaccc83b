import type { Rich } from '../../course/rich.ts';

/** A statement to confirm. */
export interface AcknowledgementModel {
  readonly id: string;
  /** A new version has to be given anew. */
  readonly version: string;
  /** Block-level markup. */
  readonly text: Rich;
}
