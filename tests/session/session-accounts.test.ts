import { beforeEach, describe, expect, it } from 'vitest';
import type { Course } from '../../src/course/course.ts';
import type { Channel } from '../../src/session/other-windows.ts';
import { Session } from '../../src/session/session.ts';
import { beginSession, rightAnswer as answer } from './begun-session.ts';
import { sampleCourse } from '../course/sample-course.ts';
import { Air, FakeTime, MemoryRecord, MemoryStore, settle, environment } from './fakes.ts';
import { answerCheck, beginCheck, submitCheck } from './check-events.ts';
import { LaunchProgress } from '../../src/session/launch-progress.ts';

const course = sampleCourse();

let time: FakeTime;
let store: MemoryStore;
let record: MemoryRecord;

beforeEach(() => {
  time = new FakeTime();
  store = new MemoryStore();
  record = new MemoryRecord();
});

const begun = (of: Course = course, air?: Air): Promise<Session> =>
  beginSession(record, of, time, { store, ...(air && { air }) });

describe('before it is open', () => {
  it('a session has no learner and keeps nothing, but can be used', () => {
    const session = new Session(record, 'sample', environment(time));
    expect(session.mode).toBe('normal');
    expect(session.learner).toEqual({ id: '', name: '', languages: [], sound: '' });
    expect(session.owner).toBe('sample');
    expect(session.closed).toBe(false);
    expect(session.saving).toBe('saved');
    expect(session.usage).toEqual({ snapshot: 0, limit: 4096, seconds: 0, restored: 'nothing' });
  });
});

describe('a session provides', () => {
  it('an owner that distinguishes learners without naming anyone', async () => {
    const session = await begun();
    expect(session.learner.name).toBe('Okafor, Ada');
    expect(session.owner).toMatch(/^sample:[0-9a-z]{1,7}$/);
    const own = session.owner;
    record = new MemoryRecord({ learner: { id: 'ben', name: '', languages: [], sound: '' } });
    expect((await begun()).owner).not.toBe(own);
  });

  it('the page for the learner after Exit, and the mode', async () => {
    record = new MemoryRecord({}, 'review');
    const session = await begun();
    expect(session.returnUrl).toBeUndefined();
    Object.assign(record, { returnUrl: 'https://lms.example/home' });
    expect([session.returnUrl, session.mode]).toEqual(['https://lms.example/home', 'review']);
  });

  it('what it continued from, for diagnostics', async () => {
    const first = await begun();
    expect(first.usage.restored).toBe('nothing');
    first.answer('lesson-1', answer);
    await time.pass(100);
    const snapshot = record.confirmed.saved?.snapshot ?? '';
    expect(first.usage).toMatchObject({ snapshot: snapshot.length, limit: 4096, seconds: 0.2 });
    record = new MemoryRecord({ snapshot });
    const second = await begun();
    expect(second.usage.restored).toBe('snapshot');
    record.isDown = true;
    second.answer('lesson-2', { ...answer, id: 'lesson-2-q1' });
    await time.pass(100);
    record = new MemoryRecord({ snapshot });
    expect((await begun()).usage.restored).toBe('unsaved work on this device');
  });

  it('an event for each change of the progress and of the saving state', async () => {
    const session = await begun();
    const told: string[] = [];
    for (const type of ['progress', 'saving']) session.addEventListener(type, () => told.push(type));
    session.answer('lesson-1', answer);
    expect(told).toEqual(['progress', 'saving']);
    await time.pass(100);
    expect(told).toEqual(['progress', 'saving', 'saving']);
  });
});

