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

/** What is to be said, without the quotation marks around it or the words before them. */
export const spoken = (phrase: string): string => /[‘“«]\s*(.*\S)\s*[’”»]/s.exec(phrase)?.[1] ?? phrase;
