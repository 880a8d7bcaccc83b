/** The maximum length of a private text, in UTF-16 units as `maxlength` counts them. */
export const mostCharacters = 10_000;

/** The number of characters left is shown, and announced once, when it is this or less. */
const thresholds = [1000, 500, 100, 0];

/** Whether to show the number of characters left. */
export const roomIsShort = (length: number): boolean => mostCharacters - length <= (thresholds[0] ?? 0);

/** The number left, if going from one length to the other has crossed a threshold; otherwise undefined. */
export function roomToTell(before: number, after: number): number | undefined {
  if (after <= before) return undefined;
  const left = mostCharacters - after;
  const passed = thresholds.some((threshold) => left <= threshold && mostCharacters - before > threshold);
  return passed ? Math.max(0, left) : undefined;
}
