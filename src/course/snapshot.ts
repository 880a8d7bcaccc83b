/**
 * The snapshot: a learner's progress as short text, kept in the LMS's suspend data (4,096 characters in
 * SCORM 1.2). Keyed by hashes of stable ids, so that a new version of the course restores what still exists.
 *
 *     A<check sum:4>achieved!place!lessons!answers!check!acknowledged
 *
 *     achieved      flag digit (1 completed, 2 passed, 4 failed), then the best score in thousandths, base 36
 *     place         lesson key (4) screen key (2) [step, base 36]
 *     lessons       per lesson: key (4), keys (2) of the screens seen [:best share in thousandths, base 36[:marks]]
 *       marks       a: its questions were answered; t, f: its test-out was passed, was not passed
 *     answers       per practice answer, oldest first: key (4), response
 *     check         attempts taken [;seed;submitted 0 or 1;per question drawn: key (4), response]
 *                   [;time [;seconds [;evidence [;language]]]]
 *       seconds     how long the learner has spent, in whole seconds, base 36
 *       language    the locale that the learner chose
 *       time        of a session that has not ended: the total before it, dot, its own; whole seconds, base 36
 *     acknowledged  the version of the first acknowledgement, for earlier versions of the course
 *
 * `snapshot-evidence.ts` has the evidence; `snapshot-foreign.ts` the entries that only another version of the course
 * has, which begin with a dot. If the snapshot is too long, lessons take a short form, valid for unchanged screens:
 *
 *     lessons       per lesson: key (4), dot, key (3) of its screens' ids, 6 screens a character [:best share[:marks]]
 *
 * It uses only characters that no LMS escapes. Nothing here throws, whatever the input.
 */
import type { Activity, Course, Lesson } from './course.ts';
import { isCheck } from './course.ts';
import type { AchievedResult } from './achieved-result.ts';
import type { CheckAttempt, Place, Progress } from './progress.ts';
import { emptyProgress } from './progress.ts';
import { encodeEvidence, restoreEvidence } from './snapshot-evidence.ts';
import { isAnswerEntry, marked, unmarked } from './snapshot-foreign.ts';
import { lessonsWithin, restoreSeen } from './snapshot-lessons.ts';
import type { DecodedSnapshot, SessionTime } from './snapshot-decode.ts';
import { validLocale, format } from './snapshot-decode.ts';
import { lessonKey, screenKey, snapshotKey, encodeShare, within } from './snapshot-parts.ts';

export const activityKey = ({ id, fingerprint }: Activity): string => snapshotKey(`${id}#${fingerprint}`, 4);

/** The parts of a snapshot that this version of the course no longer has. */
export interface LostParts {
  readonly answers: number;
  readonly screens: number;
  /** Whether an attempt at the check was dropped because a question in it changed. */
  readonly attempt: boolean;
}

export const nothingLost: LostParts = { answers: 0, screens: 0, attempt: false };

export interface RestoredProgress {
  readonly progress: Progress;
  readonly lost: LostParts;
}

/**
 * Encodes the progress as a snapshot of at most `limit` characters. If it is too long, the oldest practice answers are
 * dropped first, then the lessons' best shares, which the LMS has as objectives. Then the short form is used, and last
 * the seen screens are dropped, from the lessons with the fewest first. The achieved result, place, score, attempt
 * under way and evidence are never dropped.
 *
 * @param time undefined if the session has ended
 */
export function encodeSnapshot(
  course: Course,
  progress: Progress,
  limit: number,
  time?: SessionTime,
): string {
  const keys = activityKeys(course);
  const before = [encodeAchieved(progress.achieved), encodePlace(progress.place)].join('!');
  const after = [
    encodeCheck(course, progress, keys, time),
    firstAcknowledged(course, progress).replace(/[^\w.-]/g, ''),
  ].join('!');
  const room = limit - format.length - 4 - before.length - after.length - 3;
  const own = lessonsWithin(course, progress, room);
  const newestFirst = [...progress.answers].reverse().flatMap(([id, response]) => {
    const key = keys.get(id);
    return key === undefined ? [] : [key + response];
  });
  const given = within(newestFirst, room - own.join(',').length);
  const { foreign } = progress;
  const lessons = within([...own, ...foreign.lessons.map(marked)], room - given.join(',').length).join(',');
  const answers = within([...given, ...foreign.answers.map(marked)], room - lessons.length)
    .reverse()
    .join(',');
  const body = [before, lessons, answers, after].join('!');
  return format + snapshotKey(body, 4) + body;
}

/** Restores the progress from a snapshot, as far as this version of the course still has it. */
export function restoreProgress(course: Course, kept: DecodedSnapshot): RestoredProgress {
  const [, place = '', lessons = '', answers = '', check = '', acknowledged = ''] = kept.fields;
  const seen = restoreSeen(course, lessons);
  const practice = restoreAnswers(
    byKey(course, (lesson) => !isCheck(lesson)),
    answers.split(','),
  );
  const attempt = restoreAttempt(byKey(course, isCheck), check);
  return {
    progress: {
      ...emptyProgress,
      ...seen.progress,
      ...attempt.progress,
      seconds: decodeSeconds(check.split(';')[5] ?? ''),
      place: restorePlace(course, place),
      answers: practice.answers,
      ...restoreEvidence(course, check.split(';')[6] ?? '', acknowledged),
      chosenLocale: kept.chosenLocale ?? '',
      achieved: kept.achieved,
      foreign: { lessons: seen.foreign, answers: practice.foreign },
    },
    lost: { answers: practice.lost, screens: seen.lost, attempt: attempt.lost },
  };
}

