import type { Rich } from '../../course/rich.ts';
import type { Appearance } from '../drawings.ts';

/** Panels that are always open, each with two sides that belong together: for show, and for real. */
export interface PairsModel {
  readonly id: string;
  /** Inline. */
  readonly intro?: Rich;
  readonly pairs: readonly Pair[];
}

export interface Pair {
  /** Inline. */
  readonly title: Rich;
  /** SVG markup, decorative. */
  readonly art?: Rich;
  /** Block-level markup above the two sides. */
  readonly body?: Rich;
  readonly sides: readonly PairSide[];
}

export interface PairSide {
  readonly label: string;
  /** The person drawn on this side; undefined if there is none. */
  readonly who?: Appearance;
  /** Inline. */
  readonly text: Rich;
}
