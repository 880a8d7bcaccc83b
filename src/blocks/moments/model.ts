import type { Rich } from '../../course/rich.ts';

/** Cards to have at hand before a certain moment: on paper, or in the learner's calendar. */
export interface MomentsModel {
  readonly id: string;
  /** Inline. */
  readonly intro?: Rich;
  readonly cards: readonly MomentCard[];
}

export interface MomentCard {
  /** When it is for: "Before an interview". */
  readonly title: string;
  /** Inline. */
  readonly lines: readonly Rich[];
}
