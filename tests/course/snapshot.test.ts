import { fc } from '../properties.ts';
import { describe, expect, it } from 'vitest';
import type { Course } from '../../src/course/course.ts';
import { emptyProgress } from '../../src/course/progress.ts';
import type { Progress } from '../../src/course/progress.ts';
import { encodeSnapshot, restoreProgress } from '../../src/course/snapshot.ts';
import { decodeSnapshot } from '../../src/course/snapshot-decode.ts';
import { screenKey } from '../../src/course/snapshot-parts.ts';
import { nothingAchieved } from '../../src/course/achieved-result.ts';
import { sampleCourse } from './sample-course.ts';

const course = sampleCourse({ lessons: 5, practice: 4 });
const check = course.lessons.at(-1);
const pool = check?.screens[0]?.activities.map(({ id }) => id) ?? [];
const activities = course.lessons
  .filter(({ kind }) => kind === 'lesson')
  .flatMap(({ screens }) => screens.flatMap((screen) => screen.activities.map(({ id }) => id)));

const share = fc.integer({ min: 0, max: 1000 }).map((n) => n / 1000);
const response = fc.stringMatching(/^[a-z0-9]{1,6}$/);
const achievedOf = fc.record({
  completed: fc.boolean(),
  success: fc.constantFrom('unknown', 'passed', 'failed'),
  best: fc.option(share, { nil: undefined }),
}) satisfies fc.Arbitrary<Progress['achieved']>;
const progressOf = fc.record({
  place: fc.option(
    fc.constantFrom(...course.lessons).chain((lesson) =>
      fc.record(
        {
          lesson: fc.constant(lesson.id),
          screen: fc.constantFrom(...lesson.screens.map(({ id }) => id)),
          step: fc.integer({ min: 1, max: 40 }),
        },
        { requiredKeys: ['lesson', 'screen'] },
      ),
    ),
    { nil: undefined },
  ),
  seen: fc
    .array(
      fc.constantFrom(...course.lessons).chain((lesson) =>
        fc
          .subarray(
            lesson.screens.map(({ id }) => id),
            { minLength: 1 },
          )
          .map((screens) => [lesson.id, new Set(screens)] as const),
      ),
    )
    .map((entries) => new Map(entries)),
  answers: fc
    .uniqueArray(fc.tuple(fc.constantFrom(...activities), response), { selector: ([id]) => id })
    .map((entries) => new Map(entries)),
  attemptsTaken: fc.nat(5000),
  attempt: fc.option(
    fc
      .record({
        seed: fc.nat(2 ** 31 - 1),
        items: fc.shuffledSubarray(pool, { minLength: 1 }),
        answers: fc.constant(new Map<string, string>()),
        submitted: fc.boolean(),
      })
      .chain((attempt) =>
        fc.subarray(attempt.items).chain((items) =>
          fc.array(response, { minLength: items.length, maxLength: items.length }).map((responses) => ({
            ...attempt,
            answers: new Map(items.map((id, index) => [id, responses[index] ?? 'a'])),
          })),
        ),
      ),
    { nil: undefined },
  ),
  bestByLesson: fc
    .array(fc.tuple(fc.constantFrom('lesson-1', 'lesson-2', 'lesson-5'), share))
    .map((entries) => new Map(entries)),
  answeredLessons: fc.subarray(['lesson-1', 'lesson-5']).map((ids) => new Set(ids)),
  testOuts: fc
    .array(fc.tuple(fc.constantFrom('lesson-1', 'lesson-2'), fc.boolean()))
    .map((entries) => new Map(entries)),
  seconds: fc.nat(999_999),
  acknowledgements: fc
    .constantFrom('', '1', '2.1')
    .map((version) => new Map(version === '' ? [] : [['acknowledgement', { version, at: undefined }]])),
  attempts: fc.array(
    fc.record({
      at: fc.constantFrom({ seconds: 1_800_000_000, offset: 345 }),
      score: fc.constantFrom(0, 0.5, 0.6, 1),
      isPassed: fc.boolean(),
    }),
    {
      maxLength: 10,
    },
  ),
  completions: fc.array(
    fc.record({
      at: fc.record({
        seconds: fc.integer({ min: 1_577_836_800, max: 3_750_000_000 }),
        offset: fc.constantFrom(-720, 0, 60, 840),
      }),
      version: fc.constantFrom('1.0.0', '12.34.56'),
      digest: fc.constantFrom('0123456789ab'),
      score: fc.constantFrom(undefined, 0, 0.8, 1),
      passMark: fc.constantFrom(undefined, 0.2, 0.8, 1),
      attempt: fc.integer({ min: 0, max: 999 }),
    }),
    { maxLength: 3 },
  ),
  chosenLocale: fc.constantFrom('', 'fr', 'fil'),
  achieved: achievedOf,
  foreign: fc.record({
    lessons: fc.subarray(['AbCd', 'AbCeXy_-:rs', 'AbCfXy::at', 'AbCg.abcD:0:f']),
    answers: fc.subarray(['AbCda', 'Ab-e', 'Ab_fb3']),
  }),
}) satisfies fc.Arbitrary<Progress>;

