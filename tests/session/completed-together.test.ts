import { expect, it } from 'vitest';
import type { Course } from '../../src/course/course.ts';
import type { LearningEvent, Progress } from '../../src/course/progress.ts';
import { emptyProgress } from '../../src/course/progress.ts';
import { progressAfter } from '../../src/course/progress-after.ts';
import { encodeSnapshot } from '../../src/course/snapshot.ts';
import type { Mode } from '../../src/session/learning-record.ts';
import { Session } from '../../src/session/session.ts';
import { sampleCourse } from '../course/sample-course.ts';
import { beginCheck, submitCheck } from './check-events.ts';
import type { MemoryStore } from './fakes.ts';
import { Air, environment, FakeTime, MemoryRecord, MemoryStore as Store, settle } from './fakes.ts';
import { LaunchProgress } from '../../src/session/launch-progress.ts';

const course = sampleCourse();
const places = course.lessons
  .filter(({ kind }) => kind === 'lesson')
  .flatMap(({ id, screens }) => screens.map((screen) => ({ lesson: id, screen: screen.id })));
const view = (session: Session): void => places.forEach((place) => session.arrive(place));
const pass = (session: Session): void => {
  beginCheck(session, 1, ['lesson-1-check-1']);
  submitCheck(session, { score: 1, right: 1, total: 1, byLesson: new Map() }, []);
};
const passed: Progress = (
  [
    { type: 'check-begun', seed: 1, items: ['lesson-1-check-1'] },
    { type: 'check-submitted', score: 1, byLesson: new Map() },
  ] as LearningEvent[]
).reduce(
  (sum, event) => progressAfter(course, sum, event, { seconds: 1_767_000_000, offset: 0 }),
  emptyProgress,
);
/** An LMS with a pass from elsewhere, and no screen seen. */
const holdingPass = (): MemoryRecord =>
  new MemoryRecord({ snapshot: encodeSnapshot(course, passed, 4096), achieved: passed.achieved });

async function begun(
  record: MemoryRecord,
  time: FakeTime,
  more: { store?: MemoryStore; air?: Air } = {},
  of: Course = course,
): Promise<Session> {
  const session = new Session(record, of.id, environment(time, more));
  await session.open();
  session.begin(new LaunchProgress(of));
  await settle();
  return session;
}

const evidenceIn = (record: MemoryRecord): string[] =>
  record.confirmed.interactions.map(({ id }) => id).filter((id) => id.startsWith('completion.'));

it('screens kept on this device and a pass in the LMS complete the course at the launch, with evidence', async () => {
  const [time, store] = [new FakeTime(), new Store()];
  const away = new MemoryRecord();
  const first = await begun(away, time, { store });
  away.isDown = true;
  view(first);
  await time.pass(10_000);
  const record = holdingPass();
  const next = await begun(record, time, { store });
  await time.pass(1000);
  expect(next.progress.achieved.completed).toBe(true);
  expect(next.progress.completions).toHaveLength(1);
  expect(evidenceIn(record)).toEqual(['completion.v1.0.0']);
});

it('an LMS that is found late and holds a pass gets the completion, with evidence', async () => {
  const time = new FakeTime();
  const session = await begun(new MemoryRecord(), time);
  view(session);
  await time.pass(1000);
  const late = holdingPass();
  await session.moveTo(late);
  await time.pass(1000);
  expect(session.progress.completions).toHaveLength(1);
  expect(evidenceIn(late)).toEqual(['completion.v1.0.0']);
});

it('an LMS that is found late gets evidence, although the previous record had the version as completed', async () => {
  const time = new FakeTime();
  const done: Progress = {
    ...emptyProgress,
    completions: [
      {
        at: { seconds: 1_766_000_000, offset: 0 },
        version: '1.0.0',
        digest: '0123456789ab',
        score: 1,
        passMark: 0.8,
        attempt: 1,
      },
    ],
    achieved: { completed: true, success: 'passed', best: 1 },
  };
  const here = new MemoryRecord({ snapshot: encodeSnapshot(course, done, 4096), achieved: done.achieved });
  const session = await begun(here, time);
  view(session);
  await time.pass(1000);
  const late = holdingPass();
  await session.moveTo(late);
  await time.pass(1000);
  expect(late.confirmed.outcome?.completed).toBe(true);
  expect(evidenceIn(late)).toEqual(['completion.v1.0.0']);
});

