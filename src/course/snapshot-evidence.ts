/**
 * The evidence in a snapshot: three parts separated by colons, with entries separated by commas:
 *
 *     completions       moment (8) digest (12) pass mark (2) score (2) attempt, dot, version
 *     attempts          moment (8) score (2) [p if passed], the latest, oldest first
 *     acknowledgements  key (4) moment (8) version
 *
 * A moment is the last six digits of the seconds since 1970 (6), and the quarters of an hour east of Greenwich, plus 60
 * (2). Shares are thousandths. All numbers are in base 36; hyphens stand for unknown values.
 */
import type { Course } from './course.ts';
import type { Acknowledged, Completion, Moment, Progress, TakenAttempt } from './progress.ts';
import { decodeShare, snapshotKey, encodeShare } from './snapshot-parts.ts';

type EvidenceProgress = Pick<Progress, 'completions' | 'attempts' | 'acknowledgements'>;

const padded = (value: number, length: number): string =>
  value.toString(36).padStart(length, '0').slice(-length);
const unknownMoment = '--------';
/** No record is older than 2020. Six digits reach to the end of 2038; later moments wrap around, to the end of 2088. */
const firstSecond = Date.UTC(2020) / 1000;

/** A moment before 2020 comes from a wrong clock: it is stored as unknown. */
const momentText = (at: Moment | undefined): string =>
  at && at.seconds >= firstSecond
    ? padded(at.seconds, 6) + padded(Math.round(at.offset / 15) + 60, 2)
    : unknownMoment;
const shareText = (value: number | undefined): string =>
  value === undefined ? '--' : encodeShare(value).padStart(2, '0');

function decodeMoment(text: string): Moment | undefined {
  if (!/^[0-9a-z]{8}$/.test(text)) return undefined;
  const lastDigits = parseInt(text.slice(0, 6), 36);
  const seconds = lastDigits < firstSecond ? lastDigits + 36 ** 6 : lastDigits;
  return { seconds, offset: (parseInt(text.slice(6), 36) - 60) * 15 };
}

/** A placeholder for an unknown acknowledgement: no real id begins with `#`. */
const unnamed = (key: string): string => `#${key}`;
const acknowledgementKey = (id: string): string => (id.startsWith('#') ? id.slice(1) : snapshotKey(id, 4));

/** '' if there is nothing to keep. */
export function encodeEvidence({ completions, attempts, acknowledgements }: EvidenceProgress): string {
  const parts = [
    completions.map(
      ({ at, digest, passMark, score, attempt, version }) =>
        `${momentText(at)}${digest}${shareText(passMark)}${shareText(score)}${attempt.toString(36)}.${version}`,
    ),
    attempts.map(({ at, score, isPassed }) => momentText(at) + shareText(score) + (isPassed ? 'p' : '')),
    [...acknowledgements].map(
      ([id, { version, at }]) => acknowledgementKey(id) + momentText(at) + version.replace(/[^\w.-]/g, ''),
    ),
  ];
  return parts.every((entries) => entries.length === 0)
    ? ''
    : parts.map((entries) => entries.join(',')).join(':');
}

/**
 * @param only the version of the only acknowledgement that a course of version 1 could have, which kept nothing more.
 *   If the course has several now, it is unknown which one that was, so none counts as given.
 */
export function restoreEvidence(course: Course, text: string, only: string): EvidenceProgress {
  const [completions = '', attempts = '', given] = text.split(':');
  const acknowledgements = new Map<string, Acknowledged>();
  const [first, ...others] = course.acknowledgements;
  if (given === undefined && first && others.length === 0 && only !== '')
    acknowledgements.set(first.id, { version: only, at: undefined });
  for (const entry of given?.split(',') ?? []) {
    const key = entry.slice(0, 4);
    const version = entry.slice(12);
    // An acknowledgement that the course no longer has is kept, in case a version has it again.
    const id = course.acknowledgements.find((one) => acknowledgementKey(one.id) === key)?.id ?? unnamed(key);
    if (/^[\w.-]{1,20}$/.test(version))
      acknowledgements.set(id, { version, at: decodeMoment(entry.slice(4, 12)) });
  }
  return {
    completions: completions.split(',').flatMap(decodeCompletion),
    attempts: attempts.split(',').flatMap((entry): TakenAttempt[] => {
      const [at, score] = [decodeMoment(entry.slice(0, 8)), decodeShare(entry.slice(8, 10))];
      return at && score !== undefined ? [{ at, score, isPassed: entry.slice(10) === 'p' }] : [];
    }),
    acknowledgements,
  };
}

function decodeCompletion(entry: string): Completion[] {
  const [, moment = '', digest = '', mark = '', score = '', attempt = '', version = ''] =
    /^([0-9a-z]{8})([0-9a-f]{12})([0-9a-z]{2}|--)([0-9a-z]{2}|--)([0-9a-z]{1,4})\.([\d.]{5,20})$/.exec(
      entry,
    ) ?? [];
  const at = decodeMoment(moment);
  if (!at) return [];
  return [
    {
      at,
      digest,
      passMark: decodeShare(mark),
      score: decodeShare(score),
      attempt: parseInt(attempt, 36),
      version,
    },
  ];
}
