import { describe, expect, it } from 'vitest';
import type { Course } from '../../src/course/course.ts';
import { merge } from '../../src/course/merge.ts';
import { outcomeOf } from '../../src/course/outcome.ts';
import type { CheckAttempt, Progress } from '../../src/course/progress.ts';
import { emptyProgress } from '../../src/course/progress.ts';
import { latestAttempts, progressAfter } from '../../src/course/progress-after.ts';
import { sampleCourse } from './sample-course.ts';

const course = sampleCourse();

const attempt = (seed: number): CheckAttempt => ({
  seed,
  items: ['q'],
  answers: new Map(),
  submitted: false,
});

describe('merging two accounts', () => {
  const mine: Progress = {
    ...emptyProgress,
    place: { lesson: 'a', screen: 'one' },
    seen: new Map([['a', new Set(['one'])]]),
    answers: new Map([['q1', 'b']]),
    bestByLesson: new Map([['a', 0.5]]),
    answeredLessons: new Set(['a']),
    testOuts: new Map([['a', true]]),
    seconds: 90,
    achieved: { completed: false, success: 'failed', best: 0.4 },
  };
  const theirs: Progress = {
    ...emptyProgress,
    place: { lesson: 'b', screen: 'two' },
    seen: new Map([
      ['a', new Set(['two'])],
      ['b', new Set(['two'])],
    ]),
    answers: new Map([
      ['q1', 'a'],
      ['q2', 'c'],
    ]),
    attemptsTaken: 2,
    bestByLesson: new Map([['a', 1]]),
    answeredLessons: new Set(['b']),
    testOuts: new Map([
      ['a', false],
      ['b', false],
    ]),
    seconds: 60,
    acknowledgements: new Map([['acknowledgement', { version: '1', at: undefined }]]),
    achieved: { completed: true, success: 'passed', best: 0.9 },
  };

  it('holds everything that either holds, and mine wins if they differ', () => {
    expect(merge(course, mine, theirs)).toEqual({
      place: mine.place,
      seen: new Map([
        ['a', new Set(['two', 'one'])],
        ['b', new Set(['two'])],
      ]),
      answers: new Map([
        ['q1', 'b'],
        ['q2', 'c'],
      ]),
      attemptsTaken: 2,
      attempt: undefined,
      bestByLesson: new Map([['a', 1]]),
      answeredLessons: new Set(['b', 'a']),
      testOuts: new Map([
        ['b', false],
        ['a', true],
      ]),
      seconds: 90,
      acknowledgements: new Map([['acknowledgement', { version: '1', at: undefined }]]),
      attempts: [],
      completions: [],
      chosenLocale: '',
      achieved: { completed: true, success: 'passed', best: 0.9 },
      foreign: { lessons: [], answers: [] },
    });
    expect(merge(course, theirs, mine).testOuts.get('a')).toBe(true);
    expect(merge(course, emptyProgress, mine)).toEqual(mine);
    expect(merge(course, mine, emptyProgress)).toEqual(mine);
  });

  it('takes the attempt of the account that is further', () => {
    const one = { ...mine, attempt: attempt(1) };
    expect(merge(course, one, { ...emptyProgress, attempt: attempt(2) }).attempt?.seed).toBe(1);
    expect(merge(course, one, { ...theirs, attempt: attempt(2) }).attempt?.seed).toBe(2);
    expect(merge(course, one, theirs).attempt?.seed).toBe(1);
    const answered = { ...attempt(2), answers: new Map([['q', 'a']]) };
    expect(merge(course, one, { ...emptyProgress, attempt: answered }).attempt).toEqual(attempt(1));
    expect(merge(course, one, emptyProgress).attempt).toEqual(attempt(1));
  });

  it('takes an attempt under way for later than a submitted one, with equal numbers taken', () => {
    const handedIn = { ...emptyProgress, attemptsTaken: 1, attempt: { ...attempt(1), submitted: true } };
    const again = { ...emptyProgress, attemptsTaken: 1, attempt: attempt(2) };
    expect(merge(course, handedIn, again).attempt?.seed).toBe(2);
    expect(merge(course, again, handedIn).attempt?.seed).toBe(2);
  });

  it('merges the answers of one attempt in two places', () => {
    const answered = (answers: [string, string][]): Progress => ({
      ...emptyProgress,
      attempt: { ...attempt(1), answers: new Map(answers) },
    });
    const both = merge(
      course,
      answered([['q1', 'a']]),
      answered([
        ['q1', 'b'],
        ['q2', 'c'],
      ]),
    );
    expect(both.attempt?.answers).toEqual(
      new Map([
        ['q1', 'a'],
        ['q2', 'c'],
      ]),
    );
  });
});

