import { compareDates } from './dates.ts';
import type { Acknowledgement, Attempt, Evidence, Learner, Problem } from './model.ts';
import { withoutUndefined } from './model.ts';
import { either, outcomeOf } from './outcome.ts';
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
  readonly completedOn: string | undefined;
  /** True if no export gives the day: then it is the last access, and the completion was on that day or earlier. */
  readonly isLastAccess: boolean;
  /** Undefined if no export says and there is no score. */
  readonly passed: boolean | undefined;
  /** True if passing is decided only by a score. */
  readonly byScore: boolean;
  /** 0–100: the pass mark at that time, or the chosen one if unknown. */
  readonly passMark: number;
  /** The best score, 0–100. */
  readonly score: number | undefined;
  readonly acknowledgements: readonly Acknowledgement[];
  /** One for each version and content; empty if the exports have none. */
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
  /** The administrator's choice for files without a learner: file name → e-mail address, ID or name. */
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
  attempts: readonly Attempt[],
  options: MergeOptions,
  pause: Pause = noPause,
): Promise<Merged> {
  const problems: Problem[] = [];
  const nameless: string[] = [];
  const byFileName = new Map<string, Learner>();
  const people = await People.in(attempts, pause);
  const activities = activityNames(attempts);
  const found = new Map<string, { learner: Learner; activity: string; parts: AttemptRow[] }>();
  for (const [index, attempt] of attempts.entries()) {
    await pause(index);
    const owner = attempt.learner.name === '' ? options.owners.get(attempt.from.file) : undefined;
    let who = owner === undefined ? people.of(attempt) : people.named(owner);
    if (typeof who === 'string') {
      const { file } = attempt.from;
      problems.push({ ...attempt.from, message: who });
      if (attempt.learner.name !== '') continue;
      nameless.push(file);
      // Until an owner is chosen, the file has its own record, so that nothing is lost.
      who = { key: `file ${file}`, learner: { name: `Not named: ${file}` } };
    } else if (attempt.learner.name === '' && owner === undefined)
      byFileName.set(attempt.from.file, who.learner);
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

/** The number of attempts; undefined if the exports give an outcome but no attempts. */
export const attemptCount = ({ attempts, completed }: LearnerRecord): number | undefined =>
  attempts.length === 0 && completed !== undefined ? undefined : attempts.length;

/** Much faster than `localeCompare` for tens of thousands of rows. */
const { compare } = new Intl.Collator('en', { numeric: true });
export const compareText = (a: string, b: string): number => (a === b ? 0 : compare(a, b));

/** A row about an attempt, and a key that distinguishes the attempt from the learner's others. */
interface AttemptRow {
  readonly attempt: Attempt;
  readonly key: string;
}

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
  const evidence = ofVersions(parts.flatMap((part) => part.evidence));
  const mark = evidence.findLast((one) => one.passMark !== undefined)?.passMark ?? passMark;
  const outcome = outcomeOf([...attempts, ...parts.filter(({ attempt }) => attempt === 0)], mark);
  const scores = parts.flatMap(({ score }) => score ?? []);
  const score = scores.length === 0 ? undefined : Math.max(...scores);
  // If only the attempt's end is known, the completion was on that day at the latest.
  const isDated = parts.some((part) => part.completedOn !== undefined);
  const dated = [...parts, ...attempts].flatMap((part) =>
    part.completedOn === undefined && !isDated && (part.completed ?? (part.score ?? -1) >= mark)
      ? (part.last ?? [])
      : (part.completedOn ?? []),
  );
  dated.push(...evidence.flatMap((one) => one.completedOn ?? []));
  const days = outcome.completed === true ? dated.toSorted(compareDates) : [];
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
    completedOn: days[0],
    isLastAccess: days.length > 0 && !isDated && evidence.every((one) => one.completedOn === undefined),
    passMark: mark,
    score,
    acknowledgements: unique(parts.flatMap(({ acknowledgements }) => acknowledgements)),
    evidence,
    due: latest !== undefined && renewAfter > 0 ? later(latest, renewAfter) : undefined,
  };
}

/** One of each text and version: the one with the most words, and among equals the earliest. */
function unique(given: readonly Acknowledgement[]): Acknowledgement[] {
  const found = new Map<string, Acknowledgement>();
  for (const one of given) {
    const key = JSON.stringify([one.id, one.version]);
    const known = found.get(key);
    const size = (one.words ?? '').length - (known?.words ?? '').length;
    if (!known || size > 0 || (size === 0 && compareDates(one.when ?? '9', known.when ?? '9') < 0))
      found.set(key, one);
  }
  return [...found.values()].toSorted((a, b) => compareDates(a.when, b.when));
}

/** One of each version and content: one with a completion date rather than without, and of these the latest. */
function ofVersions(all: readonly Evidence[]): Evidence[] {
  const found = new Map<string, Evidence>();
  for (const one of all) {
    const key = JSON.stringify([one.version, one.digest.slice(0, 12)]);
    const known = found.get(key);
    if (!known || compareDates(one.completedOn, known.completedOn) >= 0) found.set(key, one);
  }
  return [...found.values()].toSorted((a, b) => compareDates(a.completedOn, b.completedOn));
}

/** Merges rows about the same attempt. If two attempts have one number, all are numbered by their start. */
function joined(rows: readonly AttemptRow[]): Attempt[] {
  const byKey = new Map<string, Attempt>();
  for (const { attempt, key } of rows) {
    const known = byKey.get(key);
    if (attempt.attempt > 0) byKey.set(key, known ? both(known, attempt) : attempt);
  }
  const all = [...byKey.values()];
  const numbers = new Set(all.map(({ attempt }) => attempt));
  if (numbers.size === all.length) return all.toSorted((a, b) => a.attempt - b.attempt);
  return all
    .toSorted((a, b) => compareDates(a.started, b.started))
    .map((attempt, index) => ({ ...attempt, attempt: index + 1 }));
}

/** Merges two exports of one attempt, perhaps from different days: the later state, and everything achieved. */
function both(a: Attempt, b: Attempt): Attempt {
  const scores = [a.score, b.score].filter((score) => score !== undefined);
  const lasts = [a.last, b.last].filter((last) => last !== undefined).toSorted(compareDates);
  return {
    ...b,
    ...a,
    ...withoutUndefined({
      completed: either(a.completed, b.completed),
      passed: either(a.passed, b.passed),
      score: scores.length === 0 ? undefined : Math.max(...scores),
      last: lasts.at(-1),
    }),
    answers: b.answers.length > a.answers.length ? b.answers : a.answers,
    acknowledgements: unique([...a.acknowledgements, ...b.acknowledgements]),
    evidence: ofVersions([...a.evidence, ...b.evidence]),
  };
}

function later(day: string, months: number): string {
  const date = new Date(`${day.slice(0, 10)}T00:00:00Z`);
  const wanted = date.getUTCDate();
  date.setUTCMonth(date.getUTCMonth() + months, 1);
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  date.setUTCDate(Math.min(wanted, last));
  return date.toISOString().slice(0, 10);
}
