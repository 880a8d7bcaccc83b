import { withCourseNames } from './course-names.ts';
import type { AttemptRow } from './attempts.ts';
import { acknowledgementsIn, dayOf, evidenceIn, joined } from './attempts.ts';
import { compareDates } from './dates.ts';
import type { Acknowledgement, Attempt, Evidence, Learner, Problem } from './model.ts';
import { outcomeOf } from './outcome.ts';
import type { Pause } from './pause.ts';
import { noPause, sortedInPieces } from './pause.ts';
import { People } from './people.ts';

/** Everything known about one learner in one course. */
export interface LearnerRecord {
  readonly learner: Learner;
  readonly activity: string;
  /** In order; empty if the learner never opened the course. */
  readonly attempts: readonly Attempt[];
  /** False if an export lists the learner without an attempt; undefined if none says. */
  readonly opened: boolean | undefined;
  /** Undefined if no export says. */
  readonly completed: boolean | undefined;
  /** True if the completion follows only from a score. */
  readonly completedByScore: boolean;
  /** The first completion. */
  readonly completedOn: string | undefined;
  /** True if no export gives the day: then it is the last access, and the completion was on that day or earlier. */
  readonly isLastAccess: boolean;
  /** The latest completion, from which renewal counts; the same as `completedOn` if there is one. */
  readonly lastCompletedOn: string | undefined;
  /** As `isLastAccess`, for the latest completion. */
  readonly isLastByAccess: boolean;
  /** Undefined if no export says and there is no score. */
  readonly passed: boolean | undefined;
  /** True if passing is decided only by a score. */
  readonly byScore: boolean;
  /** 0–100: the pass mark at that time, or the chosen one if unknown. */
  readonly passMark: number;
  /** The best score, 0–100. */
  readonly score: number | undefined;
  readonly acknowledgements: readonly Acknowledgement[];
  /** One for each version, content and completion; empty if the exports have none. */
  readonly evidence: readonly Evidence[];
  /** The day when renewal is due; undefined if there is nothing to renew. */
  readonly due: string | undefined;
}

export interface MergeOptions {
  /** 0–100: the pass mark if an export has only a score. */
  readonly passMark: number;
  /** Months until renewal; 0 for never. */
  readonly renewAfter: number;
  /** The administrator's choice: the name in a file → the course's name. */
  readonly sameCourse: ReadonlyMap<string, string>;
  /** The administrator's choice for files that don't say exactly whose they are: file name → e-mail address, ID or name. */
  readonly owners: ReadonlyMap<string, string>;
}

export interface Merged {
  readonly records: readonly LearnerRecord[];
  readonly problems: readonly Problem[];
  readonly activities: readonly string[];
  /** The versions of the course in the exports. */
  readonly versions: readonly string[];
  readonly learners: readonly Learner[];
  /** Files whose learner is unknown. */
  readonly nameless: readonly string[];
  /** File → the learner found in its name. */
  readonly byFileName: ReadonlyMap<string, Learner>;
}

export const nothingMerged: Merged = {
  records: [],
  problems: [],
  activities: [],
  versions: [],
  learners: [],
  nameless: [],
  byFileName: new Map(),
};

/**
 * Merges what several exports say about each learner. A learner is identified by e-mail address, otherwise by ID,
 * otherwise by a unique name. A completion in any export counts, whatever the others say.
 *
 * @param pause is called with the number of attempts assigned to learners
 */
export async function mergeRecords(
  read: readonly Attempt[],
  options: MergeOptions,
  pause: Pause = noPause,
): Promise<Merged> {
  const attempts = withCourseNames(read);
  const problems: Problem[] = [];
  const nameless: string[] = [];
  const byFileName = new Map<string, Learner>();
  const people = await People.in(attempts, pause);
  const activities = activityNames(attempts);
  const found = new Map<string, { learner: Learner; activity: string; parts: AttemptRow[] }>();
  for (const [index, attempt] of attempts.entries()) {
    await pause(index);
    const { name } = attempt.learner;
    const { file } = attempt.from;
    const owner = isAssignable(attempt) ? options.owners.get(file) : undefined;
    let who = owner === undefined ? people.of(attempt) : people.named(owner);
    if (typeof who === 'string') {
      const isAsked = name !== '' && isAssignable(attempt);
      problems.push({
        ...attempt.from,
        message: isAsked ? `${who} Choose whose it is in the list of files.` : who,
      });
      if (!isAssignable(attempt)) continue;
      nameless.push(file);
      // Until an owner is chosen, the file has its own record, so that nothing is lost.
      who = {
        key: `file ${file}`,
        learner: { name: name === '' ? `Not named: ${file}` : `${name} (${file})` },
      };
    } else if (name === '' && owner === undefined) byFileName.set(file, who.learner);
    const chosen = options.sameCourse.get(attempt.activity) ?? attempt.activity;
    const activity = activities.get(chosen) ?? chosen;
    const key = JSON.stringify([who.key, activity]);
    const entry = found.get(key) ?? { learner: who.learner, activity, parts: [] };
    found.set(key, entry);
    // Two activities that count as one course each have an attempt 1.
    const own = activities.get(attempt.activity) ?? attempt.activity;
    entry.parts.push({ attempt, key: attempt.registration ?? JSON.stringify([plain(own), attempt.attempt]) });
  }
  const all = (): Promise<void> | undefined => pause(attempts.length);
  const listed: LearnerRecord[] = [];
  const courses = new Set<string>();
  const versions = new Set<string>();
  for (const { learner, activity, parts } of found.values()) {
    const one = record(learner, activity, parts, options);
    listed.push(one);
    // Leaves out activities that nobody opened, completed or has a grade in, such as a list of participants.
    if (one.opened !== undefined || one.completed !== undefined) courses.add(activity);
    for (const { version } of one.evidence) versions.add(version);
    await all();
  }
  const known = listed.filter(({ activity }) => courses.has(activity));
  const records = await sortedInPieces(
    known,
    (a, b) => compareText(a.activity, b.activity) || compareText(a.learner.name, b.learner.name),
    all,
  );
  return {
    records,
    problems: [...problems, ...people.ambiguities()],
    activities: [...courses].toSorted(compareText),
    versions: [...versions].toSorted(compareText),
    learners: people.all(),
    nameless,
    byFileName,
  };
}

