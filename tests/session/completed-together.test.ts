import { expect, it } from 'vitest';
import type { Course } from '../../src/course/course.ts';
import type { LearningEvent, Progress } from '../../src/course/progress.ts';
import { emptyProgress, progressAfter } from '../../src/course/progress.ts';
import { encode } from '../../src/course/snapshot.ts';
import type { Mode } from '../../src/session/learning-record.ts';
import { Session } from '../../src/session/session.ts';
import { sampleCourse } from '../course/sample-course.ts';
import { beginCheck, submitCheck } from './check-events.ts';
import type { MemoryStore } from './fakes.ts';
import { Air, environment, FakeTime, MemoryRecord, MemoryStore as Store, settle } from './fakes.ts';

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
  new MemoryRecord({ snapshot: encode(course, passed, 4096), achieved: passed.achieved });

async function begun(
  record: MemoryRecord,
  time: FakeTime,
  more: { store?: MemoryStore; air?: Air } = {},
  of: Course = course,
): Promise<Session> {
  const session = new Session(record, of.id, environment(time, more));
  await session.open();
  session.begin(of);
  await settle();
  return session;
}

const evidenceIn = (record: MemoryRecord): string[] =>
  record.confirmed.interactions.map(({ id }) => id).filter((id) => id.startsWith('completion.'));

it('screens that this device kept and a pass in the LMS complete the course at the launch, with evidence', async () => {
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

it('an LMS that comes late and holds a pass is told of the completion, with evidence', async () => {
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

it('an LMS that comes late has evidence of its own, once, of what was completed before', async () => {
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

it.each(['browse', 'review'] satisfies Mode[])('nothing is completed by looking on: %s', async (mode) => {
  const viewed = sampleCourse({ completion: 'viewed' });
  const session = await begun(new MemoryRecord({}, mode), new FakeTime(), {}, viewed);
  view(session);
  expect(session.progress.achieved.completed).toBe(false);
  expect(session.progress.completions).toEqual([]);
  expect(session.progress.seen.size).toBe(2);
});
