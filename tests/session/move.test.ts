import { describe, expect, it } from 'vitest';
import type { Answer, CheckAnswer, Interaction } from '../../src/course/interaction.ts';
import type { Progress } from '../../src/course/progress.ts';
import { emptyProgress } from '../../src/course/progress.ts';
import { encodeSnapshot } from '../../src/course/snapshot.ts';
import { decodeSnapshot } from '../../src/course/snapshot-decode.ts';
import { DeviceCopy } from '../../src/session/device-copy.ts';
import { RecordError } from '../../src/session/learning-record.ts';
import type { OpenedRecord } from '../../src/session/learning-record.ts';
import { Session } from '../../src/session/session.ts';
import { sampleCourse } from '../course/sample-course.ts';
import { Air, FakeTime, MemoryRecord, MemoryStore, settle, environment } from './fakes.ts';
import { answerCheck, beginCheck, submitCheck } from './check-events.ts';
import { LaunchProgress } from '../../src/session/launch-progress.ts';

const course = sampleCourse({ lessons: 2 });
const [first, second] = course.lessons;
const placeIn = (lesson = first) => ({ lesson: lesson?.id ?? '', screen: lesson?.screens[0]?.id ?? '' });
const snapshotOf = (progress: Partial<Progress>): string =>
  encodeSnapshot(course, { ...emptyProgress, ...progress }, 64_000);

const practice: Answer = {
  id: 'lesson-1-q1',
  kept: 'a',
  response: { type: 'choice', chosen: ['a'], right: ['a'] },
  result: 'correct',
  description: 'Which?',
};
const counted: CheckAnswer = { ...practice, id: 'lesson-1-check-1', lesson: 'lesson-1' };

/** The record on the device, which gives way. */
class DeviceRecord extends MemoryRecord {
  reverted = 0;
  revert(): void {
    this.reverted++;
  }
}

const device = (opened: Partial<OpenedRecord> = {}): DeviceRecord =>
  new DeviceRecord({ learner: { id: 'this-device', name: '', languages: [], sound: '' }, ...opened });

async function alone(record = device()): Promise<{ session: Session; record: DeviceRecord; time: FakeTime }> {
  const time = new FakeTime();
  const session = new Session(record, course.id, environment(time));
  await session.open();
  return { session, record, time };
}

const ids = (record: MemoryRecord): string[] => record.confirmed.interactions.map(({ id }) => id);
const kept = (record: MemoryRecord) => decodeSnapshot(record.confirmed.saved?.snapshot ?? '');

