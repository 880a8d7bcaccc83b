/** A share (0–1) as a number of `steps`, rounded down: a mark must not be shown as reached before it is. */
export const wholeSteps = (share: number, steps: number): number =>
  // 0.29 * 100 is slightly less than 29.
  Math.floor(share * steps + 1e-6);

/** In whole per cent, rounded down. */
export const percent = (share: number): number => wholeSteps(share, 100);
