import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Course, Lesson } from '../../src/course/course.ts';
import { merge } from '../../src/course/merge.ts';
import type { Progress } from '../../src/course/progress.ts';
import { emptyProgress } from '../../src/course/progress.ts';
import { decodeSnapshot } from '../../src/course/snapshot-decode.ts';
import { bothForeign } from '../../src/course/snapshot-foreign.ts';
import type { RestoredProgress } from '../../src/course/snapshot.ts';
import { encodeSnapshot, nothingLost, restoreProgress } from '../../src/course/snapshot.ts';
import { sampleCourse } from './sample-course.ts';

const course = sampleCourse({ lessons: 3 });
const changedIn = (from: Course, change: (lesson: Lesson) => Lesson): Course => ({
  ...from,
  lessons: from.lessons.map(change),
});
/** Without the second lesson, with another question in the first, and without a screen of the third. */
const next = changedIn(
  { ...course, version: '1.1.0', lessons: course.lessons.filter(({ id }) => id !== 'lesson-2') },
  (lesson) =>
    lesson.id === 'lesson-3'
      ? { ...lesson, screens: lesson.screens.filter(({ id }) => id !== 'one') }
      : {
          ...lesson,
          screens: lesson.screens.map((screen) => ({
            ...screen,
            activities: screen.activities.map((one) => ({ ...one, fingerprint: 'new' })),
          })),
        },
);
const lessons = course.lessons.filter(({ kind }) => kind === 'lesson');
const progress: Progress = {
  ...emptyProgress,
  seen: new Map(lessons.map(({ id }) => [id, new Set(['one', 'two'])])),
  answers: new Map(lessons.map(({ id }) => [`${id}-q1`, 'a'])),
  bestByLesson: new Map([['lesson-2', 0.5]]),
  testOuts: new Map([['lesson-2', true]]),
  answeredLessons: new Set(['lesson-2']),
};

const launched = (under: Course, text: string): RestoredProgress => {
  const kept = decodeSnapshot(text);
  if (!kept) throw new Error(`${text} cannot be read.`);
  return restoreProgress(under, kept);
};
/** The snapshot as it stands after a launch of this version. */
const after = (under: Course, text: string, limit = 4096): string =>
  encodeSnapshot(under, launched(under, text).progress, limit);
const before = encodeSnapshot(course, progress, 4096);

