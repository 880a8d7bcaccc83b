/**
 * What an account of a learner holds that this version of the course does not have: a lesson or a screen that is gone or
 * is yet to come, an answer to a question as it was or will be. It is kept as the snapshot has it, for a version that
 * has it, as where a version is taken back, or two are open in two windows. It counts for nothing meanwhile, and gives
 * way first. In the snapshot its entries begin with a point: whoever lost it has been told.
 */
import { eitherBits, share } from './snapshot-parts.ts';

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

/** What stands in several entries of a lesson, as one entry. */
export function joined(entries: readonly string[]): string[] {
  const byKey = new Map<string, string>();
  for (const entry of entries) {
    const key = isShort(entry) ? entry.slice(0, 8) : keyOf(entry);
    const before = byKey.get(key);
    byKey.set(key, before === undefined || before === entry ? entry : both(before, entry));
  }
  return [...byKey.values()];
}

/** What either entry has of the same lesson in the same form. */
function both(one: string, other: string): string {
  const [[keys = '', best = '', marks = ''], [otherKeys = '', otherBest = '', otherMarks = '']] = [
    one.split(':'),
    other.split(':'),
  ];
  const screens = isShort(one)
    ? keys.slice(0, 8) + eitherBits(keys.slice(8), otherKeys.slice(8))
    : keyOf(one) +
      [...new Set([keys, otherKeys].flatMap((each) => each.slice(4).match(/../g) ?? []))].join('');
  return [
    screens,
    (share(otherBest) ?? -1) > (share(best) ?? -1) ? otherBest : best,
    ['a', 't', 'f']
      .filter((mark) => (marks + otherMarks).includes(mark))
      .join('')
      .replace('tf', 't'),
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
