import type { Rich } from '../../course/rich.ts';

/** A figure to guess before it is shown. Nothing is kept. */
export interface RevealModel {
  readonly id: string;
  /** Inline. */
  readonly question: Rich;
  readonly answer: number;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  /** E.g. `%`; '' for a bare number. */
  readonly unit: string;
  /** What the figure is and what it means. */
  readonly text: Rich;
}
