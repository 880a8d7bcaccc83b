/** A share (0–1) as a whole number of `steps`, rounded down: a pass mark is never shown as reached if it was not. */
export const wholeSteps = (share: number, steps: number): number =>
  // 0.29 * 100 is a little less than 29.
  Math.floor(share * steps + 1e-6);

/** In whole per cent. */
export const percent = (share: number): number => wholeSteps(share, 100);
