import { RecordError } from '../session/learning-record.ts';

/** Resolves after so many milliseconds. */
export type Wait = (ms: number) => Promise<void>;

/** Between one try and the next, in ms: LMSs that answer late mostly do within two or three seconds. */
const pauses = [200, 400, 800, 1200];

const inRealTime: Wait = (ms) => new Promise((resolve) => void setTimeout(resolve, ms));

/**
 * Tries to open a record until that succeeds, five times at most.
 *
 * @throws {RecordError} what the last try came to
 */
export async function patiently<T>(tryTo: () => Promise<T>, wait: Wait = inRealTime): Promise<T> {
  for (const pause of pauses) {
    try {
      return await tryTo();
    } catch (error) {
      if (!(error instanceof RecordError)) throw error;
    }
    await wait(pause);
  }
  return tryTo();
}
