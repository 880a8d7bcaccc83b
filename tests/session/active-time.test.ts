import { beforeEach, describe, expect, it } from 'vitest';
import type { Course, Rules } from '../../src/course/course.ts';
import { emptyProgress } from '../../src/course/progress.ts';
import { encodeSnapshot } from '../../src/course/snapshot.ts';
import { decodeSnapshot } from '../../src/course/snapshot-decode.ts';
import { LaunchProgress } from '../../src/session/launch-progress.ts';
import { Session } from '../../src/session/session.ts';
import { sampleCourse } from '../course/sample-course.ts';
import { environment, FakeTime, MemoryRecord, MemoryStore, settle } from './fakes.ts';

const minute = 60_000;

let time: FakeTime;
let record: MemoryRecord;
let store: MemoryStore;
/** What the session told, each with the minutes gone by since it began. */
let told: [type: string, minutes: number][];

beforeEach(() => {
  time = new FakeTime();
  record = new MemoryRecord();
  store = new MemoryStore();
  told = [];
});

async function begun(rules: Partial<Rules>, of: Course = sampleCourse(rules)): Promise<Session> {
  const session = new Session(record, of.id, environment(time, { store }));
  await session.open();
  session.begin(new LaunchProgress(of));
  await settle();
  const start = time.at;
  for (const type of ['progress', 'enough'])
    session.addEventListener(type, () => told.push([type, Math.round((time.at - start) / minute)]));
  return session;
}

/** Lets minutes pass in which the learner does something now and then. */
async function spend(session: Session, minutes: number): Promise<void> {
  for (let half = 0; half < minutes * 2; half++) {
    session.touch();
    await time.pass(minute / 2);
  }
}

describe('minutes required for completion', () => {
  it('are announced one by one, and the last as enough', async () => {
    const session = await begun({ minimumMinutes: 3 });
    await spend(session, 5);
    expect(told).toEqual([
      ['progress', 1],
      ['progress', 2],
      ['progress', 3],
      ['enough', 3],
    ]);
  });

  it('are saved with the next milestone; the last is saved at once', async () => {
    const session = await begun({ minimumMinutes: 2 });
    await time.pass(30_000);
    const before = record.commits;
    session.touch();
    await time.pass(30_000);
    expect(told).toHaveLength(1);
    expect([record.commits - before, session.saving]).toEqual([0, 'saving']);
    await time.pass(4900);
    expect(record.commits - before).toBe(0);
    await time.pass(200);
    expect([record.commits - before, session.saving]).toEqual([1, 'saved']);
    session.touch();
    await time.pass(2 * minute - 65_100);
    await time.pass(39);
    expect([told.at(-1)?.[0], record.commits - before]).toEqual(['enough', 1]);
    await time.pass(1);
    expect(record.commits - before).toBe(2);
  });

  it('count up to five without activity, or fewer if the course says so', async () => {
    for (const [idleMinutes, counted] of [
      [30, 5],
      [2, 2],
    ] as const) {
      const session = await begun({ minimumMinutes: 40, idleMinutes });
      await time.pass(60 * minute);
      session.touch();
      await session.saveNow();
      expect(session.progress.seconds).toBe(counted * 60);
    }
  });

  it('count up to five, even if another record takes over meanwhile', async () => {
    const session = await begun({ minimumMinutes: 40 });
    await time.pass(4 * minute);
    await session.moveTo(new MemoryRecord());
    await time.pass(4 * minute);
    await session.saveNow();
    expect(session.progress.seconds).toBe(5 * 60);
  });

  it('are not counted if completion requires none', async () => {
    record = new MemoryRecord({ totalSeconds: 60 });
    const session = await begun({});
    await spend(session, 3);
    await session.saveNow();
    expect([session.progress.seconds, told]).toEqual([0, []]);
  });

  it.each(['review', 'browse'] as const)('are not counted in %s mode', async (mode) => {
    record = new MemoryRecord({}, mode);
    const session = await begun({ minimumMinutes: 2 });
    await spend(session, 3);
    await session.saveNow();
    expect([session.progress.seconds, told]).toEqual([0, []]);
  });

  it('continue from what the LMS has added up', async () => {
    record = new MemoryRecord({ totalSeconds: 60 });
    const session = await begun({ minimumMinutes: 2 });
    await spend(session, 2);
    expect(told.map(([type]) => type)).toEqual(['progress', 'enough']);
  });

  it('are not announced after the session has ended', async () => {
    const session = await begun({ minimumMinutes: 2 });
    await time.pass(30_000);
    await session.close('exit');
    told.length = 0;
    await spend(session, 3);
    expect([told, session.progress.seconds]).toEqual([[], 30]);
  });

  it('are checked every ten seconds, with any record, until there are enough', async () => {
    const session = await begun({ minimumMinutes: 3 });
    let looks = 0;
    const { set } = time;
    time.set = (callback, milliseconds) => {
      if (milliseconds === 10_000) looks++;
      return set.call(time, callback, milliseconds);
    };
    await session.moveTo(new MemoryRecord({ totalSeconds: 60 }));
    await time.pass(minute);
    expect(looks).toBe(6);
    await time.pass(minute);
    looks = 0;
    await time.pass(minute);
    expect(looks).toBe(0);
  });

  it('are counted in an immediate save, and in the last save', async () => {
    const session = await begun({ minimumMinutes: 9 });
    const kept = () => {
      const snapshot = decodeSnapshot(record.confirmed.saved?.snapshot ?? '');
      const again = new LaunchProgress(sampleCourse({ minimumMinutes: 9 }));
      again.begin(emptyProgress, snapshot, [], { seconds: 0, offset: 0 });
      return again.current.seconds;
    };
    await time.pass(7000);
    await session.saveNow();
    expect(kept()).toBe(7);
    await time.pass(15_000);
    session.answer('lesson-1', {
      id: 'lesson-1-q1',
      kept: 'a',
      response: { type: 'choice', chosen: ['a'], right: ['a'] },
      result: 'correct',
      description: 'What?',
    });
    expect(session.progress.seconds).toBe(22);
    await time.pass(2000);
    await session.close('exit');
    expect(kept()).toBe(24);
  });

  it('complete the course, with evidence, if nothing else is missing', async () => {
    const of = sampleCourse({ completion: 'viewed', minimumMinutes: 2 });
    const session = await begun({}, of);
    for (const { id, screens } of of.lessons)
      for (const screen of screens) session.arrive({ lesson: id, screen: screen.id });
    await spend(session, 3);
    expect(session.progress.achieved.completed).toBe(true);
    expect(record.confirmed.interactions.map(({ id }) => id)).toEqual(['completion.v1.0.0']);
    expect(told.filter(([type]) => type === 'enough')).toEqual([['enough', 2]]);
  });

  it('of a later version are not announced to a learner who finished another', async () => {
    const achieved = { completed: true, success: 'passed', best: 1 } as const;
    const snapshot = encodeSnapshot(sampleCourse(), { ...emptyProgress, achieved }, 4096);
    record = new MemoryRecord({ snapshot, achieved });
    const session = await begun({ minimumMinutes: 2 });
    await spend(session, 4);
    expect(told).toEqual([]);
    expect(session.progress.seconds).toBeGreaterThanOrEqual(120);
  });
});
