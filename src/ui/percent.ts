/** A share (0–1) in whole per cent, rounded down: a mark is only shown where it was reached. */
export const percent = (share: number): number =>
  // 0.29 * 100 is a little less than 29.
  Math.floor(share * 100 + 1e-6);
