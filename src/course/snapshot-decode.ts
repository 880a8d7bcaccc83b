import type { AchievedResult } from './achieved-result.ts';
import { nothingAchieved } from './achieved-result.ts';
import { decodeShare, snapshotKey } from './snapshot-parts.ts';

export const format = 'A';
/** The largest limit of any record (SCORM 2004: 64,000): a longer text is no snapshot, and is not parsed. */
const longest = 64_000;
/** The length of a snapshot of no progress. */
const shortest = 12;

/** A decoded snapshot, still with keys: it can be read before the course's outline has loaded. */
export interface DecodedSnapshot {
  readonly achieved: AchievedResult;
  /** Undefined if the last session ended properly, or did not say. */
  readonly time?: SessionTime | undefined;
  /** The language that the learner chose, known before the course's outline has loaded; absent if none. */
  readonly chosenLocale?: string;
  readonly fields: readonly string[];
}

/** The times of a session that has not ended, in seconds. */
export interface SessionTime {
  /** The LMS's total when the session began. */
  readonly before: number;
  /** The session's own time so far. */
  readonly session: number;
}

/** Decodes a snapshot; undefined if it is not one, or is incomplete. */
export function decodeSnapshot(text: string): DecodedSnapshot | undefined {
  if (text.length > longest) return undefined;
  const body = text.slice(5);
  if (text.slice(0, 5) !== format + snapshotKey(body, 4)) return undefined;
  const fields = body.split('!');
  if (fields.length !== 6) return undefined;
  const check = fields[4]?.split(';') ?? [];
  const time = decodeTime(check[4] ?? '');
  const language = validLocale(check[7] ?? '');
  return {
    achieved: decodeAchieved(fields[0] ?? ''),
    ...(time && { time }),
    ...(language !== '' && { chosenLocale: language }),
    fields,
  };
}

/** The key of the lesson that the learner is in; '' if unknown. */
export const currentLessonKey = ({ fields }: DecodedSnapshot): string => (fields[1] ?? '').slice(0, 4);

/** Whether a text that cannot be decoded may be what is left of a snapshot, or stand in its place. */
export const mayBeDamaged = (text: string): boolean =>
  text === '' || text.length > shortest || text.startsWith(format);

/**
 * Whether the check was taken, but no lesson has a best share: there was no room for them, so that the snapshot is
 * nearly full.
 */
export function lacksLessonScores(text: string, limit: number): boolean {
  const kept = text.length > 0.75 * limit ? decodeSnapshot(text) : undefined;
  if (kept?.achieved.best === undefined) return false;
  // A leading dot marks a lesson of another version.
  return !(kept.fields[2] ?? '').split(',').some((entry) => /^[^.:][^:]*:[0-9a-z]/.test(entry));
}

function decodeAchieved(text: string): AchievedResult {
  const flags = Number(text.charAt(0)) || 0;
  if (flags > 7) return nothingAchieved;
  return {
    completed: (flags & 1) > 0,
    success: flags & 2 ? 'passed' : flags & 4 ? 'failed' : 'unknown',
    best: decodeShare(text.slice(1)),
  };
}

function decodeTime(text: string): SessionTime | undefined {
  if (!/^[0-9a-z]{1,6}\.[0-9a-z]{1,6}$/.test(text)) return undefined;
  const [before = 0, session = 0] = text.split('.').map((part) => parseInt(part, 36));
  return { before, session };
}

/** The locale; '' if the text is none. */
export const validLocale = (text: string): string => (/^[a-z]{2,3}$/.test(text) ? text : '');