/** Whether an administrator can say whose it is: track details name no learner, and a completion record only a name. */
export const isAssignable = ({ learner, savedByLearner }: Attempt): boolean =>
  learner.name === '' || savedByLearner === true;

/** The number of attempts; undefined if the exports give an outcome but no attempts. */
export const attemptCount = ({ attempts, completed }: LearnerRecord): number | undefined =>
  attempts.length === 0 && completed !== undefined ? undefined : attempts.length;

/** Much faster than `localeCompare` for tens of thousands of rows. */
const { compare } = new Intl.Collator('en', { numeric: true });
export const compareText = (a: string, b: string): number => (a === b ? 0 : compare(a, b));

const plain = (text: string): string => text.replaceAll(/[-\s]+/g, ' ').toLowerCase();

/**
 * Name from a file's name → course. Moodle puts the short name of its own course before the activity's name, so the
 * longest activity name at the end is meant.
 */
function activityNames(attempts: readonly Attempt[]): Map<string, string> {
  const named = new Set<string>();
  const fromFiles = new Set<string>();
  for (const { activity, attempt, completed, score } of attempts) {
    if (attempt > 0) fromFiles.add(activity);
    else if (completed !== undefined || score !== undefined) named.add(activity);
  }
  // File names separate the two with a space, those of track details with a hyphen.
  const alike = new Map([...fromFiles].toReversed().map((name) => [plain(name), name]));
  return new Map(
    [...fromFiles].flatMap((name) => {
      if (named.has(name)) return [];
      const [longest] = [...named]
        .filter((other) => other !== '' && ` ${plain(name)}`.endsWith(` ${plain(other)}`))
        .toSorted((a, b) => b.length - a.length);
      return [[name, longest ?? alike.get(plain(name)) ?? name] as const];
    }),
  );
}

function record(
  learner: Learner,
  activity: string,
  rows: readonly AttemptRow[],
  { passMark, renewAfter }: MergeOptions,
): LearnerRecord {
  const parts = rows.map(({ attempt }) => attempt);
  const attempts = joined(rows);
  const evidence = evidenceIn(attempts);
  const mark = evidence.findLast((one) => one.passMark !== undefined)?.passMark ?? passMark;
  const outcome = outcomeOf([...attempts, ...parts.filter(({ attempt }) => attempt === 0)], mark);
  const scores = parts.flatMap(({ score }) => score ?? []);
  const score = scores.length === 0 ? undefined : Math.max(...scores);
  const days = outcome.completed === true ? completionDays(parts, attempts, mark) : [];
  const latest = days.at(-1);
  const isOpened = attempts.length > 0 || score !== undefined || outcome.completed === true;
  const isListed = parts.some((part) => part.neverOpened);
  return {
    learner,
    activity,
    attempts,
    opened: isOpened || (isListed ? false : undefined),
    ...outcome,
    completed: outcome.completed ?? (isListed && !isOpened ? false : undefined),
    completedOn: days[0]?.on,
    isLastAccess: days[0]?.isLastAccess ?? false,
    lastCompletedOn: latest?.on,
    isLastByAccess: latest?.isLastAccess ?? false,
    passMark: mark,
    score,
    acknowledgements: acknowledgementsIn(attempts),
    evidence,
    due: latest !== undefined && renewAfter > 0 ? later(latest.on, renewAfter) : undefined,
  };
}

interface CompletionDay {
  readonly on: string;
  readonly isLastAccess: boolean;
}

/**
 * The days of all completions, in order. If an attempt has no day, its completion was on the day of its last access at
 * the latest. Where other days are known, that counts only for an attempt that can't be the one that they are of.
 */
function completionDays(
  parts: readonly Attempt[],
  attempts: readonly Attempt[],
  mark: number,
): CompletionDay[] {
  const known = parts
    .flatMap(({ completedOn = [], evidence }) => [
      completedOn,
      evidence.flatMap((one) => one.completedOn ?? []),
    ])
    .flat()
    .toSorted(compareDates);
  const [first, last] = [dayOf(known[0]), dayOf(known.at(-1))];
  const undated = [...(known.length === 0 ? parts : []), ...attempts].filter(
    ({ completed, completedOn, score = -1, started, last: end }) =>
      completedOn === undefined &&
      (completed ?? score >= mark) &&
      (known.length === 0 ||
        dayOf(started) > last ||
        (completed === true && end !== undefined && dayOf(end) < first)),
  );
  return [
    ...known.map((on) => ({ on, isLastAccess: false })),
    ...undated.flatMap(({ last: on }) => (on === undefined ? [] : [{ on, isLastAccess: true }])),
  ].toSorted((a, b) => compareDates(a.on, b.on));
}

function later(day: string, months: number): string {
  const date = new Date(`${day.slice(0, 10)}T00:00:00Z`);
  const wanted = date.getUTCDate();
  date.setUTCMonth(date.getUTCMonth() + months, 1);
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  date.setUTCDate(Math.min(wanted, last));
  return date.toISOString().slice(0, 10);
}
