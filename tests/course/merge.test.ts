import { describe, expect, it } from 'vitest';
import type { Course } from '../../src/course/course.ts';
import { merge } from '../../src/course/merge.ts';
import type { CheckAttempt, Progress } from '../../src/course/progress.ts';
import { emptyProgress } from '../../src/course/progress.ts';
import { progressAfter } from '../../src/course/progress-after.ts';
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
    answered: new Set(['a']),
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
    answered: new Set(['b']),
    testOuts: new Map([
      ['a', false],
      ['b', false],
    ]),
    seconds: 60,
    acknowledgements: new Map([['acknowledgement', { version: '1', at: undefined }]]),
    achieved: { completed: true, success: 'passed', best: 0.9 },
  };

  it('holds what either holds, and mine where they differ', () => {
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
      answered: new Set(['b', 'a']),
      testOuts: new Map([
        ['b', false],
        ['a', true],
      ]),
      seconds: 90,
      acknowledgements: new Map([['acknowledgement', { version: '1', at: undefined }]]),
      attempts: [],
      completions: [],
      language: '',
      achieved: { completed: true, success: 'passed', best: 0.9 },
      foreign: { lessons: [], answers: [] },
    });
    expect(merge(course, emptyProgress, mine)).toEqual(mine);
    expect(merge(course, mine, emptyProgress)).toEqual(mine);
  });

  it('takes the attempt of whoever is further', () => {
    const one = { ...mine, attempt: attempt(1) };
    expect(merge(course, one, { ...emptyProgress, attempt: attempt(2) }).attempt?.seed).toBe(1);
    expect(merge(course, one, { ...theirs, attempt: attempt(2) }).attempt?.seed).toBe(2);
    expect(merge(course, one, theirs).attempt?.seed).toBe(1);
    const answered = { ...attempt(2), answers: new Map([['q', 'a']]) };
    expect(merge(course, one, { ...emptyProgress, attempt: answered }).attempt).toEqual(attempt(1));
    expect(merge(course, one, emptyProgress).attempt).toEqual(attempt(1));
  });

  it('takes one under way for later than one handed in, where as many were taken', () => {
    const handedIn = { ...emptyProgress, attemptsTaken: 1, attempt: { ...attempt(1), submitted: true } };
    const again = { ...emptyProgress, attemptsTaken: 1, attempt: attempt(2) };
    expect(merge(course, handedIn, again).attempt?.seed).toBe(2);
    expect(merge(course, again, handedIn).attempt?.seed).toBe(2);
  });

  it('unites the answers of one attempt in two places', () => {
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

it('lists an attempt once, though a snapshot has rounded its score', () => {
  const at = { seconds: 1_800_000_000, offset: 0 };
  const of = (score: number): Progress => ({ ...emptyProgress, attempts: [{ at, score, isPassed: true }] });
  expect(merge(course, of(5 / 6), of(0.833)).attempts).toHaveLength(1);
});

it('completes a next version of which either side has seen a part, and dates it', () => {
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