describe('what is recorded', () => {
  const ids = (): string[] => record.confirmed.interactions.map(({ id }) => id);

  it('includes the answered part, if there is one', async () => {
    const session = await begun();
    session.answer('lesson-1', { ...answer, scene: '' });
    session.answer('lesson-1', { ...answer, scene: 'end' });
    await time.pass(100);
    expect(ids()).toEqual(['lesson-1-q1', 'lesson-1-q1.end']);
  });

  it('is separate evidence for each of two acknowledgements within a second', async () => {
    const session = await begun(sampleCourse({ acknowledgement: true }));
    beginCheck(session, 7, ['lesson-1-check-1']);
    submitCheck(session, { score: 1, right: 1, total: 1, byLesson: new Map() }, []);
    await time.pass(100);
    for (const id of ['acknowledgement', 'another']) {
      session.acknowledge('lesson-2', { ...answer, id }, '1');
      await time.pass(100);
    }
    const evidence = record.confirmed.interactions.filter(({ id }) => id === 'completion.v1.0.0');
    // Records tell one from the other by its moment: LMSs over xAPI would drop the second as said before.
    expect(new Set(evidence.map(({ at }) => at.getTime())).size).toBe(3);
  });

  it('is an acknowledgement with the version of its text, at once; but no evidence before there is any', async () => {
    const session = await begun(sampleCourse({ acknowledgement: true }));
    session.acknowledge('lesson-2', { ...answer, id: 'acknowledgement' }, '1');
    await time.pass(100);
    expect(session.progress.acknowledgements.get('acknowledgement')?.version).toBe('1');
    expect(record.confirmed.interactions).toMatchObject([
      { id: 'acknowledgement.v1', objective: 'lesson-2', weighting: 0 },
    ]);
  });

  it('is that a check was begun, at once', async () => {
    const session = await begun();
    const before = record.commits;
    beginCheck(session, 7, ['lesson-1-check-1']);
    await time.pass(100);
    expect(record.commits).toBe(before + 1);
    expect(session.progress.attempt).toMatchObject({ seed: 7, items: ['lesson-1-check-1'] });
  });

  it('is the number of a question at once, but a screen of a lesson seen before only later', async () => {
    const session = await begun();
    const commitsOf = async (place: Parameters<Session['arrive']>[0]): Promise<number> => {
      const before = record.commits;
      session.arrive(place);
      await time.pass(100);
      return record.commits - before;
    };
    expect(await commitsOf({ lesson: 'check', screen: 'questions', step: 0 })).toBe(1);
    expect(await commitsOf({ lesson: 'lesson-1', screen: 'one' })).toBe(0);
    expect(await commitsOf({ lesson: 'lesson-1', screen: 'two' })).toBe(1);
    expect(await commitsOf({ lesson: 'lesson-1', screen: 'one' })).toBe(0);
    expect(await commitsOf({ lesson: 'unknown', screen: 'one' })).toBe(0);
  });

  it('has its latency from when the screen was shown', async () => {
    const session = await begun();
    await time.pass(5000);
    session.arrive({ lesson: 'lesson-1', screen: 'two' });
    await time.pass(3000);
    session.answer('lesson-1', answer);
    await time.pass(100);
    expect(record.confirmed.interactions[0]?.latencySeconds).toBe(3);
  });
});

describe('the progress so far', () => {
  it('has no lessons before the course has loaded, and no place before the first', async () => {
    const session = new Session(record, course.id, environment(time));
    await session.open();
    await settle();
    expect(record.confirmed.outcome).toMatchObject({ objectives: [], progress: undefined });
    session.begin(new LaunchProgress(course));
    await session.saveNow();
    expect(record.confirmed.saved?.location).toBe('');
  });

  it('includes each answer to the check before it is submitted', async () => {
    const session = await begun();
    beginCheck(session, 7, ['lesson-1-check-1']);
    answerCheck(session, 'lesson-1-check-1', 'b');
    expect(session.progress.attempt?.answers).toEqual(new Map([['lesson-1-check-1', 'b']]));
  });

  it('includes what another window saves, but not its place', async () => {
    const air = new Air();
    const session = await begun(course, air);
    session.arrive({ lesson: 'lesson-2', screen: 'two' });
    record = new MemoryRecord();
    const other = await begun(course, air);
    other.arrive({ lesson: 'lesson-1', screen: 'one' });
    other.answer('lesson-1', answer);
    await time.pass(100);
    expect(session.progress.answers.get('lesson-1-q1')).toBe('a');
    expect(session.progress.place).toEqual({ lesson: 'lesson-2', screen: 'two' });
  });

  it('includes the time, from any activity of the learner', async () => {
    const session = await begun();
    for (const _ of [1, 2]) {
      await time.pass(20 * 60_000);
      session.answer('lesson-1', answer);
    }
    expect(session.usage.seconds).toBe(40 * 60 + 0.1);
  });
});

describe('after the end', () => {
  it('nothing is learnt, recorded or announced', async () => {
    const session = await begun();
    const { progress } = session;
    await session.close('exit');
    let told = 0;
    for (const type of ['progress', 'saving']) session.addEventListener(type, () => told++);
    const { commits } = record;
    session.arrive({ lesson: 'lesson-1', screen: 'one' });
    session.answer('lesson-1', answer);
    session.acknowledge('lesson-1', answer, '1');
    await session.saveNow();
    await time.pass(10 * 60_000);
    expect([told, record.commits, session.progress]).toEqual([0, commits, progress]);
    expect(store.items.size).toBe(0);
  });

  it('the other windows no longer notice this one', async () => {
    const air = new Air();
    const session = await begun(course, air);
    const met: string[] = [];
    const other: Channel = air.open(session.owner);
    other.onmessage = ({ data }: MessageEvent<{ type: string }>) => met.push(data.type);
    await session.close('exit');
    met.length = 0;
    other.postMessage({ type: 'opened' });
    expect(met).toEqual([]);
  });
});

describe('a session that only shows the course', () => {
  it.each(['review', 'browse'] as const)(
    '(%s) asks nothing of the record, nor of other windows',
    async (mode) => {
      const air = new Air();
      const writing = await begun(course, air);
      let met = 0;
      writing.addEventListener('other-window', () => met++);
      record = new MemoryRecord({}, mode);
      const session = new Session(record, course.id, environment(time, { store, air }));
      await session.open();
      await settle();
      expect(record.commits).toBe(0);
      session.begin(new LaunchProgress(course));
      expect(met).toBe(0);
      session.arrive({ lesson: 'lesson-1', screen: 'one' });
      expect(session.progress.place?.lesson).toBe('lesson-1');
      expect(store.items.size).toBe(0);
    },
  );
});
