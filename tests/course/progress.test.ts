import { describe, expect, it } from 'vitest';
import type { Course, Lesson } from '../../src/course/course.ts';
import { outcomeOf } from '../../src/course/outcome.ts';
import type { LearningEvent, Progress } from '../../src/course/progress.ts';
import {
  hasCompletedLesson,
  lessonIsComplete,
  missingFor,
  unansweredScreens,
} from '../../src/course/completion.ts';
import { emptyProgress } from '../../src/course/progress.ts';
import { attemptsLeft, progressAfter } from '../../src/course/progress-after.ts';
import { resumePlace } from '../../src/course/resume-place.ts';
import { sampleCourse } from './sample-course.ts';

const after = (course: Course, ...events: LearningEvent[]): Progress =>
  events.reduce((progress, event) => progressAfter(course, progress, event), emptyProgress);

const arrived = (lesson: string, screen: string): LearningEvent => ({
  type: 'arrived',
  place: { lesson, screen },
});
const allSeen = ['lesson-1', 'lesson-2'].flatMap((id) => [arrived(id, 'one'), arrived(id, 'two')]);
const taken = (score: number): LearningEvent[] => [
  { type: 'check-begun', seed: 1, items: ['lesson-1-check-1'] },
  { type: 'check-submitted', score, byLesson: new Map([['lesson-1', score]]) },
];

describe('completion', () => {
  it.each([
    ['viewed', allSeen, true],
    ['viewed', taken(1), false],
    ['viewed', allSeen.slice(1), false],
    ['passed', taken(1), true],
    ['passed', [...allSeen, ...taken(0.7)], false],
    ['viewed-and-passed', allSeen, false],
    ['viewed-and-passed', taken(1), false],
    ['viewed-and-passed', [...allSeen, ...taken(0.8)], true],
    ['viewed-and-passed', [...taken(0.8), ...allSeen], true],
  ] as const)('%s, case %#', (completion, events, completed) => {
    const course = sampleCourse({ completion });
    expect(after(course, ...events).achieved.completed).toBe(completed);
  });

  it('requires the acknowledgement if the settings say so', () => {
    const course = sampleCourse({ completion: 'viewed', acknowledgement: true });
    expect(after(course, ...allSeen).achieved.completed).toBe(false);
    const acknowledged = after(course, ...allSeen, {
      type: 'acknowledged',
      id: 'acknowledgement',
      version: '1',
    });
    expect(acknowledged.achieved.completed).toBe(true);
    const older = after(course, ...allSeen, { type: 'acknowledged', id: 'acknowledgement', version: '0' });
    expect(older.achieved.completed).toBe(false);
  });

  it('is never taken back, whatever follows', () => {
    const course = sampleCourse();
    const done = after(course, ...allSeen, ...taken(0.9));
    const stricter = sampleCourse({ acknowledgement: true, passMark: 1, failedAttempt: 'failed' });
    const later = [...taken(0), arrived('lesson-1', 'one')].reduce(
      (progress, event) => progressAfter(stricter, progress, event),
      done,
    );
    expect(later.achieved).toEqual({ completed: true, success: 'passed', best: 0.9 });
  });
});

describe('what is missing', () => {
  it('is listed in the order in which it has to be done', () => {
    const course = sampleCourse({ acknowledgement: true });
    expect(missingFor(course, emptyProgress)).toEqual(['lessons', 'check', 'acknowledgement']);
    expect(missingFor(course, after(course, ...allSeen))).toEqual(['check', 'acknowledgement']);
    expect(missingFor(sampleCourse({ completion: 'viewed' }), emptyProgress)).toEqual(['lessons']);
    expect(missingFor(sampleCourse({ completion: 'passed' }), emptyProgress)).toEqual(['check']);
  });

  it('does not include the check as a lesson: it is complete once taken, or passed before', () => {
    const course = sampleCourse();
    const check = course.lessons.at(-1) as Lesson;
    const seen = after(course, arrived('check', 'questions'));
    expect(lessonIsComplete(course, seen, check)).toBe(false);
    expect(lessonIsComplete(course, after(course, ...taken(0)), check)).toBe(true);
    expect(lessonIsComplete(course, { ...emptyProgress, attemptsTaken: 1 }, check)).toBe(true);
    const before = { ...emptyProgress, achieved: { ...emptyProgress.achieved, best: 0.2 } };
    expect(lessonIsComplete(course, before, check)).toBe(true);
  });
});