describe('attempts on two devices', () => {
  const taken = (...all: readonly (readonly [seconds: number, score: number])[]): Progress => ({
    ...emptyProgress,
    attemptsTaken: all.length,
    attempts: all.map(([seconds, score]) => ({ at: { seconds, offset: 0 }, score, isPassed: false })),
    achieved: { completed: false, success: 'unknown', best: Math.max(...all.map(([, score]) => score)) },
  });

  it('count as two, and what both hold as one', () => {
    expect(merge(course, taken([10, 0.4]), taken([20, 0.5])).attemptsTaken).toBe(2);
    expect(merge(course, taken([10, 0.4], [20, 0.5]), taken([10, 0.4], [30, 0.2])).attemptsTaken).toBe(3);
    expect(merge(course, taken([10, 0.4]), taken([10, 0.4], [20, 0.5])).attemptsTaken).toBe(2);
    const many = Array.from({ length: 8 }, (_, index) => [index, 0.1] as const);
    const others = many.map(([seconds]) => [100 + seconds, 0.2] as const);
    expect(merge(course, taken(...many), taken(...others)).attemptsTaken).toBe(16);
  });

  /** As a device keeps them: all are counted, the latest are listed. */
  const kept = (...seconds: readonly number[]): Progress => {
    const all = taken(...seconds.map((one) => [one, 0.1] as const));
    return { ...all, attempts: latestAttempts(all.attempts) };
  };
  const from = (first: number, many: number, step = 1): number[] =>
    Array.from({ length: many }, (_, index) => first + index * step);

  it.each([
    ['began together, and took eight each since', [1, 2, 3], from(10, 8), from(100, 8), 19],
    ['began together, and took nine each by turns', [1, 2, 3, 4], from(10, 9, 2), from(11, 9, 2), 22],
    ['took more than are listed, and the other none', from(1, 5), from(10, 12), [], 17],
    ['hold the same', from(1, 25), [], [], 25],
  ])('are counted beyond those listed where they %s', (_, both, own, others, count) => {
    const [one, other] = [kept(...both, ...own), kept(...both, ...others)];
    expect(merge(course, one, other).attemptsTaken).toBe(count);
    expect(merge(course, other, one).attemptsTaken).toBe(count);
    expect(merge(course, merge(course, one, other), one).attemptsTaken).toBe(count);
  });

  it('are counted as few as they may be where those that both had are listed no more', () => {
    // Whether the first two are the same is not known: at most two of 24 are.
    expect(merge(course, kept(...from(0, 12, 2)), kept(...from(1, 12, 2))).attemptsTaken).toBe(22);
    // Nor whether those between 10 and 12 are among the seven of the other that are listed no more.
    const [one, other] = [kept(...from(1, 5), ...from(100, 12)), kept(...from(1, 5), ...from(10, 3))];
    expect(merge(course, one, other).attemptsTaken).toBe(18);
    // Versions that listed none count by their number.
    const unlisted = (many: number): Progress => ({ ...emptyProgress, attemptsTaken: many });
    expect(merge(course, unlisted(3), unlisted(4)).attemptsTaken).toBe(4);
    expect(merge(course, unlisted(3), { ...kept(10), attemptsTaken: 4 }).attemptsTaken).toBe(4);
  });

  it('that use up limited attempts together are a failure, unless another is under way or the check is passed', () => {
    const limited = sampleCourse({ attempts: 2 });
    const other = taken([20, 0.5]);
    const both = merge(limited, taken([10, 0.4]), other);
    expect(both.achieved).toEqual({ completed: false, success: 'failed', best: 0.5 });
    expect(outcomeOf(limited, both).isLastAttemptTaken).toBe(true);
    const underWay = merge(limited, { ...taken([10, 0.4]), attempt: attempt(2) }, other);
    expect(underWay.attempt?.submitted).toBe(false);
    expect(underWay.achieved.success).toBe('unknown');
    expect(outcomeOf(limited, underWay).isLastAttemptTaken).toBeUndefined();
    const passed = { ...other, achieved: { completed: true, success: 'passed', best: 1 } as const };
    expect(merge(limited, taken([10, 0.4]), passed).achieved.success).toBe('passed');
    expect(merge(course, taken([10, 0.4]), other).achieved.success).toBe('unknown');
  });
});

