import type { Course, Lesson, Screen } from './course.ts';
import type { Progress } from './progress.ts';
import { isLessonEntry, joined, unmarked } from './snapshot-foreign.ts';
import {
  digits,
  lessonKey,
  screenKey,
  decodeShare,
  snapshotKey,
  encodeShare,
  within,
} from './snapshot-parts.ts';

/** The lesson entries in the longest form that fits. */
export function lessonsWithin(course: Course, progress: Progress, room: number): string[] {
  const withoutShares = { ...progress, bestByLesson: new Map<string, number>() };
  let entries: string[] = [];
  for (const isShort of [false, true]) {
    for (const each of [progress, withoutShares]) {
      entries = encodeLessons(course, each, isShort);
      if (entries.join(',').length <= room) return entries;
    }
  }
  return within(entries, room);
}

/** Lessons with the most screens seen come first: the others are dropped before them. */
function encodeLessons(course: Course, progress: Progress, isShort: boolean): string[] {
  const { seen, bestByLesson } = progress;
  const count = ({ id }: Lesson): number => seen.get(id)?.size ?? 0;
  const begun = course.lessons
    .filter((lesson) => count(lesson) > 0 || bestByLesson.has(lesson.id) || marksOf(progress, lesson) !== '')
    .sort((one, other) => count(other) - count(one));
  return begun.map((lesson) => {
    const { id, screens } = lesson;
    const best = bestByLesson.get(id);
    const isSeen = (screen: Screen): boolean => seen.get(id)?.has(screen.id) === true;
    const keys = isShort
      ? `.${screensKey(lesson)}${sixToACharacter(screens.map(isSeen))}`
      : screens
          .filter(isSeen)
          .map((screen) => screenKey(screen.id))
          .join('');
    const marks = marksOf(progress, lesson);
    const bestShare = best === undefined ? '' : encodeShare(best);
    return [lessonKey(id) + keys, bestShare, marks].join(':').replace(/:+$/, '');
  });
}

/** At the end of the entry, after the fields that earlier versions read. */
function marksOf({ answeredLessons, testOuts }: Progress, { id }: Lesson): string {
  const isPassed = testOuts.get(id);
  return (answeredLessons.has(id) ? 'a' : '') + (isPassed === undefined ? '' : isPassed ? 't' : 'f');
}

const screensKey = ({ screens }: Lesson): string => snapshotKey(screens.map(({ id }) => id).join(), 3);

function sixToACharacter(bits: readonly boolean[]): string {
  let text = '';
  for (let at = 0; at < bits.length; at += 6) {
    const six = bits.slice(at, at + 6).reduce((sum, bit, index) => sum + (bit ? 1 << index : 0), 0);
    text += digits[six] ?? '';
  }
  return text;
}

const bitAt = (text: string, index: number): boolean =>
  ((digits.indexOf(text.charAt(Math.floor(index / 6))) >> (index % 6)) & 1) === 1;

interface SeenIn {
  readonly screens: readonly Screen[];
  /** Keys of screens that the lesson lacks; a whole short-form entry if the lesson's screens have changed. */
  readonly others: string;
  /** How many screens they stand for. */
  readonly lost: number;
}

/** Reads which screens were seen, from an entry of either form. */
function seenIn(lesson: Lesson | undefined, keys: string): SeenIn {
  if (!keys.startsWith('.')) {
    const held = new Set(keys.match(/../g));
    const screens = lesson?.screens.filter(({ id }) => held.has(screenKey(id))) ?? [];
    const known = new Set(screens.map(({ id }) => screenKey(id)));
    const others = [...held].filter((key) => !known.has(key));
    return { screens, others: others.join(''), lost: others.length };
  }
  const bits = keys.slice(4);
  if (lesson && keys.slice(1, 4) === screensKey(lesson))
    return { screens: lesson.screens.filter((_, index) => bitAt(bits, index)), others: '', lost: 0 };
  const all = Array.from({ length: bits.length * 6 }, (_, index) => bitAt(bits, index));
  return { screens: [], others: keys, lost: all.filter(Boolean).length };
}

/** Reads a snapshot's lessons, the entries that the course does not have, and how many lost screens these contain. */
export function restoreSeen(
  course: Course,
  text: string,
): { progress: Partial<Progress>; foreign: readonly string[]; lost: number } {
  const seen = new Map<string, ReadonlySet<string>>();
  const bestByLesson = new Map<string, number>();
  const answered = new Set<string>();
  const testOuts = new Map<string, boolean>();
  const foreign: string[] = [];
  let lost = 0;
  for (const one of text.split(',')) {
    const { entry, isMarked } = unmarked(one);
    const [keys = '', best = '', marks = ''] = entry.split(':');
    const key = keys.slice(0, 4);
    const lesson = course.lessons.find(({ id }) => lessonKey(id) === key);
    const { screens, others, lost: lostHere } = seenIn(lesson, keys.slice(4));
    if (!isMarked) lost += lostHere;
    const rest = lesson ? key + others : entry;
    if ((!lesson || others !== '') && isLessonEntry(rest)) foreign.push(rest);
    if (!lesson) continue;
    const ids = screens.map(({ id }) => id);
    if (ids.length > 0) seen.set(lesson.id, new Set([...(seen.get(lesson.id) ?? []), ...ids]));
    const bestShare = decodeShare(best);
    if (bestShare !== undefined)
      bestByLesson.set(lesson.id, Math.max(bestShare, bestByLesson.get(lesson.id) ?? 0));
    if (marks.includes('a')) answered.add(lesson.id);
    if (/[tf]/.test(marks)) testOuts.set(lesson.id, marks.includes('t') || testOuts.get(lesson.id) === true);
  }
  return {
    progress: { seen, bestByLesson, answeredLessons: answered, testOuts },
    foreign: joined(foreign),
    lost,
  };
}
