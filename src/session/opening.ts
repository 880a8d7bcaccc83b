import { hash } from '../course/hash.ts';
import type { DecodedSnapshot } from '../course/snapshot-decode.ts';
import { decodeSnapshot, currentLessonKey } from '../course/snapshot-decode.ts';
import type { AchievedResult } from '../course/achieved-result.ts';
import { better, nothingAchieved } from '../course/achieved-result.ts';
import type { FoundCopy } from './device-copy.ts';
import type { Learner, LearningRecord, Mode, OpenedRecord } from './learning-record.ts';
import { RecordError } from './learning-record.ts';
import type { SessionClock } from './session-clock.ts';

/** What the start screen needs to know. */
export interface Opening {
  readonly mode: Mode;
  readonly learner: Learner;
  /** Whether there is earlier progress to continue. */
  readonly resumes: boolean;
  /** The key, as in the snapshot, of the lesson to continue with; '' if unknown. */
  readonly lesson: string;
  /** There was a snapshot, but it could not be read: the learner begins again, but keeps the achieved result. */
  readonly unreadable: boolean;
  readonly achieved: AchievedResult;
  /** The language that the learner chose in an earlier launch, as its file name; '' if none. */
  readonly chosenLocale: string;
}

/**
 * Summarises the saved progress for the start screen, before the course's outline has loaded.
 *
 * @param kept what the record holds; undefined if nothing, or if it cannot be read
 * @param found further copies on this device
 */
export function openingOf(
  opened: OpenedRecord,
  kept: DecodedSnapshot | undefined,
  found: readonly FoundCopy[],
): Opening {
  const { mode, learner, snapshot } = opened;
  const all = [kept, ...found.map((copy) => decodeSnapshot(copy.snapshot))];
  return {
    mode,
    learner,
    resumes: kept !== undefined || found.length > 0,
    unreadable: snapshot.trim() !== '' && kept === undefined,
    lesson: all.reduce((known, each) => (each && currentLessonKey(each)) || known, ''),
    achieved: all.map((each) => each?.achieved ?? nothingAchieved).reduce(better, opened.achieved),
    chosenLocale: all.reduce((known, each) => each?.chosenLocale ?? known, ''),
  };
}

/** Distinguishes courses and learners on a shared device, without naming anyone. */
export const ownerOf = (courseId: string, { id }: Learner): string =>
  id === '' ? courseId : `${courseId}:${hash(id).toString(36)}`;

/** How much of the available space was used, for diagnostics. */
export interface Usage {
  /** In characters. */
  readonly snapshot: number;
  readonly limit: number;
  readonly seconds: number;
  /** What the session continued from, in words. */
  readonly restored: string;
}

export function usageOf(
  { length: snapshot }: string,
  { snapshotLimit: limit }: LearningRecord,
  { seconds }: SessionClock,
  kept: DecodedSnapshot | undefined,
  found: readonly FoundCopy[],
): Usage {
  const restored = found.length > 0 ? 'unsaved work on this device' : kept ? 'snapshot' : 'nothing';
  return { snapshot, limit, seconds, restored };
}

/** Ends a record that opened after the session was over; its content stays. @throws {RecordError} always */
export async function endUnchanged(record: LearningRecord, { mode, achieved }: OpenedRecord): Promise<never> {
  // Tells an LMS that the attempt continues.
  const outcome = { ...achieved, progress: undefined, objectives: [] };
  await record.close('exit', mode === 'normal' ? { outcome, saved: undefined } : undefined);
  throw new RecordError('The session is over.');
}