describe('dated entries', () => {
  const at = (seconds: number) => ({ seconds: 1_800_000_000 + seconds, offset: 0 });
  const taken = (seconds: number, score: number) => ({ at: at(seconds), score, isPassed: false });
  const done = (version: string, seconds: number) => ({
    at: at(seconds),
    version,
    digest: '0123456789ab',
    score: undefined,
    passMark: undefined,
    attempt: 0,
  });

  it('attempts are listed once each, in the order in which they were taken', () => {
    const one = { ...emptyProgress, attempts: [taken(0, 0.5), taken(20, 0.5)] };
    const other = { ...emptyProgress, attempts: [taken(0, 0.5), taken(10, 0.6), taken(20, 0.4)] };
    const both = [taken(0, 0.5), taken(10, 0.6), taken(20, 0.4), taken(20, 0.5)];
    expect(merge(course, one, other).attempts).toEqual(both);
  });

  it('completions are listed once for each version, with the first date', () => {
    const one = { ...emptyProgress, completions: [done('1.0.0', 5), done('2.0.0', 20)] };
    const other = { ...emptyProgress, completions: [done('1.1.0', 10), done('1.0.0', 30)] };
    const both = [done('1.0.0', 5), done('1.1.0', 10), done('2.0.0', 20)];
    expect(merge(course, one, other).completions).toEqual(both);
    expect(merge(course, other, one).completions).toEqual(both);
  });

  const seen = new Map(course.lessons.map(({ id, screens }) => [id, new Set(screens.map((one) => one.id))]));
  const whole: Progress = {
    ...emptyProgress,
    seen,
    achieved: { completed: true, success: 'passed', best: 1 },
  };

  it.each([
    // Completed by a version that kept no day: nobody knows it.
    ['one is a finisher whose day is not known', whole, 0],
    // As after a version whose rules ask for less.
    [
      'nothing was missing to the one, who was not judged yet',
      { ...whole, achieved: { ...whole.achieved, completed: false } },
      1,
    ],
  ])('completion has the day of now or none where %s', (_, mine, many) => {
    for (const both of [
      merge(course, mine, emptyProgress, at(0)),
      merge(course, emptyProgress, mine, at(0)),
    ]) {
      expect(both.achieved.completed).toBe(true);
      expect(both.completions.map((one) => one.at)).toEqual(Array(many).fill(at(0)));
    }
  });

  it.each([
    [1, 2, 2],
    [2, 1, 2],
    [undefined, 1, 1],
    [1, undefined, 1],
    [undefined, undefined, undefined],
  ])('a text that was confirmed twice has the later day: %s and %s', (mine, theirs, both) => {
    const of = (day: number | undefined): Progress => ({
      ...emptyProgress,
      acknowledgements: new Map([
        ['acknowledgement', { version: '1', at: day === undefined ? day : at(day) }],
      ]),
    });
    // Of one that the course does not have any more, too.
    for (const under of [course, { ...course, acknowledgements: [] }])
      expect(merge(under, of(mine), of(theirs)).acknowledgements.get('acknowledgement')?.at).toEqual(
        both === undefined ? both : at(both),
      );
  });

  it('each text counts by its own version', () => {
    const [first] = course.acknowledgements;
    const two = { ...course, acknowledgements: [first!, { ...first!, id: 'other', version: '2' }] };
    const of = (version: string): Progress => ({
      ...emptyProgress,
      acknowledgements: new Map([['other', { version, at: undefined }]]),
    });
    expect(merge(two, of('1'), of('2')).acknowledgements.get('other')?.version).toBe('2');
    expect(merge(two, of('2'), of('1')).acknowledgements.get('other')?.version).toBe('2');
  });
});

