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

/** The words to say, without quotation marks and any words outside them. */
export const spoken = (phrase: string): string => /[‘“«]\s*(.*\S)\s*[’”»]/s.exec(phrase)?.[1] ?? phrase;