describe('a record that is found late', () => {
  it('on the start screen: its content is continued, as if it had been there from the start', async () => {
    const { session, record } = await alone();
    const lms = new MemoryRecord({ snapshot: snapshotOf({ place: placeIn(second) }) });
    const { opening } = await session.moveTo(lms);
    expect(opening).toMatchObject({ resumes: true, learner: { id: 'ada' } });
    expect(session.learner.id).toBe('ada');
    session.begin(new LaunchProgress(course));
    await settle();
    expect(session.progress.place).toEqual(placeIn(second));
    expect(lms.confirmed.outcome).toBeDefined();
    expect(record.reverted).toBe(1);
  });

  it('in a lesson: it gets what was done so far: place, answers and time', async () => {
    const { session, record, time } = await alone();
    session.begin(new LaunchProgress(course));
    session.arrive(placeIn(first));
    session.answer('lesson-1', practice);
    await time.pass(61_000);
    const commits = record.commits;
    const lms = new MemoryRecord();
    await session.moveTo(lms);
    await settle();
    expect(ids(lms)).toEqual(['lesson-1-q1']);
    expect(lms.confirmed.saved).toMatchObject({ location: 'lesson-1/one', sessionSeconds: 61 });
    expect(session.progress.answers.get('lesson-1-q1')).toBe('a');
    session.answer('lesson-1', { ...practice, id: 'lesson-1-q2' });
    await time.pass(100);
    expect(ids(lms)).toEqual(['lesson-1-q1', 'lesson-1-q2']);
    expect(record.commits).toBe(commits);
  });

  it('gets nothing from before this launch, which may be another learner’s', async () => {
    const before = snapshotOf({
      place: placeIn(second),
      answers: new Map([['lesson-2-q1', 'b']]),
      achieved: { completed: true, success: 'passed', best: 1 },
    });
    const { session, time } = await alone(device({ snapshot: before }));
    session.begin(new LaunchProgress(course));
    expect(session.progress.answers.size).toBe(1);
    session.arrive(placeIn(first));
    session.answer('lesson-1', practice);
    await time.pass(100);
    const lms = new MemoryRecord();
    await session.moveTo(lms);
    await settle();
    expect(ids(lms)).toEqual(['lesson-1-q1']);
    expect([...session.progress.answers.keys()]).toEqual(['lesson-1-q1']);
    expect(lms.confirmed.outcome).toMatchObject({ completed: false, success: 'unknown', best: undefined });
  });

  it('loses nothing that the LMS holds', async () => {
    const { session } = await alone();
    session.begin(new LaunchProgress(course));
    session.arrive(placeIn(first));
    const held = { completed: true, success: 'passed', best: 0.9 } as const;
    const snapshot = snapshotOf({ place: placeIn(second), achieved: held, attemptsTaken: 2 });
    const lms = new MemoryRecord({ snapshot, achieved: held });
    await session.moveTo(lms);
    await settle();
    expect(lms.confirmed.outcome).toMatchObject(held);
    // The learner stays where they are.
    expect(session.progress).toMatchObject({ place: placeIn(first), attemptsTaken: 2 });
  });

  it('in the check: the attempt under way continues, after those that the LMS holds', async () => {
    const { session, time } = await alone();
    session.begin(new LaunchProgress(course));
    session.arrive({ lesson: 'check', screen: 'questions' });
    beginCheck(session, 7, ['lesson-1-check-1']);
    answerCheck(session, 'lesson-1-check-1', 'a');
    const old = { seed: 3, items: ['lesson-1-check-1'], answers: new Map(), submitted: true };
    const lms = new MemoryRecord({ snapshot: snapshotOf({ attemptsTaken: 2, attempt: old }) });
    await session.moveTo(lms);
    expect(session.progress.attempt).toMatchObject({ seed: 7, submitted: false });
    expect(session.progress.attempt?.answers.get('lesson-1-check-1')).toBe('a');
    submitCheck(session, { score: 1, right: 1, questions: 1, byLesson: new Map() } as never, [counted]);
    await time.pass(100);
    expect(session.progress.attemptsTaken).toBe(3);
    expect(ids(lms)).toEqual(['lesson-1-check-1.3', 'completion.v1.0.0']);
    expect(lms.confirmed.outcome).toMatchObject({ success: 'passed', best: 1 });
    expect(kept(lms)?.achieved.success).toBe('passed');
  });

  it('gets the answers of attempts made before under the numbers that follow its own', async () => {
    const earlier = { attemptsTaken: 4 };
    const { session, time } = await alone(device({ snapshot: snapshotOf(earlier) }));
    session.begin(new LaunchProgress(course));
    session.arrive({ lesson: 'check', screen: 'questions' });
    const result = { score: 0, right: 0, questions: 1, byLesson: new Map() } as never;
    for (const seed of [7, 8]) {
      beginCheck(session, seed, ['lesson-1-check-1']);
      submitCheck(session, result, [counted, { ...counted, id: 'lesson-2-check-1' }]);
      await time.pass(60_000);
    }
    const lms = new MemoryRecord({ snapshot: snapshotOf({ attemptsTaken: 1 }) });
    await session.moveTo(lms);
    session.answer('lesson-1', practice);
    await time.pass(100);
    const numbered = ['lesson-1-check-1.2', 'lesson-2-check-1.2', 'lesson-1-check-1.3', 'lesson-2-check-1.3'];
    expect(ids(lms)).toEqual([...numbered, 'lesson-1-q1']);
    expect(session.progress.attemptsTaken).toBe(3);
  });

  it('that refuses to open changes nothing', async () => {
    const { session, record, time } = await alone();
    session.begin(new LaunchProgress(course));
    session.answer('lesson-1', practice);
    const lms = new MemoryRecord();
    lms.open = () => Promise.reject(new RecordError('Not yet.', '101'));
    await expect(session.moveTo(lms)).rejects.toBeInstanceOf(RecordError);
    await time.pass(100);
    expect(session.learner.id).toBe('this-device');
    expect(ids(record)).toEqual(['lesson-1-q1']);
    expect(record.reverted).toBe(0);
  });

  it('that opens after the session is over changes nothing, and is closed again', async () => {
    const { session, record } = await alone();
    session.begin(new LaunchProgress(course));
    session.answer('lesson-1', practice);
    const lms = new MemoryRecord();
    const moving = session.moveTo(lms);
    await session.close('exit');
    await expect(moving).rejects.toBeInstanceOf(RecordError);
    expect(record.reverted).toBe(0);
    expect(ids(record)).toEqual(['lesson-1-q1']);
    expect(lms.closed).toEqual(['exit']);
    expect(lms.confirmed.interactions).toEqual([]);
  });

  it.each(['normal', 'review'] as const)(
    'that opens once the session is over keeps what was achieved (%s)',
    async (mode) => {
      const { session } = await alone();
      const achieved = { completed: true, success: 'passed', best: 0.9 } as const;
      const lms = new MemoryRecord({ achieved }, mode);
      const moving = session.moveTo(lms);
      await session.close('exit');
      await expect(moving).rejects.toThrow('The session is over.');
      const outcome = { ...achieved, progress: undefined, objectives: [] };
      expect(lms.confirmed).toEqual(mode === 'normal' ? { outcome, interactions: [] } : { interactions: [] });
    },
  );

  it('is announced, with the parts that the course no longer has', async () => {
    const { session } = await alone();
    session.begin(new LaunchProgress(course));
    const told: string[] = [];
    for (const type of ['moved', 'progress']) session.addEventListener(type, () => told.push(type));
    const longer = sampleCourse({ lessons: 3 });
    const answers = new Map([['lesson-3-q1', 'a']]);
    const snapshot = encodeSnapshot(longer, { ...emptyProgress, answers }, 64_000);
    const { lost } = await session.moveTo(new MemoryRecord({ snapshot }));
    expect(told).toEqual(['moved', 'progress']);
    expect(lost).toEqual({ answers: 1, screens: 0, attempt: false });
  });

  it('connects to the windows of its own learner, and no longer to those of the previous one', async () => {
    const [time, air] = [new FakeTime(), new Air()];
    const open = async (record: MemoryRecord): Promise<Session> => {
      const session = new Session(record, course.id, environment(time, { air }));
      await session.open();
      session.begin(new LaunchProgress(course));
      return session;
    };
    const session = await open(device());
    const former = air.open(session.owner);
    const heard: unknown[] = [];
    former.onmessage = ({ data }: MessageEvent<unknown>) => heard.push(data);
    let met = 0;
    (await open(new MemoryRecord())).addEventListener('other-window', () => met++);
    await session.moveTo(new MemoryRecord());
    expect(met).toBe(1);
    await settle();
    former.postMessage({ type: 'opened' });
    expect(heard).toEqual([]);
  });

  it('gets the evidence of this launch again, whatever it knows of the completion', async () => {
    const { session, time } = await alone();
    session.begin(new LaunchProgress(course));
    for (const { id, screens } of course.lessons)
      for (const screen of screens) session.arrive({ lesson: id, screen: screen.id });
    beginCheck(session, 7, ['lesson-1-check-1']);
    submitCheck(session, { score: 1, right: 1, questions: 1, byLesson: new Map() } as never, []);
    await time.pass(100);
    const { completions, achieved } = session.progress;
    expect(completions).toHaveLength(1);
    const lms = new MemoryRecord({ snapshot: snapshotOf({ completions, achieved }), achieved });
    await session.moveTo(lms);
    await settle();
    expect(ids(lms)).toEqual(['completion.v1.0.0']);
    const review = new MemoryRecord({}, 'review');
    const handed: string[] = [];
    review.answer = ({ id }) => void handed.push(id);
    await session.moveTo(review);
    expect(handed).toEqual([]);
  });

  it('that is slow: the work is on the device under that learner from the start', async () => {
    const time = new FakeTime();
    const store = new MemoryStore();
    const session = new Session(device(), course.id, environment(time, { store }));
    await session.open();
    session.begin(new LaunchProgress(course));
    session.answer('lesson-1', practice);
    await time.pass(100);
    const lms = new MemoryRecord();
    lms.commit = () => new Promise(() => undefined);
    await session.moveTo(lms);
    expect([...store.items.keys()]).toEqual([expect.stringContaining(session.owner)]);
  });

  it.each(['confirms', 'refuses'] as const)(
    'what the former one %s after that has no bearing on it',
    async (ends) => {
      const time = new FakeTime();
      const store = new MemoryStore();
      const record = device();
      let end = (): void => undefined;
      record.commit = () =>
        new Promise((resolve, reject) => {
          end = ends === 'confirms' ? resolve : () => reject(new RecordError('Gone.'));
        });
      const session = new Session(record, course.id, environment(time, { store }));
      await session.open();
      session.begin(new LaunchProgress(course));
      end();
      await settle();
      session.answer('lesson-1', practice);
      await time.pass(ends === 'confirms' ? 40 : 2000);
      const lms = new MemoryRecord();
      lms.isDown = true;
      await session.moveTo(lms);
      const states: string[] = [];
      session.addEventListener('saving', () => states.push(session.saving));
      end();
      await settle();
      // The LMS has been asked since, and has no answer yet.
      const copies = [...store.items.values()].map(
        (text) => JSON.parse(text) as { interactions: Interaction[] },
      );
      expect(copies.map(({ interactions }) => interactions.map(({ id }) => id))).toEqual([['lesson-1-q1']]);
      expect(lms.commits).toBe(1);
      session.answer('lesson-2', { ...practice, id: 'lesson-2-q1' });
      await time.pass(100);
      // The next launch on that LMS, which holds nothing yet, goes on from here.
      const next = { store, owner: session.owner, name: 'next', now: time.now, record: {} };
      expect(new DeviceCopy(next).takeOver('')).toMatchObject([{ isLater: true }]);
      lms.isDown = false;
      await time.pass(60_000);
      expect([ids(lms), store.items.size, session.saving]).toEqual([
        ['lesson-1-q1', 'lesson-2-q1'],
        0,
        'saved',
      ]);
    },
  );

  it('in review mode is not written to', async () => {
    const { session, time } = await alone();
    session.begin(new LaunchProgress(course));
    session.answer('lesson-1', practice);
    await time.pass(100);
    const lms = new MemoryRecord({}, 'review');
    const { opening } = await session.moveTo(lms);
    await time.pass(1000);
    expect(opening.mode).toBe('review');
    expect(session.mode).toBe('review');
    expect(lms.commits).toBe(0);
  });

  it('that does not confirm: the device keeps the work under that learner until it does', async () => {
    const time = new FakeTime();
    const store = new MemoryStore();
    const { items } = store;
    const record = device();
    record.isDown = true;
    const session = new Session(record, course.id, environment(time, { store }));
    await session.open();
    session.begin(new LaunchProgress(course));
    session.answer('lesson-1', practice);
    await settle();
    await time.pass(5000);
    const former = [...items.keys()];
    expect(former).toHaveLength(1);
    const lms = new MemoryRecord();
    lms.isDown = true;
    await session.moveTo(lms);
    await settle();
    expect(items.size).toBe(1);
    expect([...items.keys()]).not.toEqual(former);
    lms.isDown = false;
    await time.pass(60_000);
    expect(ids(lms)).toEqual(['lesson-1-q1']);
    expect(items.size).toBe(0);
  });

  it('leaves an earlier window’s unsaved work in place until a record has it', async () => {
    const time = new FakeTime();
    const store = new MemoryStore();
    const down = device();
    down.isDown = true;
    const killed = new Session(down, course.id, environment(time, { store }));
    await killed.open();
    killed.begin(new LaunchProgress(course));
    killed.answer('lesson-1', practice);
    await settle();
    await time.pass(5000);
    const took = device();
    const next = new Session(took, course.id, environment(time, { store }));
    await next.open();
    // Before the outline is there, nobody has been handed it.
    await next.moveTo(new MemoryRecord());
    await settle();
    // What it held before is not put back: nobody else has what was taken over.
    expect(took.reverted).toBe(0);
    const last = new Session(device(), course.id, environment(time, { store }));
    expect(await last.open()).toMatchObject({ resumes: true });
  });
});
