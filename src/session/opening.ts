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
  /** There is something to go on with. */
  readonly resumes: boolean;
  /** The key, as in the snapshot, of the lesson to go on with; '' where that is not known. */
  readonly lesson: string;
  /** There was a snapshot, and it could not be read: the learner begins again, with what was achieved. */
  readonly unreadable: boolean;
  readonly achieved: AchievedResult;
  /** What the learner chose in an earlier launch: the name of its files; '' where nothing was. */
  readonly language: string;
}

/**
 * What the start screen must know of what was found, before the course's outline is there.
 *
 * @param kept what the record holds; undefined where that is nothing, or cannot be read
 * @param found what this device holds beyond it
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

/** Tells one course and learner from another on a shared device, without naming anybody. */
export const ownerOf = (courseId: string, { id }: Learner): string =>
  id === '' ? courseId : `${courseId}:${hash(id).toString(36)}`;

/** How much of what there is was used, for the diagnostics. */
export interface Usage {
  /** Characters of snapshot. */
  readonly snapshot: number;
  readonly limit: number;
  readonly seconds: number;
  /** What the session went on with, in words. */
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

/** A record that opened when the session was over: it is ended again, and keeps what it holds. @throws {RecordError} */
export async function leaveAsItWas(record: LearningRecord, { mode, achieved }: Opened): Promise<never> {
  // Tells an LMS that the attempt goes on.
  const outcome = { ...achieved, progress: undefined, objectives: [] };
  await record.close('exit', mode === 'normal' ? { outcome, saved: undefined } : undefined);
  throw new RecordError('The session is over.');
}
