/** A phrase that the learner keeps for the plan. */
export interface KeptPhrase {
  /** As the author wrote it, as plain text. It identifies the phrase. */
  readonly phrase: string;
  /** In the learner's own words. */
  readonly own: string;
}

/** The readable part of a note; empty if it is not valid. */
export function readKept(note: string): KeptPhrase[] {
  try {
    const kept: unknown = JSON.parse(note || '[]');
    return (Array.isArray(kept) ? (kept as unknown[]) : []).flatMap((one) => {
      const { phrase, own } = (one ?? {}) as Record<string, unknown>;
      return typeof phrase === 'string' && typeof own === 'string' ? [{ phrase, own }] : [];
    });
  } catch {
    return [];
  }
}

/** '' if nothing is kept. */
export const serializePhrases = (kept: readonly KeptPhrase[]): string =>
  kept.length === 0 ? '' : JSON.stringify(kept);
