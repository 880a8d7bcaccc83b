import type { Rich } from '../../course/rich.ts';

/** Cards to look at before certain moments: on paper, or in the learner's calendar. */
export interface MomentsModel {
  readonly id: string;
  /** Inline. */
  readonly intro?: Rich;
  readonly cards: readonly MomentCard[];
}

export interface MomentCard {
  /** The moment it is for: "Before an interview". */
  readonly title: string;
  /** Inline. */
  readonly lines: readonly Rich[];
}
