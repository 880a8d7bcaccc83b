import type { Pause } from '../read/pause.ts';

/** Thrown in work whose result nobody waits for any more. */
export class Unwanted extends Error {}

/** Milliseconds for which work may keep the page from answering, and after which the page is drawn anew. */
const [longest, drawnEvery] = [30, 60];

/**
 * Lets work go on for 30 ms at a time, and then gives the page its turn.
 *
 * @param progress hears how many pieces are done, each time before the page draws
 * @param isWanted once it is not, the work ends at its next pause by `Unwanted`
 */
export function takingTurns(progress: (done: number) => void, isWanted = (): boolean => true): Pause {
  let since = performance.now();
  let drawn = since;
  return (done) => {
    const now = performance.now();
    if (now - since < longest) return undefined;
    const isToDraw = now - drawn >= drawnEvery;
    if (isToDraw) progress(done);
    return (isToDraw ? nextFrame().then(nextTask) : nextTask()).then(() => {
      if (!isWanted()) throw new Unwanted();
      since = performance.now();
      if (isToDraw) drawn = since;
    });
  };
}

/** Comes before the page draws; a page that is hidden draws no more. */
export const nextFrame = (): Promise<unknown> =>
  document.hidden
    ? Promise.resolve()
    : Promise.race([
        new Promise((resolve) => requestAnimationFrame(resolve)),
        new Promise((resolve) => setTimeout(resolve, 100)),
      ]);

/** Comes back after the events that wait. A timeout would come later each time, and after a second in a hidden page. */
export const nextTask = (): Promise<void> =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });

/** Whether work that was done from some values would be the same from others. */
export const isSame = (some: readonly unknown[], others: readonly unknown[]): boolean =>
  some.length === others.length && some.every((one, index) => one === others[index]);
