/** A phrase that the learner keeps for the plan. */
export interface KeptPhrase {
  /** As the author wrote it, as plain text, in the language in which it was kept. */
  readonly phrase: string;
  /** In the learner's own words. */
  readonly own: string;
  /** Its place in the block, and that language. Absent in notes of earlier versions. */
  readonly at?: string;
  readonly in?: string;
}

/** A phrase that is shown. */
export interface ShownPhrase {
  readonly language: string;
  readonly at: string;
  /** Its words, and any other form in which they may have been kept. */
  readonly forms: readonly string[];
}

/** Whether it is the one kept: by its words, because a new version may move it; in another language, by its place. */
export const isSame = (kept: KeptPhrase, { language, at, forms }: ShownPhrase): boolean =>
  (kept.in ?? language) === language ? forms.includes(kept.phrase) : kept.at === at;

/** The readable part of a note; empty if it is not valid. */
export function readKept(note: string): KeptPhrase[] {
  try {
    const kept: unknown = JSON.parse(note || '[]');
    return (Array.isArray(kept) ? (kept as unknown[]) : []).flatMap((one) => {
      const { phrase, own, at, in: language } = (one ?? {}) as Record<string, unknown>;
      if (typeof phrase !== 'string' || typeof own !== 'string') return [];
      return typeof at === 'string' && typeof language === 'string'
        ? [{ phrase, own, at, in: language }]
        : [{ phrase, own }];
    });
  } catch {
    return [];
  }
}

/** '' if nothing is kept. */
export const serializePhrases = (kept: readonly KeptPhrase[]): string =>
  kept.length === 0 ? '' : JSON.stringify(kept);
