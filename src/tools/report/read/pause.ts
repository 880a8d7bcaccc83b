/**
 * Long work asks this after each small piece of it (a row, an attempt, a learner), and waits where it is given a
 * promise: so whoever runs the work decides how long it may keep the page from drawing and answering. Rejects where
 * the work is no longer wanted.
 *
 * @param done how many pieces are done
 */
export type Pause = (done: number) => Promise<void> | undefined;

/** For where nobody is kept waiting. */
export const noPause: Pause = () => undefined;

const runLength = 500;

/** What `toSorted` gives, in pieces: runs are sorted, and then merged two by two. */
export async function sortedInPieces<T>(
  all: readonly T[],
  inOrder: (a: T, b: T) => number,
  pause: () => Promise<void> | undefined,
): Promise<readonly T[]> {
  let runs: (readonly T[])[] = [];
  for (let at = 0; at < all.length; at += runLength) {
    runs.push(all.slice(at, at + runLength).sort(inOrder));
    await pause();
  }
  while (runs.length > 1) {
    const longer: (readonly T[])[] = [];
    for (let at = 0; at < runs.length; at += 2)
      longer.push(await joinedRuns(runs[at] ?? [], runs[at + 1] ?? [], inOrder, pause));
    runs = longer;
  }
  return runs[0] ?? [];
}

async function joinedRuns<T>(
  first: readonly T[],
  second: readonly T[],
  inOrder: (a: T, b: T) => number,
  pause: () => Promise<void> | undefined,
): Promise<T[]> {
  const joined: T[] = [];
  let [at, other] = [0, 0];
  while (at < first.length && other < second.length) {
    // Of two alike, the first run's comes first, as a stable sort has it.
    const isFirst = inOrder(first[at] as T, second[other] as T) <= 0;
    joined.push((isFirst ? first[at++] : second[other++]) as T);
    if (joined.length % runLength === 0) await pause();
  }
  return joined.concat(first.slice(at), second.slice(other));
}
