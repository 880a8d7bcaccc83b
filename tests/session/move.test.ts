import { describe, expect, it } from 'vitest';
import type { Answer, CheckAnswer } from '../../src/course/interaction.ts';
import type { Progress } from '../../src/course/progress.ts';
import { emptyProgress } from '../../src/course/progress.ts';
import { encode } from '../../src/course/snapshot.ts';
import { decode } from '../../src/course/snapshot-decode.ts';
import { RecordError } from '../../src/session/learning-record.ts';
import type { Opened } from '../../src/session/learning-record.ts';
import { Session } from '../../src/session/session.ts';
import { sampleCourse } from '../course/sample-course.ts';
import { FakeTime, MemoryRecord, MemoryStore, settle, environment } from './fakes.ts';
import { answerCheck, beginCheck, submitCheck } from './check-events.ts';
import { LaunchProgress } from '../../src/session/launch-progress.ts';

const course = sampleCourse({ lessons: 2 });
const [first, second] = course.lessons;
const placeIn = (lesson = first) => ({ lesson: lesson?.id ?? '', screen: lesson?.screens[0]?.id ?? '' });
const snapshotOf = (progress: Partial<Progress>): string =>
  encode(course, { ...emptyProgress, ...progress }, 64_000);

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

const device = (opened: Partial<Opened> = {}): DeviceRecord =>
  new DeviceRecord({ learner: { id: 'this-device', name: '', languages: [], sound: '' }, ...opened });

async function alone(record = device()): Promise<{ session: Session; record: DeviceRecord; time: FakeTime }> {
  const time = new FakeTime();
  const session = new Session(record, course.id, environment(time));
  await session.open();
  return { session, record, time };
}

const ids = (record: MemoryRecord): string[] => record.confirmed.interactions.map(({ id }) => id);
const kept = (record: MemoryRecord) => decode(record.confirmed.saved?.snapshot ?? '');

describe('a record that comes later', () => {
  it('on the start screen: what it holds is gone on with, as if it had been there', async () => {
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

  it('in a lesson: it is handed what was done so far, place and answers and time', async () => {
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

  it('hands nothing over that was there before this launch: it may be somebody else’s', async () => {
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

  it('takes nothing back of what the LMS holds', async () => {
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

  it('in the check: the attempt under way goes on, after those that the LMS holds', async () => {
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

  it('that opens once the session is over changes nothing, and is closed again', async () => {
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

  it('in review mode is written nothing', async () => {
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

  it('that does not confirm: the work is kept on the device as that learner’s, until it does', async () => {
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

  it('leaves what an earlier window could not save, until a record has it', async () => {
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
    const next = new Session(device(), course.id, environment(time, { store }));
    await next.open();
    // Before the outline is there, nobody has been handed it.
    await next.moveTo(new MemoryRecord());
    await settle();
    const last = new Session(device(), course.id, environment(time, { store }));
    expect(await last.open()).toMatchObject({ resumes: true });
  });
});
