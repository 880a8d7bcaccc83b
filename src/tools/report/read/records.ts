import type { Acknowledgement, Answer, Attempt, Learner, Problem } from './model.ts';

/** All that is known of one learner in one course. */
export interface LearnerRecord {
  readonly learner: Learner;
  readonly activity: string;
  /** In order; empty for a learner who never opened it. */
  readonly attempts: readonly Attempt[];
  /** Undefined where no export says. */
  readonly completed: boolean | undefined;
  readonly completedOn: string | undefined;
  /** `true` also where only the score says so: `byScore`. */
  readonly passed: boolean | undefined;
  readonly byScore: boolean;
  /** The best one, 0–100. */
  readonly score: number | undefined;
  readonly version: string | undefined;
  readonly acknowledgements: readonly Acknowledgement[];
  /** The day from which it is to be taken again, or undefined where there is nothing to renew. */
  readonly due: string | undefined;
}

export interface MergeOptions {
  /** 0–100: what counts as passed where an export has only a score. */
  readonly passMark: number;
  /** Months until it is to be taken again; 0 for never. */
  readonly renewAfter: number;
  /** What an administrator chose: names of one course, by the name in a file. */
  readonly sameCourse: ReadonlyMap<string, string>;
  /** What an administrator chose: whose a file is that names nobody, by its name. */
  readonly owners: ReadonlyMap<string, string>;
}

export interface Merged {
  readonly records: readonly LearnerRecord[];
  readonly problems: readonly Problem[];
  readonly activities: readonly string[];
  readonly learners: readonly Learner[];
}

/**
 * Puts together what several exports say of each learner. A learner is who has the same e-mail address, else the same
 * ID, else the same name where only one has it. Nothing is taken back: what any export has as completed stays so.
 */
export function mergeRecords(attempts: readonly Attempt[], options: MergeOptions): Merged {
  const problems: Problem[] = [];
  const people = new People(attempts);
  const activities = activityNames(attempts);
  const found = new Map<string, { learner: Learner; activity: string; parts: Attempt[] }>();
  for (const attempt of attempts) {
    const owner = attempt.learner.name === '' ? options.owners.get(attempt.from.file) : undefined;
    const who = owner === undefined ? people.of(attempt) : people.keyed(owner);
    if (typeof who === 'string') {
      problems.push({ ...attempt.from, message: who });
      continue;
    }
    const activity =
      options.sameCourse.get(attempt.activity) ?? activities.get(attempt.activity) ?? attempt.activity;
    const key = JSON.stringify([who.key, activity]);
    const entry = found.get(key) ?? { learner: who.learner, activity, parts: [] };
    found.set(key, entry);
    entry.parts.push(attempt);
  }
  const listed = [...found.values()].map(({ learner, activity, parts }) =>
    record(learner, activity, parts, options),
  );
  // Who only stands in a list of people has not opened any course that the other exports tell of.
  const taken = new Set(
    listed.filter(({ attempts: tries }) => tries.length > 0).map(({ activity }) => activity),
  );
  const known = listed.filter(
    ({ activity, attempts: tries, completed, score }) =>
      taken.has(activity) || tries.length > 0 || completed !== undefined || score !== undefined,
  );
  const records = known.toSorted(
    (a, b) => inOrder(a.activity, b.activity) || inOrder(a.learner.name, b.learner.name),
  );
  return {
    records,
    problems: [...problems, ...people.namesakes()],
    activities: [...new Set(records.map(({ activity }) => activity))],
    learners: people.all(),
  };
}

/** Many times faster than `localeCompare`, for tens of thousands of rows. */
const inOrder = new Intl.Collator('en', { numeric: true }).compare;

interface Person {
  readonly key: string;
  readonly learner: Learner;
}

class People {
  readonly #byKey = new Map<string, Person>();
  readonly #byId = new Map<string, Person>();
  readonly #byName = new Map<string, Set<Person>>();

  constructor(attempts: readonly Attempt[]) {
    // First those whom an e-mail address tells apart, since another export may have only their ID or name.
    for (const { learner } of attempts) if (learner.email !== undefined) this.#add(learner.email, learner);
    for (const { learner } of attempts)
      if (learner.email === undefined && learner.id !== undefined && !this.#byId.has(learner.id))
        this.#add(`id ${learner.id}`, learner);
    for (const { learner } of attempts)
      if (
        learner.email === undefined &&
        learner.id === undefined &&
        learner.name !== '' &&
        !this.#byName.has(learner.name)
      )
        this.#add(`name ${learner.name}`, learner);
  }

  #add(key: string, learner: Learner): void {
    const known = this.#byKey.get(key);
    const person = {
      key,
      learner: { ...learner, ...known?.learner, ...(learner.id === undefined ? {} : { id: learner.id }) },
    };
    if (known) this.#byName.get(known.learner.name)?.delete(known);
    this.#byKey.set(key, person);
    if (person.learner.id !== undefined) this.#byId.set(person.learner.id, person);
    const named = this.#byName.get(person.learner.name) ?? new Set();
    this.#byName.set(person.learner.name, named.add(person));
  }