const restored = (of: Course, text: string): Progress | undefined => {
  const kept = decodeSnapshot(text);
  return kept && restoreProgress(of, kept).progress;
};

const comparable = (progress: Progress | undefined): unknown =>
  progress && {
    ...progress,
    seen: new Map(
      [...progress.seen]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([id, screens]) => [id, [...screens].sort()]),
    ),
    bestByLesson: [...progress.bestByLesson].sort(),
    attempt: progress.attempt && {
      ...progress.attempt,
      answers: new Map([...progress.attempt.answers].sort()),
    },
  };

describe('a snapshot', () => {
  it('restores any progress', () => {
    fc.assert(
      fc.property(progressOf, (progress) => {
        expect(comparable(restored(course, encodeSnapshot(course, progress, 4096)))).toEqual(
          comparable(progress),
        );
      }),
      { numRuns: 500 },
    );
  });

  it('uses only characters that no LMS escapes', () => {
    fc.assert(
      fc.property(progressOf, (progress) => {
        expect(encodeSnapshot(course, progress, 4096)).toMatch(/^[\w\-.,:;!]+$/);
      }),
    );
  });

  it('drops the oldest practice answers first, and never the achieved result, place, score and attempt', () => {
    fc.assert(
      fc.property(progressOf, fc.integer({ min: 0, max: 400 }), (progress, limit) => {
        const { answers, seen, bestByLesson, answeredLessons, testOuts, foreign, ...precious } = progress;
        const text = encodeSnapshot(course, progress, limit);
        const least = encodeSnapshot(course, { ...emptyProgress, ...precious }, 4096).length;
        expect(text.length).toBeLessThanOrEqual(Math.max(limit, least));
        const back = restored(course, text) ?? emptyProgress;
        expect(
          comparable({ ...back, answers, seen, bestByLesson, answeredLessons, testOuts, foreign }),
        ).toEqual(comparable(progress));
        expect([...back.answers]).toEqual([...answers].slice(answers.size - back.answers.size));
        for (const [lesson, best] of back.bestByLesson)
          expect(new Map<string, number>(bestByLesson).get(lesson)).toBe(best);
        for (const lesson of back.answeredLessons) expect(answeredLessons).toContain(lesson);
        for (const [lesson, isPassed] of back.testOuts)
          expect(new Map<string, boolean>(testOuts).get(lesson)).toBe(isPassed);
        expect(foreign.lessons.slice(0, back.foreign.lessons.length)).toEqual(back.foreign.lessons);
        expect(foreign.answers.slice(0, back.foreign.answers.length)).toEqual(back.foreign.answers);
        for (const [lesson, screens] of back.seen) expect(screens).toEqual(seen.get(lesson));
        const hasRoom = encodeSnapshot(course, progress, 4096).length <= limit;
        if (hasRoom) expect(comparable(back)).toEqual(comparable(progress));
      }),
      { numRuns: 500 },
    );
  });

  it('contains no ids, and is short', () => {
    const text = encodeSnapshot(course, emptyProgress, 4096);
    expect(text.length).toBeLessThan(20);
    expect(restored(course, text)).toEqual(emptyProgress);
  });

  it('is refused if a character was changed, added or lost, and never throws', () => {
    fc.assert(
      fc.property(progressOf, fc.nat(), fc.string({ minLength: 1, maxLength: 3 }), (progress, at, noise) => {
        const text = encodeSnapshot(course, progress, 4096);
        const index = at % text.length;
        const changed = text.slice(0, index) + noise + text.slice(index + 1);
        if (changed !== text) expect(decodeSnapshot(changed)).toBeUndefined();
        expect(decodeSnapshot(text.slice(0, index))).toBeUndefined();
      }),
      { numRuns: 300 },
    );
  });

  it('survives 2,000 arbitrary bodies with a valid check sum', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[\w\-.,:;]*$/), { minLength: 6, maxLength: 6 }), (fields) => {
        const progress = restoreProgress(course, { achieved: emptyProgress.achieved, fields }).progress;
        expect(() => encodeSnapshot(course, progress, 4096)).not.toThrow();
        for (const best of progress.bestByLesson.values()) expect(best).toBeLessThanOrEqual(1);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('a new version of the course', () => {
  const progress: Progress = {
    ...emptyProgress,
    place: { lesson: 'lesson-2', screen: 'two' },
    seen: new Map([
      ['lesson-1', new Set(['one', 'two'])],
      ['lesson-2', new Set(['one', 'two'])],
    ]),
    answers: new Map([
      ['lesson-1-q1', 'a'],
      ['lesson-2-q1', 'b'],
    ]),
    attempt: {
      seed: 7,
      items: ['lesson-1-check-1', 'lesson-2-check-1'],
      answers: new Map([['lesson-1-check-1', 'a']]),
      submitted: false,
    },
    achieved: { completed: true, success: 'passed', best: 0.9 },
  };
  const kept = decodeSnapshot(encodeSnapshot(course, progress, 4096));
  const into = (changed: Course): ReturnType<typeof restoreProgress> =>
    restoreProgress(changed, kept ?? { achieved: progress.achieved, fields: [] });

  it('restores everything when lessons are only reordered or added', () => {
    const [first, ...rest] = course.lessons;
    const reordered = { ...course, lessons: [...rest, ...(first ? [first] : [])] };
    const { progress: back, lost } = into(reordered);
    expect(lost).toEqual({ answers: 0, screens: 0, attempt: false });
    expect(comparable(back)).toEqual(comparable(progress));
  });

  it('drops what is gone, and counts it', () => {
    const shorter = { ...course, lessons: course.lessons.filter(({ id }) => id !== 'lesson-2') };
    const { progress: back, lost } = into(shorter);
    expect(lost).toEqual({ answers: 1, screens: 2, attempt: false });
    expect(back.place).toBeUndefined();
    expect([...back.answers.keys()]).toEqual(['lesson-1-q1']);
    expect(back.achieved).toEqual(progress.achieved);
  });

  it('asks a changed question again', () => {
    const changed: Course = {
      ...course,
      lessons: course.lessons.map((lesson) => ({
        ...lesson,
        screens: lesson.screens.map((screen) => ({
          ...screen,
          activities: screen.activities.map((activity) =>
            ['lesson-1-q1', 'lesson-2-check-1'].includes(activity.id)
              ? { ...activity, fingerprint: 'new' }
              : activity,
          ),
        })),
      })),
    };
    const { progress: back, lost } = into(changed);
    expect(lost).toEqual({ answers: 1, screens: 0, attempt: true });
    expect(back.answers.has('lesson-1-q1')).toBe(false);
    expect(back.attempt).toBeUndefined();
  });
});

/** Of screens; the build refuses two that have the same key. */
const ids = [...new Map(Array.from({ length: 100 }, (_, n) => [screenKey(`s${n}`), `s${n}`])).values()];
/** A course of any size, and a learner anywhere in it. */
const anywhere = fc
  .record({
    lessons: fc.integer({ min: 1, max: 200 }),
    screens: fc.integer({ min: 1, max: 40 }),
    questions: fc.integer({ min: 0, max: 500 }),
    share: fc.constantFrom(0, 0.3, 0.9, 1),
    step: fc.integer({ min: 0, max: 500 }),
    achieved: achievedOf,
    attemptsTaken: fc.nat(5000),
    seed: fc.nat(2 ** 31 - 1),
    submitted: fc.boolean(),
    time: fc.option(fc.record({ before: fc.nat(36 ** 5), session: fc.nat(36 ** 4) }), { nil: undefined }),
  })
  .map((of) => ({ ...of, ...placedIn(of) }));

interface Size {
  readonly lessons: number;
  readonly screens: number;
  readonly questions: number;
  readonly share: number;
  readonly step: number;
}

function placedIn({ lessons, screens, questions, share: of, step }: Size): {
  course: Course;
  progress: Progress;
} {
  const each = <T>(count: number, make: (n: number) => T): T[] =>
    Array.from({ length: count }, (_, n) => make(n));
  const base = sampleCourse({ lessons: 1 });
  const [first, last] = base.lessons;
  if (!first || !last) throw new Error('The sample has a lesson and a check.');
  const activity = (id: string) => ({ id, fingerprint: 'f' });
  const large: Course = {
    ...base,
    lessons: [
      ...each(lessons, (n) => ({
        ...first,
        id: `lesson-${n}`,
        screens: ids.slice(0, screens).map((s) => ({
          id: s,
          title: '',
          activities: [activity(`${s}-q${n}`)],
        })),
      })),
      {
        ...last,
        screens: [{ id: 'questions', title: '', activities: each(questions, (n) => activity(`c${n}`)) }],
      },
    ],
  };
  const seen = large.lessons.map(
    (one) =>
      [
        one.id,
        new Set(one.screens.slice(0, Math.ceil(one.screens.length * of)).map(({ id }) => id)),
      ] as const,
  );
  const items = each(questions, (n) => `c${n}`);
  return {
    course: large,
    progress: {
      ...emptyProgress,
      place: questions > 0 ? { lesson: last.id, screen: 'questions', ...(step > 0 && { step }) } : undefined,
      seen: new Map(seen.filter(([, screens]) => screens.size > 0)),
      answers: new Map(
        large.lessons
          .slice(0, -1)
          .flatMap((one, n) => one.screens.map(({ id }) => [`${id}-q${n}`, 'ab'] as const)),
      ),
      attempt:
        questions > 0
          ? { seed: 7, items, answers: new Map(items.map((id) => [id, 'ab'])), submitted: false }
          : undefined,
      acknowledgements: new Map([['acknowledgement', { version: '12.0.1', at: undefined }]]),
    },
  };
}

describe('in a course of any size', () => {
  it('a snapshot is never longer than 4,096, and holds the achieved result, place, score and attempt', () => {
    fc.assert(
      fc.property(anywhere, ({ course: large, progress, achieved, attemptsTaken, seed, submitted, time }) => {
        const attempt = progress.attempt && { ...progress.attempt, seed, submitted };
        const all: Progress = { ...progress, achieved, attemptsTaken, attempt };
        const text = encodeSnapshot(large, all, 4096, time);
        expect(text.length).toBeLessThanOrEqual(4096);
        const kept = decodeSnapshot(text);
        const back = kept && restoreProgress(large, kept).progress;
        expect(back).toMatchObject({
          place: all.place,
          achieved,
          attemptsTaken,
          acknowledgements: all.acknowledgements,
        });
        expect(back?.attempt).toEqual(attempt);
        expect(kept?.time).toEqual(time);
        for (const [lesson, screens] of back?.seen ?? []) expect(screens).toEqual(all.seen.get(lesson));
      }),
      { numRuns: 300 },
    );
  });

  it.each([0.5, 0.96, 1])(
    'keeps every screen seen of 60 lessons of 25, %d of each, beside 180 questions',
    (of) => {
      const size = { lessons: 60, screens: 25, questions: 180, share: of, step: 3 };
      const { course: large, progress } = placedIn(size);
      const text = encodeSnapshot(large, progress, 4096);
      expect(text.length).toBeLessThanOrEqual(4096);
      const back = restored(large, text);
      expect(back?.seen).toEqual(progress.seen);
      expect(back?.answers.size).toBeGreaterThan(100);
    },
  );

  it('the short form is valid while a lesson has the same screens; otherwise its entries count as lost', () => {
    const { course: large, progress } = placedIn({
      lessons: 60,
      screens: 25,
      questions: 180,
      share: 1,
      step: 0,
    });
    const kept = decodeSnapshot(encodeSnapshot(large, progress, 4096));
    if (!kept) throw new Error('It is a snapshot.');
    const [changed, ...others] = large.lessons;
    if (!changed) throw new Error('There are lessons.');
    const screens = [...changed.screens, { id: 'new', title: '', activities: [] }];
    const { progress: back, lost } = restoreProgress(
      { ...large, lessons: [...others, { ...changed, screens }] },
      kept,
    );
    expect(lost).toMatchObject({ screens: 25, attempt: false });
    expect(back.seen.size).toBe(progress.seen.size - 1);
    // Nor with as many, of which one is another.
    const other = changed.screens.map((one, index) => (index === 3 ? { ...one, id: 'other' } : one));
    const replaced = restoreProgress(
      { ...large, lessons: [...others, { ...changed, screens: other }] },
      kept,
    );
    expect(replaced.lost.screens).toBe(25);
  });

  it('the short form has a character for six screens, and drops lessons hardly begun first', () => {
    const screens = Array.from({ length: 6 }, (_, index) => ({ id: `${index}`, title: '', activities: [] }));
    const six = sampleCourse({ lessons: 2 });
    const wide = { ...six, lessons: six.lessons.map((lesson) => ({ ...lesson, screens })) };
    const ids = screens.map(({ id }) => id);
    const seen = new Map([
      ['lesson-1', new Set(ids.slice(1))],
      ['lesson-2', new Set(ids)],
    ]);
    const { length } = encodeSnapshot(wide, emptyProgress, 4096);
    const within = (room: number) =>
      restored(wide, encodeSnapshot(wide, { ...emptyProgress, seen }, length + room));
    expect(within(19)?.seen).toEqual(seen);
    expect([...(within(18)?.seen.keys() ?? [])]).toEqual(['lesson-2']);
    expect([...(within(9)?.seen.keys() ?? [])]).toEqual(['lesson-2']);
    expect(within(8)?.seen.size).toBe(0);
  });
});

describe('its size', () => {
  it('stays within 3,500 characters for 20 lessons with ten practice questions each, all answered', () => {
    const large = sampleCourse({ lessons: 20, practice: 10 });
    const all: Progress = {
      ...emptyProgress,
      place: { lesson: 'lesson-20', screen: 'two' },
      seen: new Map(
        large.lessons.map(({ id, screens }) => [id, new Set(screens.map((screen) => screen.id))]),
      ),
      answers: new Map(
        large.lessons
          .slice(0, 20)
          .flatMap(({ screens }) =>
            screens.flatMap((screen) => screen.activities.map(({ id }) => [id, 'abc'] as const)),
          ),
      ),
      bestByLesson: new Map(large.lessons.map(({ id }) => [id, 0.5])),
      answeredLessons: new Set(large.lessons.map(({ id }) => id)),
      testOuts: new Map(large.lessons.map(({ id }) => [id, false])),
      seconds: 86_399,
      achieved: { completed: true, success: 'passed', best: 0.95 },
    };
    expect(encodeSnapshot(large, all, 4096).length).toBeLessThanOrEqual(3500);
  });

  it('stays within them with evidence, ten attempts, three acknowledgements and a check under way as well', () => {
    const acknowledgements = ['code-of-conduct', 'data-protection', 'safety-at-work'].map((id) => ({
      id,
      version: '2026-1',
      words: 'I have read it.',
      lesson: 'check',
      screen: 'questions',
    }));
    const large: Course = { ...sampleCourse({ lessons: 20, practice: 10 }), acknowledgements };
    const at = { seconds: 1_800_000_000, offset: 330 };
    const items = large.lessons.at(-1)?.screens[0]?.activities.map(({ id }) => id) ?? [];
    const version = ['1.0.0', '2.10.0', '3.0.0'];
    const all: Progress = {
      ...emptyProgress,
      place: { lesson: 'lesson-20', screen: 'two', step: 12 },
      seen: new Map(
        large.lessons.map(({ id, screens }) => [id, new Set(screens.map((screen) => screen.id))]),
      ),
      answers: new Map(
        large.lessons.flatMap(({ kind, screens }) =>
          kind === 'check'
            ? []
            : screens.flatMap((screen) => screen.activities.map(({ id }) => [id, 'abc'] as const)),
        ),
      ),
      bestByLesson: new Map(large.lessons.map(({ id }) => [id, 0.5])),
      answeredLessons: new Set(large.lessons.map(({ id }) => id)),
      testOuts: new Map(large.lessons.map(({ id }) => [id, false])),
      chosenLocale: 'fr',
      seconds: 86_399,
      attemptsTaken: 12,
      attempt: {
        seed: 2 ** 31 - 1,
        items,
        answers: new Map(items.map((id) => [id, 'ab'])),
        submitted: false,
      },
      attempts: Array.from({ length: 10 }, () => ({ at, score: 0.85, isPassed: true })),
      completions: version.map((one) => ({
        at,
        version: one,
        digest: '0123456789ab',
        score: 0.95,
        passMark: 0.8,
        attempt: 12,
      })),
      acknowledgements: new Map(
        acknowledgements.map(({ id, version: given }) => [id, { version: given, at }]),
      ),
      achieved: { completed: true, success: 'passed', best: 0.95 },
    };
    expect(all.answers.size).toBe(200);
    const text = encodeSnapshot(large, all, 4096);
    expect(text.length).toBeLessThanOrEqual(3500);
    const kept = decodeSnapshot(text);
    const { progress } = restoreProgress(large, kept!);
    expect(progress).toMatchObject({
      attempts: all.attempts,
      completions: all.completions,
      acknowledgements: all.acknowledgements,
      chosenLocale: 'fr',
    });
    expect([progress.answers.size, progress.attempt?.answers.size]).toEqual([200, 40]);
  });
});

it.each([2 / 3, 0.8, 0.57, 0.29, 1, 0, 0.9999])('the best score of %d is not better after saving', (best) => {
  const course = sampleCourse();
  const progress = { ...emptyProgress, achieved: { ...nothingAchieved, best } };
  const kept = decodeSnapshot(encodeSnapshot(course, progress, 4096))?.achieved.best ?? -1;
  expect(kept).toBeLessThanOrEqual(best);
  expect(best - kept).toBeLessThan(0.001);
});

it('a submitted attempt has been counted, and is not lost with a question that goes', () => {
  const items = ['lesson-1-check-1', 'lesson-2-check-2'];
  const lost = (submitted: boolean): boolean | undefined => {
    const attempt = { seed: 1, items, answers: new Map(), submitted };
    const kept = decodeSnapshot(
      encodeSnapshot(sampleCourse(), { ...emptyProgress, attemptsTaken: 1, attempt }, 4096),
    );
    return kept && restoreProgress(sampleCourse({ lessons: 1 }), kept).lost.attempt;
  };
  expect(lost(true)).toBe(false);
  expect(lost(false)).toBe(true);
});

it('one that version 1.0.0 wrote is restored completely, and again after it is written anew', () => {
  const text = 'AID3v3p0!CRpApg!vKpAvnpg:dw,CRpAvn!Bo4Cb,GKb5ac!2;7;0;turla,xXLZ!1';
  const progress: Progress = {
    ...emptyProgress,
    place: { lesson: 'lesson-2', screen: 'two' },
    seen: new Map([
      ['lesson-1', new Set(['one', 'two'])],
      ['lesson-2', new Set(['one'])],
    ]),
    answers: new Map([
      ['lesson-1-q1', 'b'],
      ['lesson-2-q1', 'ac'],
    ]),
    attemptsTaken: 2,
    attempt: {
      seed: 7,
      items: ['lesson-1-check-1', 'lesson-2-check-2'],
      answers: new Map([['lesson-1-check-1', 'a']]),
      submitted: false,
    },
    bestByLesson: new Map([['lesson-1', 0.5]]),
    acknowledgements: new Map([['acknowledgement', { version: '1', at: undefined }]]),
    attempts: [],
    completions: [],
    achieved: { completed: true, success: 'passed', best: 0.9 },
  };
  expect(restored(sampleCourse(), text)).toEqual(progress);
  expect(restored(sampleCourse(), encodeSnapshot(sampleCourse(), progress, 4096))).toEqual(progress);
});

describe('the language that the learner chose', () => {
  it('is known before the outline has loaded, and is empty if none was chosen', () => {
    const progress = { ...emptyProgress, chosenLocale: 'fr' };
    expect(decodeSnapshot(encodeSnapshot(course, progress, 4096))?.chosenLocale).toBe('fr');
    expect(restored(course, encodeSnapshot(course, progress, 4096))?.chosenLocale).toBe('fr');
    expect(decodeSnapshot(encodeSnapshot(course, emptyProgress, 4096))).not.toHaveProperty('chosenLocale');
  });

  it('does not change the snapshot if none was chosen', () => {
    const [, , , , check = ''] =
      decodeSnapshot(encodeSnapshot(course, { ...emptyProgress, seconds: 5 }, 4096))?.fields ?? [];
    expect(check).toBe('0;;;;;5');
  });

  it('is only a valid locale, whatever an LMS returns', () => {
    const text = encodeSnapshot(course, { ...emptyProgress, chosenLocale: '../x' }, 4096);
    expect(restored(course, text)?.chosenLocale).toBe('');
  });
});

it('an attempt under way in a course without a check now does not start again', () => {
  const course = sampleCourse();
  const attempt = { seed: 1, items: ['lesson-1-check-1'], answers: new Map(), submitted: false };
  const kept = decodeSnapshot(encodeSnapshot(course, { ...emptyProgress, attempt }, 4096));
  const without = { ...course, lessons: course.lessons.filter(({ kind }) => kind === 'lesson') };
  expect(kept && restoreProgress(without, kept).lost.attempt).toBe(false);
});
