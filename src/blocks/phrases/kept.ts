/** A phrase that the learner keeps for the plan. */
export interface KeptPhrase {
  /** As the author wrote it, without its marks: what it is known by. */
  readonly phrase: string;
  /** As the learner would say it. */
  readonly own: string;
}

/** Whatever can be read of a note; nothing where it is none. */
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

/** '' where nothing is kept. */
export const writtenKept = (kept: readonly KeptPhrase[]): string =>
  kept.length === 0 ? '' : JSON.stringify(kept);