describe('if the course requires answers and minutes', () => {
  const course = sampleCourse({
    completion: 'viewed',
    requireAnswers: true,
    minimumMinutes: 10,
    practice: 2,
  });
  const [first, , check] = course.lessons as [Lesson, Lesson, Lesson];
  const answered = (activity: string): LearningEvent => ({ type: 'answered', activity, response: 'a' });
  const whole = [...allSeen.slice(0, 2), answered('lesson-1-q1'), answered('lesson-1-q2')];

  it.each([
    ['nothing was seen', [], ['lessons', 'minutes']],
    ['a lesson was seen, not answered', allSeen.slice(0, 2), ['lessons', 'minutes']],
    ['all was seen', allSeen, ['answers', 'minutes']],
    [
      'all was answered',
      [...allSeen, ...whole, answered('lesson-2-q1'), answered('lesson-2-q2')],
      ['minutes'],
    ],
    ['the minutes are not over', [...allSeen, { type: 'spent', seconds: 599 }], ['answers', 'minutes']],
    ['the minutes are over', [...allSeen, { type: 'spent', seconds: 600 }], ['answers']],
  ] as const)('says what is missing where %s', (_, events, missing) => {
    expect(missingFor(course, after(course, ...events))).toEqual(missing);
  });

  it('a lesson is complete once all its questions were answered, even after answers are dropped', () => {
    const open = (progress: Progress, lesson = first): string[] =>
      unansweredScreens(course, progress, lesson).map(({ id }) => id);
    expect(open(after(course, ...whole.slice(0, 3)))).toEqual(['two']);
    expect(hasCompletedLesson(course, after(course, ...whole.slice(0, 3)), 'lesson-1')).toBe(false);
    const done = after(course, ...whole);
    expect([...done.answeredLessons]).toEqual(['lesson-1']);
    for (const progress of [done, { ...done, answers: new Map<string, string>() }]) {
      expect(open(progress)).toEqual([]);
      expect(hasCompletedLesson(course, progress, 'lesson-1')).toBe(true);
    }
    expect(hasCompletedLesson(course, done, 'lesson-2')).toBe(false);
    expect(hasCompletedLesson(course, done, 'gone')).toBe(false);
    expect(hasCompletedLesson(undefined, done, 'lesson-1')).toBe(false);
    // The check has its own answers, and a finisher owes none.
    expect(open(emptyProgress, check)).toEqual([]);
    expect(open({ ...emptyProgress, achieved: { ...emptyProgress.achieved, completed: true } })).toEqual([]);
  });

  it('a lesson without questions, or with optional ones, is not marked as answered', () => {
    const none = sampleCourse({ requireAnswers: true, practice: 0 });
    expect(after(none, ...whole).answeredLessons.size).toBe(0);
    expect(after(sampleCourse({ practice: 2 }), ...whole).answeredLessons.size).toBe(0);
  });

  it('a passed test-out completes the lesson, whatever a later try results in', () => {
    const tested = (...tries: boolean[]): Progress =>
      after(
        course,
        ...tries.map((isPassed): LearningEvent => ({ type: 'tested-out', lesson: 'lesson-1', isPassed })),
      );
    for (const [tries, has] of [
      [[true], true],
      [[false], false],
      [[true, false], true],
      [[false, true], true],
    ] as const) {
      const progress = tested(...tries);
      expect([...progress.testOuts]).toEqual([['lesson-1', has]]);
      expect(hasCompletedLesson(course, progress, 'lesson-1')).toBe(has);
      expect(unansweredScreens(course, progress, first)).toHaveLength(has ? 0 : 1);
    }
  });

  it.each([
    ['this version', '1.0.0', []],
    ['another', '0.9.0', ['answers', 'minutes']],
  ])('nothing is missing to who has completed %s, whatever the record has dropped', (_, version, missing) => {
    const at = { seconds: 1_800_000_000, offset: 0 };
    const completion = { at, version, digest: '', score: undefined, passMark: undefined, attempt: 0 };
    const achieved = { ...emptyProgress.achieved, completed: true };
    const finisher = { ...after(course, ...allSeen), achieved, completions: [completion] };
    expect(missingFor(course, finisher)).toEqual(missing);
  });

  it('the minutes are one step of the progress', () => {
    const share = (...events: LearningEvent[]): number | undefined =>
      outcomeOf(course, after(course, ...events)).progress;
    expect(share(...whole)).toBeCloseTo(1 / 3);
    expect(share(...whole, { type: 'spent', seconds: 599 })).toBeCloseTo(1 / 3);
    expect(share(...whole, { type: 'spent', seconds: 600 })).toBeCloseTo(2 / 3);
  });
});

