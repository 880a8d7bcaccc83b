import type { Pause } from '../read/pause.ts';

/** Thrown in work whose result is no longer wanted. */
export class Cancelled extends Error {}

/** The milliseconds for which work may block the page, and after which the page is drawn again. */
const [longest, drawnEvery] = [30, 60];

/**
 * Lets work run for 30 ms at a time, and then lets the page handle events.
 *
 * @param progress is called with the number of finished pieces before each time the page draws
 * @param isWanted if false, the next pause ends the work with `Cancelled`
 */
export function pausingOften(progress: (done: number) => void, isWanted = (): boolean => true): Pause {
  let since = performance.now();
  let drawn = since;
  return (done) => {
    const now = performance.now();
    if (now - since < longest) return undefined;
    const isToDraw = now - drawn >= drawnEvery;
    if (isToDraw) progress(done);
    return (isToDraw ? nextFrame().then(nextTask) : nextTask()).then(() => {
      if (!isWanted()) throw new Cancelled();
      since = performance.now();
      if (isToDraw) drawn = since;
    });
  };
}

/** Resolves before the page next draws; at once in a hidden page, which does not draw. */
export const nextFrame = (): Promise<unknown> =>
  document.hidden
    ? Promise.resolve()
    : Promise.race([
        new Promise((resolve) => requestAnimationFrame(resolve)),
        new Promise((resolve) => setTimeout(resolve, 100)),
      ]);

/** Resolves after waiting events. Browsers delay repeated timeouts, in a hidden page to a second. */
export const nextTask = (): Promise<void> =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });

/** Whether two lists have identical values, so that work based on them need not be repeated. */
export const isSame = (some: readonly unknown[], others: readonly unknown[]): boolean =>
  some.length === others.length && some.every((one, index) => one === others[index]);