it.each([
  ['fr', 'ar', 'fr'],
  ['', 'ar', 'ar'],
  ['fr', '', 'fr'],
])('of the languages chosen, "%s" and "%s", mine counts, else theirs', (mine, theirs, language) => {
  const of = (chosen: string): Progress => ({ ...emptyProgress, chosenLocale: chosen });
  expect(merge(course, of(mine), of(theirs)).chosenLocale).toBe(language);
});

it('lists an attempt once, although a snapshot has rounded its score', () => {
  const at = { seconds: 1_800_000_000, offset: 0 };
  const of = (score: number): Progress => ({ ...emptyProgress, attempts: [{ at, score, isPassed: true }] });
  expect(merge(course, of(5 / 6), of(0.833)).attempts).toHaveLength(1);
});

it('completes a later version of which each side has seen a part, and dates it', () => {
  const at = (seconds: number) => ({ seconds: 1_800_000_000 + seconds, offset: 0 });
  const next: Course = {
    ...course,
    version: '2.0.0',
    lessons: course.lessons.map((lesson) =>
      lesson.kind === 'check'
        ? lesson
        : { ...lesson, screens: [...lesson.screens, { id: 'new', title: 'New', activities: [] }] },
    ),
  };
  const seen = (of: Course, screen?: string): Progress['seen'] =>
    new Map(
      of.lessons.map(({ id, screens }) => [
        id,
        new Set(screens.flatMap((one) => (screen === undefined || one.id === screen ? [one.id] : []))),
      ]),
    );
  const first = { version: '1.0.0', digest: '0123456789ab', at: at(0), score: 1, passMark: 0.8, attempt: 1 };
  const done: Progress = {
    ...emptyProgress,
    seen: seen(course),
    completions: [first],
    achieved: { completed: true, success: 'passed', best: 1 },
  };
  const [one, two] = ['lesson-1', 'lesson-2'].map((lesson, index) =>
    progressAfter(next, done, { type: 'arrived', place: { lesson, screen: 'new' } }, at(100 + index)),
  ) as [Progress, Progress];
  expect(one.completions).toEqual([first]);
  const both = merge(next, one, two, at(200));
  expect(both.completions.map(({ version, at: day }) => [version, day.seconds])).toEqual([
    ['1.0.0', at(0).seconds],
    ['2.0.0', at(200).seconds],
  ]);
  // Of what a finisher has done alone nothing new comes by being put together.
  expect(merge({ ...course, version: '2.0.0' }, done, done, at(200)).completions).toEqual([first]);
});

describe('together', () => {
  const [first, second] = course.lessons;
  const whole = (lesson = first): Progress['seen'] =>
    new Map([[lesson?.id ?? '', new Set(lesson?.screens.map(({ id }) => id))]]);
  const passed = { completed: false, success: 'passed', best: 0.9 } as const;

  it('two accounts may complete what neither has completed', () => {
    const one = { ...emptyProgress, seen: whole(first), achieved: passed };
    const other = { ...emptyProgress, seen: whole(second) };
    expect(merge(course, one, other).achieved).toEqual({ ...passed, completed: true });
    expect(merge(course, one, one).achieved).toEqual(passed);
  });

  it.each([
    ['1', '0', '1'],
    ['0', '1', '1'],
    ['0', '', '0'],
    ['', '0', '0'],
    ['2', '0', '2'],
  ])('the text of today counts: confirmed "%s" and "%s"', (mine, theirs, both) => {
    const of = (acknowledged: string): Progress => ({
      ...emptyProgress,
      acknowledgements: new Map(
        acknowledged === '' ? [] : [['acknowledgement', { version: acknowledged, at: undefined }]],
      ),
    });
    expect(merge(course, of(mine), of(theirs)).acknowledgements.get('acknowledgement')?.version ?? '').toBe(
      both,
    );
  });
});
