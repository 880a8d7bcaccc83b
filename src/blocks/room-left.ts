/** The maximum length of a private text, in UTF-16 units as `maxlength` counts them. */
export const mostCharacters = 10_000;

/** The room left is shown once it is 1000 or less, and announced at each of these. */
const thresholds = [1000, 500, 100, 0];

/** Whether to show the number of characters left. */
export const isRoomShort = (length: number): boolean => mostCharacters - length <= (thresholds[0] ?? 0);

/** The room left, if growing from one length to the other crossed a threshold; otherwise undefined. */
export function roomToAnnounce(before: number, after: number): number | undefined {
  if (after <= before) return undefined;
  const left = mostCharacters - after;
  const passed = thresholds.some((threshold) => left <= threshold && mostCharacters - before > threshold);
  return passed ? Math.max(0, left) : undefined;
}
