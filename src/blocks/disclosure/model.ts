import type { Rich } from '../../course/rich.ts';

/** Cards that open one by one. */
export interface DisclosureModel {
  readonly id: string;
  /** Inline. */
  readonly intro?: Rich;
  readonly cards: readonly DisclosureCard[];
}

export interface DisclosureCard {
  /** Inline. */
  readonly title: Rich;
  /** SVG markup, decorative. */
  readonly art?: Rich;
  /** Block-level markup. */
  readonly body: Rich;
}