describe('what a version of the course does not have', () => {
  it('is restored in a version that has it, e.g. after a version was withdrawn', () => {
    const { progress: back, lost } = launched(course, after(next, before));
    expect(back).toMatchObject({
      seen: progress.seen,
      bestByLesson: progress.bestByLesson,
      testOuts: progress.testOuts,
      answeredLessons: progress.answeredLessons,
    });
    expect(new Map([...back.answers].sort())).toEqual(progress.answers);
    expect(lost).toEqual(nothingLost);
  });

  it('is reported as lost once', () => {
    expect(launched(next, before).lost).toEqual({ answers: 2, screens: 3, attempt: false });
    expect(launched(next, after(next, before)).lost).toEqual(nothingLost);
    expect(launched(next, after(next, after(next, before))).lost).toEqual(nothingLost);
  });

  it('counts for nothing', () => {
    const { progress: now } = launched(next, before);
    expect([...now.seen.keys()]).toEqual(['lesson-1', 'lesson-3']);
    expect(now.seen.get('lesson-3')).toEqual(new Set(['two']));
    expect([...now.answers.keys()]).toEqual(['lesson-3-q1']);
    expect(now.bestByLesson.size + now.testOuts.size + now.answeredLessons.size).toBe(0);
  });

  it('is kept together with what is given again', () => {
    const { progress: now } = launched(next, before);
    const again = { ...now, answers: new Map(now.answers).set('lesson-1-q1', 'b') };
    const text = after(course, encodeSnapshot(next, again, 4096));
    expect(launched(course, text).progress.answers.get('lesson-1-q1')).toBe('a');
    expect(launched(next, text).progress.answers.get('lesson-1-q1')).toBe('b');
  });

  it('is dropped before anything that the version has', () => {
    const { progress: now } = launched(next, before);
    const again = { ...now, answers: new Map(now.answers).set('lesson-1-q1', 'b') };
    for (const both of [now, again]) {
      const own = { ...both, foreign: emptyProgress.foreign };
      for (let limit = 0; limit <= 200; limit++) {
        const text = encodeSnapshot(next, both, limit);
        expect(text.length).toBeLessThanOrEqual(Math.max(limit, encodeSnapshot(next, own, limit).length));
        expect({ ...launched(next, text).progress, foreign: emptyProgress.foreign }).toEqual(
          launched(next, encodeSnapshot(next, own, limit)).progress,
        );
      }
    }
  });

  it('is everything that either of two accounts has', () => {
    const part = (id: string): Progress =>
      launched(
        next,
        encodeSnapshot(course, { ...emptyProgress, seen: new Map([[id, new Set(['one'])]]) }, 4096),
      ).progress;
    const both = merge(next, part('lesson-2'), part('lesson-3'));
    const { seen } = launched(course, encodeSnapshot(next, both, 4096)).progress;
    expect(seen).toEqual(new Map(['lesson-2', 'lesson-3'].map((id) => [id, new Set(['one'])])));
    const twice = merge(next, both, part('lesson-2'));
    expect(encodeSnapshot(next, twice, 4096)).toBe(encodeSnapshot(next, both, 4096));
  });

  it('is, for each lesson, everything that either has, and for each question the first account’s answer', () => {
    const one = { lessons: ['AbCdXy', 'AbCe', 'AbCfXy', 'AbCh.xyzB'], answers: ['AbCda', 'AbCeb'] };
    const other = {
      lessons: ['AbCd', 'AbCeXy', 'AbCfZz', 'AbCg', 'AbCh.xyzE', 'AbCh.xyzB'],
      answers: ['AbCdz', 'AbCgc'],
    };
    expect(bothForeign(one, other)).toEqual({
      lessons: ['AbCdXy', 'AbCeXy', 'AbCfXyZz', 'AbCh.xyzB', 'AbCg', 'AbCh.xyzE'],
      answers: ['AbCda', 'AbCeb', 'AbCgc'],
    });
  });

  it('may be several screens of a lesson', () => {
    const other = changedIn(course, (lesson) => ({
      ...lesson,
      screens: [{ id: 'new', title: 'New', activities: [] }],
    }));
    expect(launched(course, after(other, before)).progress.seen).toEqual(progress.seen);
  });

  it('is everything that two accounts have of one lesson, even if each has a different part', () => {
    const part = (of: Partial<Progress>): Progress =>
      launched(next, encodeSnapshot(course, { ...emptyProgress, ...of }, 4096)).progress;
    const one = part({
      seen: new Map([['lesson-2', new Set(['one'])]]),
      answeredLessons: new Set(['lesson-2']),
    });
    const other = part({
      seen: new Map([['lesson-2', new Set(['two'])]]),
      bestByLesson: new Map([['lesson-2', 0.6]]),
      testOuts: new Map([['lesson-2', false]]),
    });
    const better = part({
      bestByLesson: new Map([['lesson-2', 0.9]]),
      testOuts: new Map([['lesson-2', true]]),
    });
    const all = [one, other, better];
    for (const order of [all, [...all].reverse()]) {
      const both = order.reduce((mine, theirs) => merge(next, mine, theirs));
      expect(launched(course, encodeSnapshot(next, both, 4096)).progress).toMatchObject({
        seen: new Map([['lesson-2', new Set(['one', 'two'])]]),
        bestByLesson: new Map([['lesson-2', 0.9]]),
        testOuts: new Map([['lesson-2', true]]),
        answeredLessons: new Set(['lesson-2']),
      });
    }
  });

  it('is kept if two later versions had different screens of one lesson', () => {
    const having = (...ids: string[]): Course =>
      changedIn(course, (lesson) =>
        lesson.id === 'lesson-1'
          ? { ...lesson, screens: ids.map((id) => ({ id, title: id, activities: [] })) }
          : lesson,
      );
    const [first, second, third] = [having('one'), having('one', 'x', 'y'), having('one', 'z')];
    const seenIn = (under: Course, text: string): string => {
      const { progress: now } = text ? launched(under, text) : { progress: emptyProgress };
      const ids = under.lessons[0]?.screens.map(({ id }) => id);
      return encodeSnapshot(under, { ...now, seen: new Map([['lesson-1', new Set(ids)]]) }, 4096);
    };
    const latest = seenIn(third, seenIn(second, seenIn(first, '')));
    // A window that still shows the first takes in what one with the third has saved.
    const { progress: there } = launched(first, latest);
    const text = encodeSnapshot(
      first,
      merge(first, there, launched(first, seenIn(first, '')).progress),
      4096,
    );
    expect(launched(third, text).progress.seen.get('lesson-1')).toEqual(new Set(['one', 'z']));
    expect(launched(second, text).progress.seen.get('lesson-1')).toEqual(new Set(['one', 'x', 'y']));
  });

  it('is kept in the short form, too', () => {
    const text = (limit: number): string => encodeSnapshot(course, progress, limit);
    const short = Array.from({ length: 200 }, (_, limit) => text(limit)).find((one) => one.includes('.'));
    const of = launched(course, short ?? '').progress.seen;
    expect(of.size).toBeGreaterThan(0);
    expect(launched(course, after(next, short ?? '')).progress.seen).toEqual(of);
  });
});

it('a snapshot that went through any versions has what the last of them has, and is never too long', () => {
  const versions = [course, next, sampleCourse({ lessons: 1 }), sampleCourse({ lessons: 5, practice: 3 })];
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(...versions), { maxLength: 6 }),
      fc.constantFrom(4096, 64_000),
      (way, limit) => {
        const text = way.reduce((one, version) => after(version, one, limit), before);
        expect(text.length).toBeLessThanOrEqual(limit);
        const { progress: back } = launched(course, text);
        expect(back.seen).toEqual(progress.seen);
        expect(new Map([...back.answers].sort())).toEqual(progress.answers);
      },
    ),
  );
});

it('invalid entries are not kept', () => {
  const body = '0!!....,-,?AAAA,AAAA:zzz:q,AAAAb$c!....,AAAA-,AAAAx!0!';
  const { progress: now } = restoreProgress(course, {
    achieved: emptyProgress.achieved,
    fields: body.split('!'),
  });
  expect(now.foreign).toEqual({ lessons: [], answers: ['AAAAx'] });
});
