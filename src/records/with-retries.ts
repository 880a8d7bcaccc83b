import { RecordError } from '../session/learning-record.ts';

/** Resolves after this many milliseconds. */
export type Wait = (ms: number) => Promise<void>;

/** The pauses between attempts, in ms: most LMSs that answer late do so within two or three seconds. */
const pauses = [200, 400, 800, 1200];

const inRealTime: Wait = (ms) => new Promise((resolve) => void setTimeout(resolve, ms));

/**
 * Tries to open a record, at most five times.
 *
 * @throws {RecordError} the error of the last try
 */
export async function withRetries<T>(tryTo: () => Promise<T>, wait: Wait = inRealTime): Promise<T> {
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