function encodeAchieved({ completed, success, best }: AchievedResult): string {
  const flags = (completed ? 1 : 0) + (success === 'passed' ? 2 : success === 'failed' ? 4 : 0);
  return flags + (best === undefined ? '' : encodeShare(best));
}

function encodePlace(place: Place | undefined): string {
  if (!place) return '';
  return lessonKey(place.lesson) + screenKey(place.screen) + (place.step ? place.step.toString(36) : '');
}

function restorePlace(course: Course, text: string): Place | undefined {
  const lesson = course.lessons.find(({ id }) => lessonKey(id) === text.slice(0, 4));
  const screen = lesson?.screens.find(({ id }) => screenKey(id) === text.slice(4, 6));
  if (!lesson || !screen) return undefined;
  const step = /^[0-9a-z]{1,3}$/.test(text.slice(6)) ? parseInt(text.slice(6), 36) : 0;
  return { lesson: lesson.id, screen: screen.id, ...(step > 0 && { step }) };
}

function encodeCheck(
  course: Course,
  progress: Progress,
  keys: ReadonlyMap<string, string>,
  time: SessionTime | undefined,
): string {
  const { attemptsTaken, attempt, seconds, chosenLocale } = progress;
  const evidence = encodeEvidence(progress);
  const fields = [attemptsTaken.toString(36)];
  // Here, because earlier versions ignore what comes after the questions. Empty fields at the end are left out.
  const later = [
    time ? encodeTime(time) : '',
    seconds > 0 ? Math.floor(seconds).toString(36) : '',
    evidence,
    validLocale(chosenLocale),
  ];
  while (later.at(-1) === '') later.pop();
  if (attempt) {
    const items = attempt.items.map((id) => (keys.get(id) ?? '') + (attempt.answers.get(id) ?? ''));
    fields.push(attempt.seed.toString(36), attempt.submitted ? '1' : '0', items.join(','));
  } else if (later.length > 0) fields.push('', '', '');
  return [...fields, ...later].join(';');
}

const firstAcknowledged = ({ acknowledgements: [first] }: Course, { acknowledgements }: Progress): string =>
  acknowledgements.get(first?.id ?? '')?.version ?? '';

const encodeTime = ({ before, session }: SessionTime): string =>
  [before, session].map((seconds) => Math.round(seconds).toString(36)).join('.');

const decodeSeconds = (text: string): number => (/^[0-9a-z]{1,6}$/.test(text) ? parseInt(text, 36) : 0);

function restoreAttempt(
  pool: ReadonlyMap<string, string>,
  text: string,
): { progress: Partial<Progress>; lost: boolean } {
  const [taken = '', seed = '', submitted = '', items = ''] = text.split(';');
  const attemptsTaken = /^[0-9a-z]{1,6}$/.test(taken) ? parseInt(taken, 36) : 0;
  if (seed === '') return { progress: { attemptsTaken }, lost: false };
  const entries = items.split(',');
  const { answers, ids } = restoreAnswers(pool, entries);
  // If a question has changed or gone, the draw is different: the attempt starts again.
  if (ids.length < entries.length || !/^[0-9a-z]{1,7}$/.test(seed))
    // A submitted attempt has been counted, so it is not lost. If the course has no check now, none starts again.
    return { progress: { attemptsTaken }, lost: submitted !== '1' && pool.size > 0 };
  const attempt: CheckAttempt = {
    seed: parseInt(seed, 36),
    items: ids,
    answers: new Map([...answers].filter(([, response]) => response !== '')),
    submitted: submitted === '1',
  };
  return { progress: { attemptsTaken, attempt }, lost: false };
}

function restoreAnswers(
  ids: ReadonlyMap<string, string>,
  entries: readonly string[],
): { answers: Map<string, string>; ids: string[]; foreign: string[]; lost: number } {
  const answers = new Map<string, string>();
  const foreign: string[] = [];
  let lost = 0;
  for (const one of entries) {
    const { entry, isMarked } = unmarked(one);
    const id = ids.get(entry.slice(0, 4));
    if (id !== undefined) {
      answers.set(id, entry.slice(4).replace(/[^a-z0-9]/g, ''));
      continue;
    }
    if (entry !== '' && !isMarked) lost++;
    if (isAnswerEntry(entry)) foreign.push(entry);
  }
  // The newest first.
  return { answers, ids: [...answers.keys()], foreign: foreign.reverse(), lost };
}

const activitiesOf = (course: Course, of: (lesson: Lesson) => boolean): Activity[] =>
  course.lessons.filter(of).flatMap((lesson) => lesson.screens.flatMap((screen) => screen.activities));

/** Cached: a course's activities do not change, and every snapshot needs their keys. */
const keysOf = new WeakMap<Course, ReadonlyMap<string, string>>();

function activityKeys(course: Course): ReadonlyMap<string, string> {
  const keys =
    keysOf.get(course) ??
    new Map(activitiesOf(course, () => true).map((activity) => [activity.id, activityKey(activity)]));
  keysOf.set(course, keys);
  return keys;
}

const byKey = (course: Course, of: (lesson: Lesson) => boolean): Map<string, string> =>
  new Map(activitiesOf(course, of).map((activity) => [activityKey(activity), activity.id]));
