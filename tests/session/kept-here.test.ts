import { describe, expect, it } from 'vitest';
import { Session } from '../../src/session/session.ts';
import { sampleCourse } from '../course/sample-course.ts';
import { FakeTime, MemoryRecord, MemoryStore, settle, environment } from './fakes.ts';

const course = sampleCourse();

async function opened(record: MemoryRecord, store: MemoryStore): Promise<Session> {
  const session = new Session(record, course.id, environment(new FakeTime(), { store }));
  await session.open();
  await settle();
  return session;
}

describe('what is kept on the device', () => {
  it('is the page that was turned while a commit was under way', async () => {
    const [record, store] = [new MemoryRecord(), new MemoryStore()];
    const session = await opened(record, store);
    session.begin(course);
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

  it('is nothing before the course is there, even if the record is away', async () => {
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
      session.begin(course);
      await session.saveNow();
      expect(session.saving).toBe('saved');
      await session.close('exit');
      expect([record.closed, store.items.size]).toEqual([['exit'], 0]);
    },
  );
});
