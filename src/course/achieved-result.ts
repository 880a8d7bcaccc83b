/** The part of a result that is never taken back. */
export interface AchievedResult {
  readonly completed: boolean;
  /** `failed` changes only to `passed`. */
  readonly success: 'unknown' | 'passed' | 'failed';
  /** The best score of the final check, 0–1; undefined before the first attempt. */
  readonly best: number | undefined;
}

export const nothingAchieved: AchievedResult = { completed: false, success: 'unknown', best: undefined };

/** The better of two results, for each property: nothing that was achieved is ever taken back. */
export function better(one: AchievedResult, other: AchievedResult): AchievedResult {
  return {
    completed: one.completed || other.completed,
    success:
      one.success === 'passed' || other.success === 'passed'
        ? 'passed'
        : one.success === 'failed' || other.success === 'failed'
          ? 'failed'
          : 'unknown',
    best:
      Math.max(one.best ?? -1, other.best ?? -1) < 0 ? undefined : Math.max(one.best ?? 0, other.best ?? 0),
  };
}
