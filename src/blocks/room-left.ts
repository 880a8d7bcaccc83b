/** How long a private text may be, in UTF-16 units as `maxlength` counts them. */
export const mostCharacters = 10_000;

/** The room is shown, and said once, when this much of it or less is left. */
const thresholds = [1000, 500, 100, 0];

/** Whether the room left is worth showing. */
export const roomIsShort = (length: number): boolean => mostCharacters - length <= (thresholds[0] ?? 0);

/** What is left, where writing from one length to the other has come to a threshold; undefined elsewhere. */
export function roomToTell(before: number, after: number): number | undefined {
  if (after <= before) return undefined;
  const left = mostCharacters - after;
  const passed = thresholds.some((threshold) => left <= threshold && mostCharacters - before > threshold);
  return passed ? Math.max(0, left) : undefined;
}
