import { hash } from '../course/hash.ts';
import type { DecodedSnapshot } from '../course/snapshot-decode.ts';
import { decode, lessonIn } from '../course/snapshot-decode.ts';
import type { AchievedResult } from '../course/achieved-result.ts';
import { better, nothingAchieved } from '../course/achieved-result.ts';
import type { Found } from './device-copy.ts';
import type { Learner, LearningRecord, Mode, Opened } from './learning-record.ts';
import { RecordError } from './learning-record.ts';
import type { SessionClock } from './session-clock.ts';

/** What the start screen must know. */
export interface Opening {
  readonly mode: Mode;
  readonly learner: Learner;
  /** There is something to resume. */
  readonly resumes: boolean;
  /** The key, as in the snapshot, of the lesson to resume; '' if unknown. */
  readonly lesson: string;
  /** There was a snapshot, and it could not be read: the learner begins again, with what was achieved. */
  readonly unreadable: boolean;
  readonly achieved: AchievedResult;
  /** The language chosen in an earlier launch: the name of its files; '' if none. */
  readonly language: string;
}

/**
 * What the start screen must know, before the course's outline is loaded.
 *
 * @param kept what the record has; undefined if that is nothing, or cannot be read
 * @param found what this device has in addition
 */
export function openingOf(
  opened: Opened,
  kept: DecodedSnapshot | undefined,
  found: readonly Found[],
): Opening {
  const { mode, learner, snapshot } = opened;
  const all = [kept, ...found.map((copy) => decode(copy.snapshot))];
  return {
    mode,
    learner,
    resumes: kept !== undefined || found.length > 0,
    unreadable: snapshot.trim() !== '' && kept === undefined,
    lesson: all.reduce((known, each) => (each && lessonIn(each)) || known, ''),
    achieved: all.map((each) => each?.achieved ?? nothingAchieved).reduce(better, opened.achieved),
    language: all.reduce((known, each) => each?.language ?? known, ''),
  };
}

/** Identifies course and learner on a shared device, without naming anybody. */
export const ownerOf = (courseId: string, { id }: Learner): string =>
  id === '' ? courseId : `${courseId}:${hash(id).toString(36)}`;

/** How much data is used, for diagnosis. */
export interface Usage {
  /** Characters of snapshot. */
  readonly snapshot: number;
  readonly limit: number;
  readonly seconds: number;
  /** What the session resumed from, in words. */
  readonly restored: string;
}

export function usageOf(
  { length: snapshot }: string,
  { snapshotLimit: limit }: LearningRecord,
  { seconds }: SessionClock,
  kept: DecodedSnapshot | undefined,
  found: readonly Found[],
): Usage {
  const restored = found.length > 0 ? 'unsaved work on this device' : kept ? 'snapshot' : 'nothing';
  return { snapshot, limit, seconds, restored };
}

/** A record that opened after the session was over: it is ended again, and keeps what it has. @throws {RecordError} */
export async function leaveAsItWas(record: LearningRecord, { mode, achieved }: Opened): Promise<never> {
  // Tells an LMS that the attempt continues.
  const outcome = { ...achieved, progress: undefined, objectives: [] };
  await record.close('exit', mode === 'normal' ? { outcome, saved: undefined } : undefined);
  throw new RecordError('The session is over.');
}
