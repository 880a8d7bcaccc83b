import { describe, expect, it } from 'vitest';
import { outcomeOf } from '../../../src/course/outcome.ts';
import { emptyProgress } from '../../../src/course/progress.ts';
import { progressAfter } from '../../../src/course/progress-after.ts';
import type { OutcomeContext } from '../../../src/records/xapi/pending-statements.ts';
import {
  nothingReported,
  pendingStatements,
  reportedAfter,
} from '../../../src/records/xapi/pending-statements.ts';
import { begun, outcome, passed } from '../../contracts/fixtures.ts';
import { sampleCourse } from '../../course/sample-course.ts';
import { draft } from '../cmi5/stand-ins.ts';

const pendingAt = (more: Partial<OutcomeContext>): ReturnType<typeof pendingStatements> =>
  pendingStatements({
    outcome: begun,
    reported: nothingReported,
    sent: () => false,
    masteryScore: undefined,
    seconds: 60,
    secondsInAll: 180,
    attempted: false,
    closing: undefined,
    names: { language: 'en' },
    ...more,
  });
const verbsAt = (more: Partial<OutcomeContext>): string[] => pendingAt(more).map(({ verb }) => verb);
const keysAt = (more: Partial<OutcomeContext>): (string | undefined)[] =>
  pendingAt(more).map(({ key }) => key);

describe('while the course goes on', () => {
  it('the lessons gone through are pending, except those told already', () => {
    expect(keysAt({ outcome: outcome(2, { progress: 0 }) })).toEqual(['lesson definition', 'lesson isnt']);
    const reported = { ...nothingReported, lessons: ['definition'] };
    expect(keysAt({ outcome: outcome(2, { progress: 0 }), reported })).toEqual(['lesson isnt']);
  });

  it('progress is pending in whole per cent, once there is more of it than was told', () => {
    const at = (progress: number | undefined, told = 0) =>
      keysAt({ outcome: outcome(0, { progress }), reported: { ...nothingReported, progress: told } });
    expect(at(0.509)).toEqual(['course 50']);
    expect(at(0.5, 49)).toEqual(['course 50']);
    expect(at(0.5, 50)).toEqual([]);
    expect(at(0.5, 60)).toEqual([]);
    expect(at(0)).toEqual([]);
    expect(at(undefined)).toEqual([]);
  });

  it('a hundred per cent is said by “completed” only', () => {
    expect(keysAt({ outcome: outcome(0, { progress: 1 }) })).toEqual([]);
    const half = outcome(0, { progress: 0.5 });
    expect(verbsAt({ outcome: { ...half, completed: true } })).toEqual(['completed']);
    expect(verbsAt({ outcome: half, reported: { ...nothingReported, completed: true } })).toEqual([]);
    expect(verbsAt({ outcome: half, sent: (verb) => verb === 'completed' })).toEqual([]);
  });
});

it('“passed” by the mark of the LMS has evidence, and says so', () => {
  // The course judges by that mark, too.
  const course = sampleCourse({ passMark: 0.5 });
  const attempt = [
    { type: 'check-begun', seed: 1, items: ['lesson-1-check-1'] },
    { type: 'check-submitted', score: 0.6, byLesson: new Map() },
  ] as const;
  const at = { seconds: 1_800_000_000, offset: 0 };
  const progress = attempt.reduce((sum, event) => progressAfter(course, sum, event, at), emptyProgress);
  const judged = pendingAt({ outcome: outcomeOf(course, progress), masteryScore: 0.5 });
  expect(judged.map(({ verb }) => verb)).toEqual(['progressed', 'passed']);
  expect(judged[1]?.evidence).toMatchObject({
    passMark: 0.5,
    text: expect.stringMatching(/score 60%, pass mark 50%, attempt 1, passed by the LMS’s mark: 50%$/),
  });
});

describe('a score that was judged by another mark than that of a new version', () => {
  const before = { ...begun, best: 0.5 };
  const at = (more: Partial<OutcomeContext>): string[] => verbsAt({ masteryScore: 0.4, ...more });

  it('stays passed by a lower mark, and is sent as neither where the new one asks for more', () => {
    const passedBefore = { ...begun, best: 0.8, success: 'passed' as const };
    const next = { outcome: passedBefore, masteryScore: 0.9, attempted: true, closing: 'exit' as const };
    expect(at(next)).toEqual([]);
  });

  it('has not passed by a higher mark: the check is to be passed by the new one', () => {
    expect(at({ outcome: before })).toEqual([]);
    expect(at({ outcome: { ...before, success: 'passed', best: 0.9 } })).toEqual(['passed']);
  });

  it('is not sent as a failure, which it would belie', () => {
    expect(at({ outcome: before, attempted: true, closing: 'exit' })).toEqual([]);
    expect(at({ outcome: { ...before, best: 0.3 }, attempted: true, closing: 'exit' })).toEqual(['failed']);
  });
});

