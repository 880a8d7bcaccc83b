import type { Rich } from '../../course/rich.ts';

/** Words to borrow, by situation. */
export interface PhrasesModel {
  readonly id: string;
  readonly groups: readonly PhraseGroup[];
}

export interface PhraseGroup {
  readonly title: string;
  /** Inline. */
  readonly phrases: readonly Rich[];
}
