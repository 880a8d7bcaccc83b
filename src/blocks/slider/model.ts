import type { Rich } from '../../course/rich.ts';

/** A private judgement on a scale. */
export interface SliderModel {
  readonly id: string;
  /** Inline. */
  readonly question: Rich;
  /** The labels, low to high. */
  readonly scale: readonly string[];
  /** The id of an earlier slider, to show its answer next to this one. */
  readonly beside?: string;
}
