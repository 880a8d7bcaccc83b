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

describe('what the record has not confirmed', () => {
  it('keeps nothing on the device for a learner whom the LMS does not name', async () => {
    const record = new MemoryRecord({ learner: { id: '', name: '', languages: [], sound: '' } });
    const session = await begun(record);
    session.arrive({ lesson: 'lesson-1', screen: 'one' });
    record.isDown = true;
    session.answer('lesson-1', answer('lesson-1-q1'));
    await time.pass(1000);
    expect(session.saving).toBe('not-saved');
    expect(store.items.size).toBe(0);
  });

  it('is, of all that an LMS confirmed, what it refused: the next launch asks again, for that alone', async () => {
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

  it('tries again after a failure until it succeeds, and keeps what is unsaved on the device meanwhile', async () => {
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

  it('offers what was never saved to the record at the next launch, once', async () => {
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

  it('offers what two windows never saved, and each of their answers once', async () => {
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

  it('sends no answer again that was offered by a page killed before its course was there', async () => {
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

  it('keeps what was offered until it is in a snapshot that the record has', async () => {
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

  it('sends no answer again that was kept although something else was refused', async () => {
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

  it('takes what is kept here for the older where the record has moved on elsewhere', async () => {
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

  it('keeps each answer on the device at once while the record is away', async () => {
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

  it('sends no answer again that the record took as the page went away, with no time left to say so', async () => {
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

  it('brings nothing of an earlier attempt into a new one that the LMS has opened', async () => {
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

  it('keeps one learner’s unsaved work from another', async () => {
    const record = new MemoryRecord();
    const session = await begun(record);
    record.isDown = true;
    session.answer('lesson-1', answer('lesson-1-q1'));
    await time.pass(100);
    const other = new MemoryRecord({ learner: { id: 'ben', name: '', languages: [], sound: '' } });
    expect((await begun(other)).progress.answers.size).toBe(0);
  });
});
