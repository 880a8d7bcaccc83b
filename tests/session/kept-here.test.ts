import { describe, expect, it } from 'vitest';
import { Session } from '../../src/session/session.ts';
import { sampleCourse } from '../course/sample-course.ts';
import { FakeTime, MemoryRecord, MemoryStore, settle, environment } from './fakes.ts';
import { LaunchProgress } from '../../src/session/launch-progress.ts';

const course = sampleCourse();

async function opened(record: MemoryRecord, store: MemoryStore): Promise<Session> {
  const session = new Session(record, course.id, environment(new FakeTime(), { store }));
  await session.open();
  await settle();
  return session;
}

describe('what is kept on the device', () => {
  it('includes a screen that was reached during a commit', async () => {
    const [record, store] = [new MemoryRecord(), new MemoryStore()];
    const session = await opened(record, store);
    session.begin(new LaunchProgress(course));
    let confirm = (): void => undefined;
    record.commit = () => new Promise((resolve) => (confirm = resolve));
    const saving = session.saveNow();
    session.arrive({ lesson: 'lesson-1', screen: 'one' });
    confirm();
    await settle();
    expect(store.items.size).toBe(1);
    confirm();
    await saving;
  });

  it('is the same text that a slow record gets, before the record has it', async () => {
    const [record, store, time] = [
      new MemoryRecord({ totalSeconds: 100 }),
      new MemoryStore(),
      new FakeTime(),
    ];
    const session = new Session(
      Object.assign(record, { isSlow: true }),
      course.id,
      environment(time, { store }),
    );
    await session.open();
    session.begin(new LaunchProgress(course));
    await time.pass(1000);
    const pairs: string[][] = [];
    record.commit = ({ saved } = { outcome: {} as never, saved: undefined }) => {
      const copies = [...store.items.values()].map((copy) => JSON.parse(copy) as { snapshot: string });
      pairs.push([saved?.snapshot ?? 'none', ...copies.map(({ snapshot }) => snapshot)]);
      return Promise.resolve();
    };
    for (const screen of ['one', 'two']) {
      session.arrive({ lesson: 'lesson-1', screen });
      await time.pass(20_000);
    }
    expect(pairs.length).toBeGreaterThanOrEqual(2);
    for (const [given, kept, ...more] of pairs) expect([kept, more]).toEqual([given, []]);
  });

  it('is the last text for a slow record, before the result is known', async () => {
    const [record, store] = [new MemoryRecord(), new MemoryStore()];
    const session = await opened(Object.assign(record, { isSlow: true }), store);
    session.begin(new LaunchProgress(course));
    await session.saveNow();
    expect(store.items.size).toBe(0);
    record.close = () => new Promise(() => undefined);
    void session.close('leaving');
    expect(store.items.size).toBe(1);
  });

  it('is nothing during a milestone’s save, or the last save, if the record is not slow', async () => {
    const [record, store] = [new MemoryRecord(), new MemoryStore()];
    // As of a record that cannot say what the LMS refused.
    Object.defineProperty(record, 'unwritten', { value: undefined });
    const time = new FakeTime();
    const session = new Session(record, course.id, environment(time, { store }));
    await session.open();
    session.begin(new LaunchProgress(course));
    await settle();
    let looks = 0;
    const { setItem } = store;
    store.setItem = (key, text) => {
      looks++;
      setItem.call(store, key, text);
    };
    session.arrive({ lesson: 'check', screen: 'questions', step: 0 });
    await time.pass(1000);
    expect(session.saving).toBe('saved');
    await session.close('exit');
    expect(looks).toBe(0);
  });

  it('is nothing before the course has loaded, even if the record is down', async () => {
    const [record, store] = [new MemoryRecord(), new MemoryStore()];
    record.isDown = true;
    const session = await opened(record, store);
    expect(session.saving).toBe('not-saved');
    expect(store.items.size).toBe(0);
  });

  it.each(['review', 'browse'] as const)(
    'is nothing in %s, and nobody is told that it is not',
    async (mode) => {
      const [record, store] = [new MemoryRecord({}, mode), new MemoryStore()];
      const session = await opened(record, store);
      session.begin(new LaunchProgress(course));
      await session.saveNow();
      expect(session.saving).toBe('saved');
      await session.close('exit');
      expect([record.closed, store.items.size]).toEqual([['exit'], 0]);
    },
  );
});