it('an LMS that is found late and holds attempts adds those of this launch to its own', async () => {
  const time = new FakeTime();
  const session = await begun(new MemoryRecord(), time);
  view(session);
  pass(session);
  await time.pass(1000);
  const failed: Progress = {
    ...emptyProgress,
    attemptsTaken: 2,
    achieved: { completed: false, success: 'unknown', best: 0.5 },
  };
  const late = new MemoryRecord({
    snapshot: encodeSnapshot(course, failed, 4096),
    achieved: failed.achieved,
  });
  await session.moveTo(late);
  await time.pass(1000);
  expect(session.progress.attemptsTaken).toBe(3);
  expect(session.progress.completions.map(({ attempt }) => attempt)).toEqual([3]);
  expect(late.confirmed.outcome?.evidence?.text).toContain('attempt 3');
});

it('an LMS that is found late keeps the time that it has counted', async () => {
  const slow = sampleCourse({ minimumMinutes: 40 });
  const time = new FakeTime();
  const session = await begun(new MemoryRecord(), time, {}, slow);
  const late = new MemoryRecord({ snapshot: encodeSnapshot(slow, emptyProgress, 4096), totalSeconds: 3000 });
  await session.moveTo(late);
  expect(session.progress.seconds).toBe(3000);
});

it('the time on the start screen neither counts as time in the course nor reduces it', async () => {
  const slow = sampleCourse({ minimumMinutes: 40 });
  const time = new FakeTime();
  const session = new Session(new MemoryRecord(), slow.id, environment(time, {}));
  await session.open();
  await time.pass(4 * 60_000);
  session.begin(new LaunchProgress(slow));
  await time.pass(3 * 60_000);
  expect(session.progress.seconds).toBe(180);
});

it('a later version that requires minutes is completed, with a date, once they have passed', async () => {
  const before = sampleCourse({ completion: 'viewed' });
  const next: Course = { ...before, version: '2.0.0', rules: { ...before.rules, minimumMinutes: 10 } };
  const at = { seconds: 1_767_000_000, offset: 0 };
  const done = places.reduce(
    (sum, place) => progressAfter(before, sum, { type: 'arrived', place }, at),
    emptyProgress,
  );
  const record = new MemoryRecord({ snapshot: encodeSnapshot(before, done, 4096), achieved: done.achieved });
  const time = new FakeTime();
  const session = await begun(record, time, {}, next);
  const told: string[] = [];
  for (const type of ['enough', 'progress']) session.addEventListener(type, () => told.push(type));
  for (let minute = 0; minute < 12; minute++) {
    session.touch();
    await time.pass(60_000);
  }
  const [first, second] = session.progress.completions;
  expect([first?.version, second?.version]).toEqual(['1.0.0', '2.0.0']);
  expect((second?.at.seconds ?? 0) - session.begun).toBeCloseTo(600, -2);
  expect(evidenceIn(record)).toEqual(['completion.v2.0.0']);
  // A finisher has nothing to wait for.
  expect(told).not.toContain('enough');
});

it('an LMS that is found late gets its own evidence, once, of an earlier completion', async () => {
  const time = new FakeTime();
  const session = await begun(new MemoryRecord(), time);
  view(session);
  pass(session);
  await time.pass(1000);
  const late = new MemoryRecord();
  await session.moveTo(late);
  await time.pass(1000);
  expect(late.confirmed.outcome?.completed).toBe(true);
  expect(evidenceIn(late)).toEqual(['completion.v1.0.0']);
});

it('one of two windows records the evidence, and the other the completion', async () => {
  const [time, air] = [new FakeTime(), new Air()];
  const records = [new MemoryRecord(), new MemoryRecord()] as const;
  const here = await begun(records[0], time, { air });
  const there = await begun(records[1], time, { air });
  view(here);
  await time.pass(10_000);
  pass(here);
  await time.pass(10_000);
  there.arrive(places[0] ?? { lesson: '', screen: '' });
  await time.pass(10_000);
  expect(records.map(evidenceIn)).toEqual([['completion.v1.0.0'], []]);
  expect(records.map((record) => record.confirmed.outcome?.completed)).toEqual([true, true]);
});

it.each(['browse', 'review'] satisfies Mode[])(
  'looking at the course completes nothing: %s',
  async (mode) => {
    const viewed = sampleCourse({ completion: 'viewed' });
    const session = await begun(new MemoryRecord({}, mode), new FakeTime(), {}, viewed);
    view(session);
    expect(session.progress.achieved.completed).toBe(false);
    expect(session.progress.completions).toEqual([]);
    expect(session.progress.seen.size).toBe(2);
  },
);
