/**
 * Long work calls this after each small piece (a row, an attempt, a learner), and waits if it returns a promise. So the
 * caller decides for how long the work may block the page. The promise rejects if the work is no longer wanted.
 *
 * @param done the number of finished pieces
 */
export type Pause = (done: number) => Promise<void> | undefined;

/** For work that blocks nobody. */
export const noPause: Pause = () => undefined;

const runLength = 500;

/** The result of `toSorted`, in pieces: sorts runs, then merges them in pairs. */
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
    // If two are equal, the first run's comes first, so that the sort is stable.
    const isFirst = inOrder(first[at] as T, second[other] as T) <= 0;
    joined.push((isFirst ? first[at++] : second[other++]) as T);
    if (joined.length % runLength === 0) await pause();
  }
  return joined.concat(first.slice(at), second.slice(other));
}
