/** A share (0–1) in whole steps of one in `steps`, rounded down: a mark is only said where it was reached. */
export const wholeSteps = (share: number, steps: number): number =>
  // 0.29 * 100 is a little less than 29.
  Math.floor(share * steps + 1e-6);

/** In whole per cent. */
export const percent = (share: number): number => wholeSteps(share, 100);
