import { hash } from '../course/hash.ts';
import { isoOf, momentOf } from '../course/moment.ts';
import { decodeSnapshot } from '../course/snapshot-decode.ts';

/**
 * A learner's progress as a file, to move it to another device. It is plain JSON that anyone can read:
 *
 *     { format, formatVersion, course: { id, version }, saved, snapshot, notes?, checkSum }
 *
 * `snapshot` is what an LMS would keep (`course/snapshot.ts`); `notes` are included only if the learner asks for it.
 */
export interface ProgressFile {
  readonly courseId: string;
  readonly courseVersion: string;
  readonly saved: Date;
  readonly snapshot: string;
  /** Private notes, id → text; undefined if the learner left them out. */
  readonly notes?: ReadonlyMap<string, string> | undefined;
}

/** Why a file is refused; then nothing of it is used. */
export type RefusalReason = 'tooLarge' | 'notOurs' | 'newer' | 'foreign' | 'damaged';

const format = 'course-progress';
const formatVersion = 1;

/** Bytes. A snapshot has at most 64,000; the rest is room for notes. */
export const largestFile = 1_000_000;
const mostNotes = 500;

/** Only the characters that `encodeSnapshot` writes: nothing that a page could take for markup. */
const snapshotText = /^[\w.!,;:-]{1,64000}$/;
const versionText = /^[\w.+-]{1,64}$/;
const noteId = /^[\w.:#-]{1,200}$/;
const isoTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/** With the learner's own date, which is what the other device shows of the file. */
export const progressFileName = (courseId: string, saved: Date): string =>
  `${courseId}-progress-${isoOf(momentOf(saved.getTime())).slice(0, 10)}.json`;

/** The file's content, as indented JSON. */
export function writeProgressFile({ courseId, courseVersion, saved, snapshot, notes }: ProgressFile): string {
  const content = {
    format,
    formatVersion,
    course: { id: courseId, version: courseVersion },
    saved: saved.toISOString(),
    snapshot,
    ...(notes && { notes: [...notes] }),
  };
  return `${JSON.stringify({ ...content, checkSum: checkSum(content) }, undefined, 2)}\n`;
}

/**
 * Reads a file from an untrusted source: everything in it is checked.
 *
 * @param courseId the course that reads it; a file of another course is refused
 */
export function readProgressFile(text: string, courseId: string): ProgressFile | RefusalReason {
  if (text.length > largestFile) return 'tooLarge';
  const value = parsed(text);
  if (!isRecord(value) || value['format'] !== format) return 'notOurs';
  const version = value['formatVersion'];
  if (typeof version === 'number' && version > formatVersion) return 'newer';
  const { course, saved, snapshot, notes } = value;
  if (version !== formatVersion || !isRecord(course)) return 'damaged';
  if (typeof course['id'] === 'string' && course['id'] !== courseId) return 'foreign';
  const { checkSum: sum, ...content } = value;
  if (!hasOnly(value, fields) || !hasOnly(course, ['id', 'version']) || sum !== checkSum(content))
    return 'damaged';
  if (
    course['id'] !== courseId ||
    !isText(course['version'], versionText) ||
    !isText(saved, isoTime) ||
    Number.isNaN(Date.parse(saved)) ||
    !isText(snapshot, snapshotText) ||
    !decodeSnapshot(snapshot) ||
    !(notes === undefined || isNotes(notes))
  )
    return 'damaged';
  return {
    courseId,
    courseVersion: course['version'],
    saved: new Date(saved),
    snapshot,
    ...(notes && { notes: new Map(notes) }),
  };
}

const fields = ['format', 'formatVersion', 'course', 'saved', 'snapshot', 'notes', 'checkSum'];

/** Detects a file that was cut off or changed by accident; it is no protection against deliberate changes. */
const checkSum = (content: object): string => hash(JSON.stringify(content)).toString(36);

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return undefined;
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const hasOnly = (value: object, names: readonly string[]): boolean =>
  Object.keys(value).every((name) => names.includes(name));

const isText = (value: unknown, pattern: RegExp): value is string =>
  typeof value === 'string' && pattern.test(value);

/** Pairs of id and text. The text may be anything that the learner wrote: it is always shown as plain text. */
const isNotes = (value: unknown): value is [string, string][] =>
  Array.isArray(value) &&
  value.length <= mostNotes &&
  value.every(
    (note: unknown) =>
      Array.isArray(note) && note.length === 2 && isText(note[0], noteId) && typeof note[1] === 'string',
  );
