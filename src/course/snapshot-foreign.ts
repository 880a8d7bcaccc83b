/**
 * What an account of a learner holds that this version of the course does not have: a lesson or a screen that is gone or
 * is yet to come, an answer to a question as it was or will be. It is kept as the snapshot has it, for a version that
 * has it, as where a version is taken back, or two are open in two windows. It counts for nothing meanwhile, and gives
 * way first. In the snapshot its entries begin with a point: whoever lost it has been told.
 */
import { share } from './snapshot-parts.ts';

/** Entries of a snapshot, the newest first. */
export interface Foreign {
  readonly lessons: readonly string[];
  readonly answers: readonly string[];
}

const mark = '.';

export const marked = (entry: string): string => mark + entry;

/** An entry without its mark, and whether it had one. */
export const unmarked = (entry: string): { readonly entry: string; readonly isMarked: boolean } =>
  entry.startsWith(mark) ? { entry: entry.slice(1), isMarked: true } : { entry, isMarked: false };

export const isLessonEntry = (entry: string): boolean =>
  /^[\w-]{4}\.?[\w-]*(:[0-9a-z]{0,2}(:[atf]{1,2})?)?$/.test(entry);
export const isAnswerEntry = (entry: string): boolean => /^[\w-]{4}[a-z0-9]*$/.test(entry);

const keyOf = (entry: string): string => entry.slice(0, 4);
/** The short form says which screens only together with the key of all of them. */
const isShort = (entry: string): boolean => entry.charAt(4) === '.';

/** What stands in several entries of a lesson, as one entry; in the short form each stands as it is. */
export function joined(entries: readonly string[]): string[] {
  const byKey = new Map<string, Set<string>>();
  for (const entry of entries) {
    const key = isShort(entry) ? entry : keyOf(entry);
    byKey.set(key, (byKey.get(key) ?? new Set()).add(entry));
  }
  return [...byKey].map(([key, [first = '', ...others]]) =>
    others.length === 0 ? first : ofAll(key, [first, ...others]),
  );
}

/** What any of the entries has, all of the same lesson, behind its key. */
function ofAll(key: string, entries: readonly string[]): string {
  const parts = entries.map((entry) => entry.slice(key.length).split(':'));
  const [screens = [], bests = [], marks = []] = [0, 1, 2].map((at) => parts.map((part) => part[at] ?? ''));
  const all = marks.join('');
  return [
    key + [...new Set(screens.flatMap((keys) => keys.match(/../g) ?? []))].join(''),
    bests.reduce((one, other) => ((share(other) ?? -1) > (share(one) ?? -1) ? other : one)),
    (all.includes('a') ? 'a' : '') + (all.includes('t') ? 't' : all.includes('f') ? 'f' : ''),
  ]
    .join(':')
    .replace(/:+$/, '');
}

/** Of two accounts. Of answers to the same question, those of the first. */
export function bothForeign(one: Foreign, other: Foreign): Foreign {
  const answered = new Set(one.answers.map(keyOf));
  return {
    lessons: joined([...one.lessons, ...other.lessons]),
    answers: [...one.answers, ...other.answers.filter((entry) => !answered.has(keyOf(entry)))],
  };
}
