/**
 * The longest common subsequence of two lists, given their lengths and a comparison of their members.
 * @returns the indexes of each pair, in order
 */
export function longestCommonSubsequence(
  a: number,
  b: number,
  isAlike: (inA: number, inB: number) => boolean,
): (readonly [inA: number, inB: number])[] {
  const width = b + 1;
  const lengths = new Uint32Array((a + 1) * width);
  const length = (i: number, j: number): number => lengths[i * width + j] ?? 0;
  for (let i = a - 1; i >= 0; i--)
    for (let j = b - 1; j >= 0; j--)
      lengths[i * width + j] = isAlike(i, j)
        ? length(i + 1, j + 1) + 1
        : Math.max(length(i + 1, j), length(i, j + 1));
  const shared: (readonly [number, number])[] = [];
  for (let [i, j] = [0, 0]; i < a && j < b;) {
    if (isAlike(i, j)) shared.push([i++, j++]);
    else if (length(i + 1, j) >= length(i, j + 1)) i++;
    else j++;
  }
  return shared;
}
