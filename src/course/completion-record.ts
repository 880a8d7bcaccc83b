import type { Course } from './course.ts';
import { shortDigest } from './course.ts';
import { acknowledgementsGiven } from './evidence.ts';
import { isoOf } from './moment.ts';
import type { Moment, Progress } from './progress.ts';

/** The format's name, as written in the file. */
export const recordFormat = 'completion-record';

/**
 * A learner's results for a file: on paper, and as JSON (docs/lms-guide.md). Times are ISO 8601 with the learner's
 * offset, shares are 0–1. It contains no answers and nothing private.
 */
export interface CompletionRecord {
  readonly format: typeof recordFormat;
  readonly formatVersion: 1;
  /** When this record was written. */
  readonly made: string;
  /** As the LMS gives it; '' if it gives none. */
  readonly learner: string;
  /** The course that wrote this record, with its content's SHA-256. An earlier version may have been completed. */
  readonly course: {
    readonly id: string;
    readonly title: string;
    readonly version: string;
    readonly digest: string;
    readonly language: string;
  };
  readonly completed: boolean;
  readonly success: string;
  /** Absent from the file if no check was taken: JSON leaves out undefined values. */
  readonly best?: number | undefined;
  readonly passMark: number;
  /** One for each version; empty if the course was completed before versions recorded the date. */
  readonly completions: readonly {
    readonly at: string;
    readonly version: string;
    /** The first 12 characters. */
    readonly digest: string;
    readonly score?: number | undefined;
    /** Absent if the score was judged under a version that did not record it. */
    readonly passMark?: number | undefined;
    /** Absent if it is not known, or no check was taken. */
    readonly attempt?: number;
  }[];
  readonly attempts: {
    readonly taken: number;
    /** Those with a known date, the oldest first. */
    readonly latest: readonly { readonly at: string; readonly score: number; readonly passed: boolean }[];
  };
  readonly acknowledgements: readonly {
    readonly id: string;
    readonly version: string;
    readonly at?: string;
    /** The whole text; absent if it has changed since: the transcript of that release has it. */
    readonly words?: string;
  }[];
  /** Titles of the lessons with a passed test-out. */
  readonly testedOut: readonly string[];
  /** What completion requires besides lessons, check and acknowledgement; absent if other content was completed. */
  readonly rules?: { readonly requireAnswers: boolean; readonly minimumMinutes: number };
}

/**
 * @param learner the name as the LMS gives it
 * @param made when the record is written
 */
export function completionRecord(
  course: Course,
  progress: Progress,
  learner: string,
  made: Moment,
): CompletionRecord {
  const { id, title, version, digest, language, rules, lessons } = course;
  const { achieved, completions, attempts, attemptsTaken, testOuts } = progress;
  return {
    format: recordFormat,
    formatVersion: 1,
    made: isoOf(made),
    learner,
    course: { id, title, version, digest, language },
    completed: achieved.completed,
    success: achieved.success,
    best: achieved.best,
    passMark: rules.passMark,
    completions: completions.map(({ at, score, passMark, attempt, ...rest }) => ({
      at: isoOf(at),
      score,
      passMark,
      ...(attempt > 0 && { attempt }),
      ...rest,
    })),
    attempts: {
      taken: attemptsTaken,
      latest: attempts.map(({ at, score, isPassed }) => ({ at: isoOf(at), score, passed: isPassed })),
    },
    acknowledgements: acknowledgementsGiven(course, progress).map((given) => ({
      id: given.id,
      version: given.version,
      ...(given.at && { at: isoOf(given.at) }),
      ...(given.words !== '' && { words: given.words }),
    })),
    testedOut: lessons.filter((lesson) => testOuts.get(lesson.id)).map((lesson) => lesson.title),
    ...(completions.some((one) => one.digest === shortDigest(digest)) && {
      rules: { requireAnswers: rules.requireAnswers, minimumMinutes: rules.minimumMinutes },
    }),
  };
}