it('the language chosen last is the course’s', () => {
  const chosen = (locale: string): LearningEvent => ({ type: 'language-chosen', locale });
  expect(after(sampleCourse(), chosen('fr'), chosen('ar')).chosenLocale).toBe('ar');
});

describe('the final check', () => {
  it('keeps the best score, in all and by lesson', () => {
    const course = sampleCourse();
    const progress = after(course, ...taken(0.6), ...taken(0.2));
    expect(progress.achieved.best).toBe(0.6);
    expect(progress.bestByLesson.get('lesson-1')).toBe(0.6);
    expect(progress.attemptsTaken).toBe(2);
  });

  it('leaves a failed attempt open, unless the setting says failed or the attempts are used up', () => {
    expect(after(sampleCourse(), ...taken(0.5)).achieved.success).toBe('unknown');
    expect(after(sampleCourse({ failedAttempt: 'failed' }), ...taken(0.5)).achieved.success).toBe('failed');
    expect(after(sampleCourse({ attempts: 2 }), ...taken(0.5)).achieved.success).toBe('unknown');
    expect(after(sampleCourse({ attempts: 2 }), ...taken(0.5), ...taken(0.5)).achieved.success).toBe(
      'failed',
    );
  });

  it('lets passed follow failed, never the other way', () => {
    const course = sampleCourse({ failedAttempt: 'failed' });
    expect(after(course, ...taken(0.5), ...taken(1)).achieved.success).toBe('passed');
    expect(after(course, ...taken(1), ...taken(0.5)).achieved.success).toBe('passed');
  });

  it('counts the attempts left', () => {
    expect(attemptsLeft(sampleCourse(), emptyProgress)).toBe(Infinity);
    expect(attemptsLeft(sampleCourse({ attempts: 2 }), after(sampleCourse(), ...taken(0)))).toBe(1);
    expect(attemptsLeft(sampleCourse({ attempts: 1 }), after(sampleCourse(), ...taken(0), ...taken(0)))).toBe(
      0,
    );
  });

  it('takes no answers and no second submission after it was submitted, or before it began', () => {
    const course = sampleCourse();
    const answered: LearningEvent = { type: 'check-answered', item: 'lesson-1-check-1', response: 'a' };
    expect(after(course, answered).attempt).toBeUndefined();
    const submitted = after(course, ...taken(0.5));
    expect(progressAfter(course, submitted, answered).attempt?.answers.size).toBe(0);
    const again: LearningEvent = { type: 'check-submitted', score: 1, byLesson: new Map() };
    expect(progressAfter(course, submitted, again).attemptsTaken).toBe(1);
  });

  it('keeps each answer until it is submitted', () => {
    const begun = taken(1)[0] as LearningEvent;
    const progress = after(sampleCourse(), begun, {
      type: 'check-answered',
      item: 'lesson-1-check-1',
      response: 'ac',
    });
    expect(progress.attempt?.answers.get('lesson-1-check-1')).toBe('ac');
    expect(progress.attempt?.submitted).toBe(false);
  });
});

describe('answers', () => {
  it('keeps the latest of each activity, the one given last at the end', () => {
    const progress = after(
      sampleCourse(),
      { type: 'answered', activity: 'lesson-1-q1', response: 'a' },
      { type: 'answered', activity: 'lesson-2-q1', response: 'b' },
      { type: 'answered', activity: 'lesson-1-q1', response: 'c' },
    );
    expect([...progress.answers]).toEqual([
      ['lesson-2-q1', 'b'],
      ['lesson-1-q1', 'c'],
    ]);
  });
});

