import { bestResult } from './completion.ts';
import type { Course } from './course.ts';
import { shortDigest } from './course.ts';
import { isoOf } from './moment.ts';
import { percent } from './percent.ts';
import type { Completion, Moment, Progress } from './progress.ts';
import { sentencesWithin, wordsWithin } from './sentences.ts';

/** For people: with a space instead of the T. */
const dateOf = (at: Moment): string => isoOf(at).replace('T', ' ');

/** An acknowledgement that was given, with its text if this version of the course has it. */
export interface GivenAcknowledgement {
  readonly id: string;
  readonly version: string;
  /** Undefined if it was given under a version of the course that did not record it. */
  readonly at: Moment | undefined;
  /** '' if the text has changed since: the transcript of the release has it. */
  readonly words: string;
}

export const acknowledgementsGiven = (course: Course, progress: Progress): GivenAcknowledgement[] =>
  course.acknowledgements.flatMap(({ id, version, words }) => {
    const given = progress.acknowledgements.get(id);
    return given ? [{ id, ...given, words: given.version === version ? words : '' }] : [];
  });

/** The evidence of a learner's completion; in reports it is the interaction `completion.v<version>`. */
export interface Evidence {
  /** All of it on one line, for people. */
  readonly text: string;
  readonly title: string;
  readonly version: string;
  /** 64 characters. */
  readonly digest: string;
  readonly language: string;
  readonly completion: Completion | undefined;
  /** 0–1; undefined if the score was judged under a version that did not record it. */
  readonly passMark: number | undefined;
  readonly attempts: number;
  readonly acknowledgements: readonly GivenAcknowledgement[];
}

/** SCORM 1.2 RTE 3.4.1 `CMIFeedback` allows 255, a localized string of SCORM 2004 (RTE 4.1.1) 250. */
const textLimit = 250;

/** The completion under the current version, else the latest. */
export const completionOf = ({ version }: Course, { completions }: Progress): Completion | undefined =>
  completions.find((one) => one.version === version) ?? completions.at(-1);

export function evidenceOf(course: Course, progress: Progress): Evidence {
  const acknowledgements = acknowledgementsGiven(course, progress);
  return {
    text: evidenceText(course, progress, acknowledgements),
    title: course.title,
    version: course.version,
    digest: course.digest,
    language: course.language,
    completion: completionOf(course, progress),
    passMark: bestResult(course, progress).passMark,
    attempts: progress.attemptsTaken,
    acknowledgements,
  };
}

/**
 * `Allyship at work 1.0.0 (en-GB), content 3f2a9c810b12: completed 2026-11-28 19:12:03+01:00, score 90%, pass mark 80%,
 * attempt 2, acknowledged code-of-conduct 2`. Always in English, so that reports are the same in all languages. If it
 * is too long, the title is shortened; if that is not enough, the acknowledgements are replaced by their number.
 */
function evidenceText(course: Course, progress: Progress, given: readonly GivenAcknowledgement[]): string {
  const { version, digest, language, rules } = course;
  const { achieved, completions, attempts, attemptsTaken } = progress;
  const completion = completions.find((one) => one.version === version);
  const before = completions.at(-1);
  const latest = attempts.at(-1);
  const pass = latest?.isPassed && !(before && latest.at.seconds <= before.at.seconds) ? latest : undefined;
  const isAgain =
    attempts.some((one) => one.isPassed && one !== latest) ||
    completions.some((one) => (one.score ?? -1) >= (one.passMark ?? 1)) ||
    // Completed before versions recorded the date, under a rule that requires a pass.
    (achieved.completed && completions.length === 0 && rules.completion !== 'viewed');
  const { score, passMark, attempt } = pass
    ? {
        score: pass.score,
        // An earlier version's mark is unknown; it is only known that the score reached it.
        passMark: pass.score >= rules.passMark ? rules.passMark : undefined,
        attempt: attemptsTaken,
      }
    : completion?.score === undefined
      ? bestResult(course, progress)
      : completion;
  const facts = [
    completion
      ? `completed ${dateOf(completion.at)}`
      : before
        ? `completed with ${before.version} ${dateOf(before.at)}`
        : achieved.completed
          ? 'completed earlier'
          : 'not completed yet',
    ...(pass ? [`passed ${isAgain ? 'again ' : ''}${dateOf(pass.at)}`] : []),
    ...(score === undefined ? [] : [`score ${percent(score)}%`]),
    ...(score === undefined || passMark === undefined ? [] : [`pass mark ${percent(passMark)}%`]),
    ...(attempt === 0 ? [] : [`attempt ${attempt}`]),
  ];
  const what = ` ${version} (${language}), content ${shortDigest(digest)}: `;
  const names = given.map((one) => `${one.id} ${one.version}`);
  const body = (acknowledged: string): string =>
    what + [...facts, ...(acknowledged === '' ? [] : [`acknowledged ${acknowledged}`])].join(', ');
  const leastTitle = 24;
  const whole = body(names.join(', '));
  const rest = whole.length + leastTitle <= textLimit ? whole : body(`${names.length} texts`);
  return plainText(wordsWithin(course.title, textLimit - rest.length) + rest);
}

/** `[,]` separates answers in SCORM 2004 (RTE 4.2.9.1), and an initial brace says how to compare them. */
const plainText = (text: string): string =>
  text.replaceAll('[', '(').replaceAll(']', ')').replace(/^\{/, '(');

/** The record of an acknowledgement: version, time, where the whole text is, and as much of the text as fits. */
export function acknowledgedText(course: Course, version: string, at: Moment, words: string): string {
  const head = `version ${version}, ${dateOf(at)}, whole text: content ${shortDigest(course.digest)}: `;
  return plainText(head + sentencesWithin(words, textLimit - head.length));
}
