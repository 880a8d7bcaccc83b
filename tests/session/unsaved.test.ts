import { beforeEach, describe, expect, it } from 'vitest';
import type { Answer } from '../../src/course/interaction.ts';
import { RecordError } from '../../src/session/learning-record.ts';
import { Session } from '../../src/session/session.ts';
import { sampleCourse } from '../course/sample-course.ts';
import { FakeTime, MemoryRecord, MemoryStore, settle, environment } from './fakes.ts';
import { LaunchProgress } from '../../src/session/launch-progress.ts';

const course = sampleCourse();
const answer = (id: string, kept = 'a'): Answer => ({
  id,
  kept,
  response: { type: 'choice', chosen: [kept], right: ['a'] },
  result: kept === 'a' ? 'correct' : 'incorrect',
  description: `What of ${id}?`,
});

let time: FakeTime;
let store: MemoryStore;

beforeEach(() => {
  time = new FakeTime();
  store = new MemoryStore();
});

async function begun(record: MemoryRecord): Promise<Session> {
  const session = new Session(record, course.id, environment(time, { store }));
  await session.open();
  session.begin(new LaunchProgress(course));
  await settle();
  return session;
}

/** What the next launch finds. */
const relaunched = (record: MemoryRecord): MemoryRecord => {
  const { saved, outcome } = record.confirmed;
  return new MemoryRecord({ snapshot: saved?.snapshot ?? '', ...(outcome && { achieved: outcome }) });
};