  all(): Learner[] {
    return [...this.#byKey.values()].map(({ learner }) => learner);
  }

  /** @param key an e-mail address, an ID or a name, as `keyOf` gives it */
  keyed(key: string): Person | string {
    return (
      this.#byKey.get(key) ??
      this.#byKey.get(`id ${key}`) ??
      this.#byKey.get(`name ${key}`) ??
      `Nobody in these files is “${key}”.`
    );
  }

  /** Whose it is, or why that can't be told. */
  of({ learner, from }: Attempt): Person | string {
    if (learner.email !== undefined) return this.keyed(learner.email);
    if (learner.id !== undefined) return this.#byId.get(learner.id) ?? this.keyed(`id ${learner.id}`);
    if (learner.name === '') return this.#byFile(from.file);
    const [person, other] = this.#byName.get(learner.name) ?? [];
    if (person === undefined) return `Nobody in these files is “${learner.name}”.`;
    return other === undefined
      ? person
      : `Two learners are called “${learner.name}”: this row does not say which one it is of.`;
  }

  /** Track details name nobody: the file's name may. */
  #byFile(file: string): Person | string {
    const words = file
      .toLowerCase()
      .split(/[^\p{L}\p{N}-]+/u)
      .join(' ');
    const fits = [...this.#byKey.values()].filter(({ learner: { email, id, name } }) =>
      [email?.split('@')[0], id, name].some(
        (part) => part !== undefined && part.length > 2 && holds(words, part.toLowerCase()),
      ),
    );
    const [one, other] = fits.some(({ learner }) => learner.email !== undefined)
      ? fits.filter(({ learner }) => learner.email !== undefined)
      : fits;
    return one && !other
      ? one
      : 'This file names no learner. Choose whose it is in the list of files, or put their e-mail name into the file’s name.';
  }

  namesakes(): Problem[] {
    return [...this.#byName].flatMap(([name, persons]) =>
      persons.size < 2
        ? []
        : [
            {
              file: '',
              message: `${persons.size} learners are called “${name}”. They are kept apart by ${[...persons].map(({ learner }) => learner.email ?? learner.id).join(' and ')}.`,
            },
          ],
    );
  }
}

/** Whether a whole word or several of a text are this. */
const holds = (text: string, part: string): boolean => {
  const at = text.indexOf(part);
  const isEdge = (mark: string | undefined): boolean => mark === undefined || !/[\p{L}\p{N}]/u.test(mark);
  return at >= 0 && isEdge(text[at - 1]) && isEdge(text[at + part.length]);
};

/** Names that a file's name holds within more words, by what it says: Moodle puts the course's short name before. */
function activityNames(attempts: readonly Attempt[]): Map<string, string> {
  const named = new Set<string>();
  const fromFiles = new Set<string>();
  for (const { activity, attempt } of attempts) (attempt === 0 ? named : fromFiles).add(activity);
  return new Map(
    [...fromFiles].flatMap((name) => {
      const plain = (text: string): string => text.replaceAll(/[-\s]+/g, ' ').toLowerCase();
      const whole = [...named].filter(
        (other) => other !== '' && other !== name && plain(name).endsWith(plain(other)),
      );
      return whole[0] === undefined ? [] : [[name, whole[0]] as const];
    }),
  );
}

function record(
  learner: Learner,
  activity: string,
  parts: readonly Attempt[],
  options: MergeOptions,
): LearnerRecord {
  const attempts = joined(parts);
  const anyTrue = (values: readonly (boolean | undefined)[]): boolean | undefined =>
    values.includes(true) ? true : values.includes(false) ? false : undefined;
  const scores = parts.flatMap(({ score }) => score ?? []);
  const score = scores.length === 0 ? undefined : Math.max(...scores);
  const said = anyTrue(parts.map(({ passed }) => passed));
  const byScore = said === undefined && score !== undefined;
  const completed = anyTrue(parts.map((part) => part.completed));
  const completedOn =
    parts.flatMap((part) => part.completedOn ?? []).sort()[0] ??
    // The end of the attempt is the last day on which it can have been completed.
    (completed === true ? attempts.filter((part) => part.completed).map(({ last }) => last)[0] : undefined);
  return {
    learner,
    activity,
    attempts,
    completed,
    completedOn,
    passed: byScore ? score >= options.passMark : said,
    byScore,
    score,
    version: parts
      .flatMap(({ version }) => version ?? [])
      .sort()
      .at(-1),
    acknowledgements: unique(parts.flatMap(({ acknowledgements }) => acknowledgements)),
    due:
      completed === true && completedOn !== undefined && options.renewAfter > 0
        ? later(completedOn, options.renewAfter)
        : undefined,
  };
}

const unique = (given: readonly Acknowledgement[]): Acknowledgement[] => [
  ...new Map(given.map((one) => [one.version, one])).values(),
];

/** What several exports say of one attempt, as one. */
function joined(parts: readonly Attempt[]): Attempt[] {
  const byNumber = new Map<number, Attempt>();
  for (const part of parts.filter(({ attempt }) => attempt > 0)) {
    const known = byNumber.get(part.attempt);
    byNumber.set(
      part.attempt,
      known ? { ...part, ...known, answers: moreOf(known.answers, part.answers) } : part,
    );
  }
  return [...byNumber.values()].toSorted((a, b) => a.attempt - b.attempt);
}

const moreOf = (a: readonly Answer[], b: readonly Answer[]): readonly Answer[] =>
  b.length > a.length ? b : a;

function later(day: string, months: number): string {
  const date = new Date(`${day.slice(0, 10)}T00:00:00Z`);
  const wanted = date.getUTCDate();
  date.setUTCMonth(date.getUTCMonth() + months, 1);
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  date.setUTCDate(Math.min(wanted, last));
  return date.toISOString().slice(0, 10);
}
