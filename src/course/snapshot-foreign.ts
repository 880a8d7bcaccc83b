/**
 * The parts of a learner's progress that this version of the course does not have: removed or future lessons or
 * screens, answers to earlier or later forms of a question. They stay in snapshot form for a version that has them,
 * e.g. after a version is withdrawn, or with two versions in two windows. Until then they count for nothing, and are
 * dropped first if space is short. There they begin with a dot: the learner has been told of the loss.
 */
import { decodeShare } from './snapshot-parts.ts';

/** Entries of a snapshot, the newest first. */
export interface ForeignEntries {
  readonly lessons: readonly string[];
  readonly answers: readonly string[];
}

const mark = '.';

export const marked = (entry: string): string => mark + entry;

/** An entry without its leading dot, and whether it had one. */
export const unmarked = (entry: string): { readonly entry: string; readonly isMarked: boolean } =>
  entry.startsWith(mark) ? { entry: entry.slice(1), isMarked: true } : { entry, isMarked: false };

export const isLessonEntry = (entry: string): boolean =>
  /^[\w-]{4}\.?[\w-]*(:[0-9a-z]{0,2}(:[atf]{1,2})?)?$/.test(entry);
export const isAnswerEntry = (entry: string): boolean => /^[\w-]{4}[a-z0-9]*$/.test(entry);

const keyOf = (entry: string): string => entry.slice(0, 4);
/** The short form can be read only if the key of all the lesson's screens matches. */
const isShort = (entry: string): boolean => entry.charAt(4) === '.';

/** Merges several entries of one lesson into one; entries in the short form stay separate. */
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

/** The union of entries of the same lesson, after its key. */
function ofAll(key: string, entries: readonly string[]): string {
  const parts = entries.map((entry) => entry.slice(key.length).split(':'));
  const [screens = [], bests = [], marks = []] = [0, 1, 2].map((at) => parts.map((part) => part[at] ?? ''));
  const all = marks.join('');
  return [
    key + [...new Set(screens.flatMap((keys) => keys.match(/../g) ?? []))].join(''),
    bests.reduce((one, other) => ((decodeShare(other) ?? -1) > (decodeShare(one) ?? -1) ? other : one)),
    (all.includes('a') ? 'a' : '') + (all.includes('t') ? 't' : all.includes('f') ? 'f' : ''),
  ]
    .join(':')
    .replace(/:+$/, '');
}

/** Merges two accounts. If both have an answer to the same question, the first one's is kept. */
export function bothForeign(one: ForeignEntries, other: ForeignEntries): ForeignEntries {
  const answered = new Set(one.answers.map(keyOf));
  return {
    lessons: joined([...one.lessons, ...other.lessons]),
    answers: [...one.answers, ...other.answers.filter((entry) => !answered.has(keyOf(entry)))],
  };
}