describe('work that the record has not confirmed', () => {
  it('is not kept on the device for a learner whom the LMS does not name', async () => {
    const record = new MemoryRecord({ learner: { id: '', name: '', languages: [], sound: '' } });
    const session = await begun(record);
    session.arrive({ lesson: 'lesson-1', screen: 'one' });
    record.isDown = true;
    session.answer('lesson-1', answer('lesson-1-q1'));
    await time.pass(1000);
    expect(session.saving).toBe('not-saved');
    expect(store.items.size).toBe(0);
  });

  it('is only what the LMS refused, if it confirmed the rest: the next launch hands that in again', async () => {
    const record = new MemoryRecord();
    record.refusedIds.add('lesson-1-q1');
    const session = await begun(record);
    for (const id of ['lesson-1-q1', 'lesson-2-q1']) session.answer('lesson-1', answer(id));
    await time.pass(1000);
    await session.close('exit');
    expect(record.confirmed.interactions.map(({ id }) => id)).toEqual(['lesson-2-q1']);
    expect(store.items.size).toBe(1);
    const stubborn = relaunched(record);
    stubborn.refusedIds.add('lesson-1-q1');
    const again = await begun(stubborn);
    await time.pass(1000);
    await again.close('exit');
    expect(stubborn.confirmed.interactions).toEqual([]);
    expect(store.items.size).toBe(1);
    const next = relaunched(stubborn);
    await begun(next);
    await time.pass(1000);
    expect(next.confirmed.interactions.map(({ id }) => id)).toEqual(['lesson-1-q1']);
    expect(store.items.size).toBe(0);
  });

  it('is kept on the device, and tried again until it succeeds', async () => {
    const record = new MemoryRecord();
    const session = await begun(record);
    record.isDown = true;
    session.answer('lesson-1', answer('lesson-1-q1'));
    await time.pass(100);
    expect(session.saving).toBe('not-saved');
    expect([...store.items.keys()]).toEqual([expect.stringMatching(/^sample:[a-z0-9]+:unsaved:[a-z0-9]+$/)]);
    expect(JSON.stringify([...store.items])).not.toContain('ada');
    const tries = record.commits;
    await time.pass(10 * 60_000);
    expect(record.commits - tries).toBeGreaterThan(8);
    expect(record.commits - tries).toBeLessThan(18);
    record.isDown = false;
    await time.pass(61_000);
    expect(session.saving).toBe('saved');
    expect(record.confirmed.interactions).toHaveLength(1);
    expect(store.items.size).toBe(0);
  });

  it('is offered to the record at the next launch, once', async () => {
    const record = new MemoryRecord();
    const session = await begun(record);
    record.isDown = true;
    session.arrive({ lesson: 'lesson-2', screen: 'two' });
    session.answer('lesson-2', answer('lesson-2-q1', 'b'));
    await time.pass(100);

    const next = relaunched(record);
    const again = await begun(next);
    await time.pass(100);
    expect(again.progress.answers.get('lesson-2-q1')).toBe('b');
    expect(again.progress.place).toEqual({ lesson: 'lesson-2', screen: 'two' });
    expect(next.confirmed.interactions.map(({ id }) => id)).toEqual(['lesson-2-q1']);
    expect(next.confirmed.saved?.location).toBe('lesson-2/two');
    expect(store.items.size).toBe(0);
    const third = relaunched(next);
    await begun(third);
    expect(third.confirmed.interactions).toEqual([]);
  });

  it('of two windows is offered at the next launch, and each answer once', async () => {
    const [one, two] = [new MemoryRecord(), new MemoryRecord()];
    const windows = [await begun(one), await begun(two)];
    [one, two].forEach((record) => (record.isDown = true));
    windows.forEach((session, index) => session.answer('lesson-1', answer(`lesson-${index + 1}-q1`)));
    await time.pass(100);

    const next = relaunched(one);
    const session = await begun(next);
    await time.pass(100);
    expect([...session.progress.answers.keys()].sort()).toEqual(['lesson-1-q1', 'lesson-2-q1']);
    expect(next.confirmed.interactions.map(({ id }) => id).sort()).toEqual(['lesson-1-q1', 'lesson-2-q1']);
    expect(store.items.size).toBe(0);
    // The windows are still open, and still cannot save.
    await time.pass(120_000);
    expect(store.items.size).toBe(2);
    const third = relaunched(next);
    await begun(third);
    await time.pass(100);
    expect(third.confirmed.interactions).toEqual([]);
  });

  it('is not sent twice if a page offered it and was closed before the course had loaded', async () => {
    const record = new MemoryRecord();
    const session = await begun(record);
    record.isDown = true;
    session.answer('lesson-2', answer('lesson-2-q1', 'b'));
    await time.pass(100);

    const killed = relaunched(record);
    await new Session(killed, course.id, environment(time, { store })).open();
    await settle();
    expect(killed.confirmed.interactions).toHaveLength(1);
    const next = relaunched(killed);
    const again = await begun(next);
    await time.pass(100);
    expect(next.confirmed.interactions).toEqual([]);
    expect(again.progress.answers.get('lesson-2-q1')).toBe('b');
  });

  it('is kept until it is in a snapshot that the record has', async () => {
    const record = new MemoryRecord();
    const session = await begun(record);
    record.isDown = true;
    session.answer('lesson-2', answer('lesson-2-q1', 'b'));
    await time.pass(100);

    const slow = relaunched(record);
    let confirm = (): void => undefined;
    slow.commit = () => new Promise((resolve) => (confirm = resolve));
    const opened = new Session(slow, course.id, environment(time, { store }));
    await opened.open();
    opened.begin(new LaunchProgress(course));
    confirm();
    await settle();
    expect(store.items.size).toBe(1);
  });

  it('does not include answers that were confirmed although something else was refused', async () => {
    const record = new MemoryRecord();
    const session = await begun(record);
    record.commit = () => Promise.reject(new RecordError('It refused the score.', '405', true));
    session.answer('lesson-1', answer('lesson-1-q1'));
    await time.pass(100);
    expect(session.saving).toBe('not-saved');
    const next = relaunched(record);
    const again = await begun(next);
    await time.pass(100);
    expect(next.confirmed.interactions).toEqual([]);
    expect(again.progress.answers.has('lesson-1-q1')).toBe(true);
  });

  it('counts as the older if the record has changed elsewhere', async () => {
    const record = new MemoryRecord();
    const here = await begun(record);
    here.answer('lesson-1', answer('lesson-1-q1', 'b'));
    await time.pass(100);
    record.isDown = true;
    here.arrive({ lesson: 'lesson-2', screen: 'one' });
    await time.pass(5000);

    const elsewhere = relaunched(record);
    const other = new Session(elsewhere, course.id, environment(time, { store: new MemoryStore() }));
    await other.open();
    other.begin(new LaunchProgress(course));
    other.answer('lesson-1', answer('lesson-1-q1', 'c'));
    other.arrive({ lesson: 'lesson-2', screen: 'two' });
    await other.close('exit');

    const back = await begun(relaunched(elsewhere));
    expect(back.progress.place).toEqual({ lesson: 'lesson-2', screen: 'two' });
    expect(back.progress.answers.get('lesson-1-q1')).toBe('c');
    expect(back.progress.seen.get('lesson-2')).toEqual(new Set(['one', 'two']));
  });

  it('is kept on the device at once, answer by answer, while the record is down', async () => {
    const record = new MemoryRecord();
    const session = await begun(record);
    record.isDown = true;
    session.answer('lesson-1', answer('lesson-1-q1'));
    await time.pass(100);
    session.answer('lesson-2', answer('lesson-2-q1', 'b'));
    // The browser dies before the next try.
    const next = relaunched(record);
    const again = await begun(next);
    await time.pass(100);
    expect([...again.progress.answers.keys()]).toEqual(['lesson-1-q1', 'lesson-2-q1']);
    expect(next.confirmed.interactions.map(({ id }) => id)).toEqual(['lesson-1-q1', 'lesson-2-q1']);
  });

  it('is not sent again if the record took it as the page closed, too late to know', async () => {
    const record = new MemoryRecord();
    const session = await begun(record);
    record.isDown = true;
    session.answer('lesson-1', answer('lesson-1-q1'));
    await time.pass(100);
    record.isDown = false;
    record.close = (_, state) => {
      void record.commit(state);
      return new Promise(() => undefined);
    };
    void session.close('leaving');
    expect(record.confirmed.interactions).toHaveLength(1);
    const next = relaunched(record);
    const again = await begun(next);
    await time.pass(100);
    expect(next.confirmed.interactions).toEqual([]);
    expect(again.progress.answers.has('lesson-1-q1')).toBe(true);
    expect(store.items.size).toBe(0);
  });

  it('of an earlier attempt does not enter a new one that the LMS has opened', async () => {
    const record = new MemoryRecord({ achieved: { completed: true, success: 'passed', best: 0.9 } });
    const session = await begun(record);
    session.answer('lesson-1', answer('lesson-1-q1'));
    await time.pass(100);
    session.arrive({ lesson: 'lesson-2', screen: 'two' });
    // The browser dies; the LMS's administrator opens an attempt with nothing in it.
    const fresh = new MemoryRecord();
    const again = await begun(fresh);
    await time.pass(100);
    expect(again.progress.achieved).toEqual({ completed: false, success: 'unknown', best: undefined });
    expect(again.progress.answers.size).toBe(0);
    expect(fresh.confirmed.outcome).toMatchObject({ completed: false, success: 'unknown' });
    expect(store.items.size).toBe(0);
  });

  it('of one learner is kept apart from another’s', async () => {
    const record = new MemoryRecord();
    const session = await begun(record);
    record.isDown = true;
    session.answer('lesson-1', answer('lesson-1-q1'));
    await time.pass(100);
    const other = new MemoryRecord({ learner: { id: 'ben', name: '', languages: [], sound: '' } });
    expect((await begun(other)).progress.answers.size).toBe(0);
  });
});