describe('what is achieved', () => {
  const { objectives: _, ...rest } = passed(0.9);
  const done = { ...rest, objectives: [] };

  it('is completed in the time of all sessions, and passed in that of this one', () => {
    expect(pendingAt({ outcome: done })).toEqual([
      { verb: 'completed', result: { completion: true, duration: 'PT3M' } },
      {
        verb: 'passed',
        result: { success: true, score: { scaled: 0.9, raw: 90, min: 0, max: 100 }, duration: 'PT1M' },
      },
    ]);
  });

  it('is said once', () => {
    expect(
      verbsAt({ outcome: done, reported: { ...nothingReported, completed: true, passed: true } }),
    ).toEqual([]);
    expect(verbsAt({ outcome: done, sent: (verb) => verb === 'passed' })).toEqual(['completed']);
    // Passed or failed in a session, never both.
    const sent = (verb: string): boolean => verb === 'failed';
    expect(verbsAt({ outcome: done, sent })).toEqual(['completed']);
    // Only cmi5 asks for that.
    expect(verbsAt({ outcome: done, sent, mayPassAfterFailing: true })).toEqual(['completed', 'passed']);
  });

  it('without a check has no score, whatever the LMS takes for mastery', () => {
    for (const masteryScore of [undefined, 0, 0.8]) {
      expect(pendingAt({ outcome: { ...done, best: undefined }, masteryScore })[1]).toEqual({
        verb: 'passed',
        result: { success: true, duration: 'PT1M' },
      });
      expect(verbsAt({ outcome: { ...begun, best: undefined }, masteryScore })).toEqual([]);
    }
  });
});

describe('a failure', () => {
  const tried = { ...begun, best: 0.4 };
  const lost = { ...tried, success: 'failed' as const };

  it('is pending at Exit after an attempt, with its score', () => {
    expect(pendingAt({ outcome: tried, attempted: true, closing: 'exit' })).toEqual([
      {
        verb: 'failed',
        result: { success: false, score: { scaled: 0.4, raw: 40, min: 0, max: 100 }, duration: 'PT1M' },
      },
    ]);
  });

  it('is not pending while the learner may still pass', () => {
    expect(verbsAt({ outcome: lost, attempted: true })).toEqual([]);
    // The page may be on its way back.
    expect(verbsAt({ outcome: tried, attempted: true, closing: 'leaving' })).toEqual([]);
  });

  it('with no attempt left is pending by a page that is going away as well', () => {
    const last = { ...lost, isLastAttemptTaken: true };
    expect(verbsAt({ outcome: last, attempted: true, closing: 'leaving' })).toEqual(['failed']);
  });

  it('that the course reports at once waits for Exit where the session could not report a pass after it', () => {
    const leaving = { outcome: lost, attempted: true, closing: 'leaving' as const };
    expect(verbsAt(leaving)).toEqual([]);
    expect(verbsAt({ ...leaving, mayPassAfterFailing: true })).toEqual(['failed']);
  });

  it('needs an attempt', () => {
    expect(verbsAt({ outcome: begun, attempted: true, closing: 'exit' })).toEqual([]);
    expect(verbsAt({ outcome: { ...begun, success: 'failed' }, attempted: true, closing: 'exit' })).toEqual(
      [],
    );
  });

  it('is said again after another attempt, or with another score, and not for looking in', () => {
    const reported = { ...nothingReported, failedAt: 0.4 };
    const at = (attempted: boolean, failedAt: number) =>
      verbsAt({ outcome: tried, attempted, closing: 'exit', reported: { ...reported, failedAt } });
    expect(at(true, 0.4)).toEqual(['failed']);
    expect(at(false, 0.3)).toEqual(['failed']);
    expect(at(false, 0.4)).toEqual([]);
  });
});

describe('what the store has confirmed', () => {
  const reported = { completed: false, passed: false, lessons: ['a'], progress: 40, failedAt: 0.2 };

  it.each([
    [draft('1', { verb: 'completed' }), { ...reported, completed: true }],
    [draft('1', { verb: 'passed' }), { ...reported, passed: true }],
    [draft('1', { verb: 'failed' }), { ...reported, failedAt: 0.7 }],
    [
      draft('1', { verb: 'progressed', key: 'lesson b', part: { path: 'lesson/b', definition: {} } }),
      { ...reported, lessons: ['a', 'b'] },
    ],
    [draft('1', { verb: 'progressed', key: 'course 60' }), { ...reported, progress: 60 }],
    // An older one that arrives late takes nothing back.
    [draft('1', { verb: 'progressed', key: 'course 20' }), reported],
  ])('counts as reported: %j', (confirmed, after) => {
    expect(reportedAfter(reported, confirmed, 0.7)).toEqual(after);
  });

  it('changes nothing where it is an answer, or the frame of the session', () => {
    for (const verb of ['answered', 'initialized', 'terminated'] as const)
      expect(reportedAfter(reported, draft('1', { verb }), 0.7)).toBe(reported);
  });

  it('is a failure whose score nobody knows any more: the next one is said', () => {
    expect(reportedAfter(reported, draft('1', { verb: 'failed' })).failedAt).toBe(-1);
  });
});