describe('where to continue', () => {
  const course = sampleCourse();

  it('is the first screen at first, then the stored place', () => {
    expect(resumePlace(course, emptyProgress)).toEqual({ lesson: 'lesson-1', screen: 'one' });
    expect(resumePlace(course, after(course, arrived('lesson-2', 'two')))).toEqual({
      lesson: 'lesson-2',
      screen: 'two',
    });
  });

  it('is the first unseen screen if the place is gone, and the beginning if all were seen', () => {
    const lost = { ...after(course, arrived('lesson-1', 'one')), place: { lesson: 'gone', screen: 'one' } };
    expect(resumePlace(course, lost)).toEqual({ lesson: 'lesson-1', screen: 'two' });
    const seen = after(course, ...allSeen, arrived('check', 'questions'));
    expect(resumePlace(course, { ...seen, place: undefined })).toEqual({ lesson: 'lesson-1', screen: 'one' });
    const renamed = {
      ...after(course, arrived('lesson-1', 'one')),
      place: { lesson: 'lesson-1', screen: 'gone' },
    };
    expect(resumePlace(course, renamed)).toEqual({ lesson: 'lesson-1', screen: 'two' });
  });

  it('is nowhere in a course without lessons, or without screens', () => {
    expect(resumePlace({ ...course, lessons: [] }, emptyProgress)).toEqual({ lesson: '', screen: '' });
    const [first] = course.lessons;
    const bare = { ...course, lessons: first ? [{ ...first, screens: [] }] : [] };
    expect(resumePlace(bare, emptyProgress)).toEqual({ lesson: 'lesson-1', screen: '' });
  });
});

describe('the outcome', () => {
  it.each([
    ['nothing', {}, false],
    ['a failed check', { best: 0.2 }, true],
    ['a pass without a score', { success: 'passed' }, true],
    ['completion', { completed: true }, true],
  ] as const)('has evidence of %s: %#', (_, reached, has) => {
    const achieved = { ...emptyProgress.achieved, ...reached };
    const { evidence } = outcomeOf(sampleCourse(), { ...emptyProgress, achieved });
    expect(evidence?.version).toBe(has ? '1.0.0' : undefined);
  });

  it('has an objective for each lesson and the share that is done', () => {
    const course = sampleCourse();
    const outcome = outcomeOf(course, after(course, ...allSeen.slice(0, 3), ...taken(0.5)));
    expect(outcome.objectives).toEqual([
      { id: 'lesson-1', description: 'Title of lesson-1', status: 'completed', score: 0.5 },
      { id: 'lesson-2', description: 'Title of lesson-2', status: 'incomplete', score: undefined },
    ]);
    expect(outcome.progress).toBeCloseTo(1 / 3);
  });

  it('says that limited attempts are used up', () => {
    const limited = sampleCourse({ attempts: 2 });
    const once = outcomeOf(limited, after(limited, ...taken(0)));
    const twice = outcomeOf(limited, after(limited, ...taken(0), ...taken(0.5)));
    expect([once.isLastAttemptTaken, twice.isLastAttemptTaken]).toEqual([undefined, true]);
    const unlimited = sampleCourse();
    expect(outcomeOf(unlimited, after(unlimited, ...taken(0)))).not.toHaveProperty('isLastAttemptTaken');
  });

  it('has progress 1 once completed, and leaves the check out if the rule does', () => {
    const viewed = sampleCourse({ completion: 'viewed' });
    expect(outcomeOf(viewed, after(viewed, ...allSeen.slice(0, 2))).progress).toBe(0.5);
    expect(outcomeOf(viewed, after(viewed, ...allSeen)).progress).toBe(1);
    const grown = sampleCourse({ lessons: 4 });
    const done = after(sampleCourse(), ...allSeen, ...taken(1));
    expect(outcomeOf(grown, done).progress).toBe(1);
    const passedFirst = sampleCourse({ completion: 'viewed-and-passed' });
    expect(outcomeOf(passedFirst, after(passedFirst, ...taken(1))).progress).toBeCloseTo(1 / 3);
    const bare = { ...sampleCourse({ completion: 'viewed', acknowledgement: true }), lessons: [] };
    expect(outcomeOf(bare, emptyProgress).progress).toBe(1);
    expect(outcomeOf(grown, emptyProgress).objectives[3]?.status).toBe('not attempted');
  });
});
