import { describe, expect, it } from 'vitest';
import type { Answer } from '../../src/course/interaction.ts';
import type { Progress } from '../../src/course/progress.ts';
import { emptyProgress } from '../../src/course/progress.ts';
import type { DecodedSnapshot } from '../../src/course/snapshot-decode.ts';
import { encodeSnapshot } from '../../src/course/snapshot.ts';
import { decodeSnapshot } from '../../src/course/snapshot-decode.ts';
import type { Learner } from '../../src/session/learning-record.ts';
import { Session } from '../../src/session/session.ts';
import { sampleCourse } from '../course/sample-course.ts';
import { Air, FakeTime, MemoryRecord, settle, environment } from './fakes.ts';
import { answerCheck, beginCheck, submitCheck } from './check-events.ts';
import { LaunchProgress } from '../../src/session/launch-progress.ts';

const course = sampleCourse({ lessons: 2 });
const [first, second] = course.lessons;
const placeIn = (lesson = first) => ({ lesson: lesson?.id ?? '', screen: lesson?.screens[0]?.id ?? '' });

function keptOf(progress: Partial<Progress>): DecodedSnapshot {
  const kept = decodeSnapshot(encodeSnapshot(course, { ...emptyProgress, ...progress }, 64_000));
  if (!kept) throw new Error('A snapshot that cannot be read');
  return kept;
}

const practice: Answer = {
  id: 'lesson-1-q1',
  kept: 'a',
  response: { type: 'choice', chosen: ['a'], right: ['a'] },
  result: 'correct',
  description: 'Which?',
};
const better = { completed: true, success: 'passed', best: 0.9 } as const;
const worse = { completed: false, success: 'unknown', best: 0.2 } as const;

async function opened(): Promise<{ session: Session; record: MemoryRecord }> {
  const record = new MemoryRecord();
  const session = new Session(record, course.id, environment(new FakeTime()));
  await session.open();
  return { session, record };
}

describe('what was done elsewhere', () => {
  it('is merged with its place, announced, and saved', async () => {
    const { session, record } = await opened();
    session.begin(new LaunchProgress(course));
    let told = 0;
    session.addEventListener('progress', () => told++);
    expect(session.mergeProgress(keptOf({ achieved: better, place: placeIn(second) }))).toBe(true);
    expect(told).toBe(1);
    expect(session.progress).toMatchObject({ achieved: better, place: placeIn(second) });
    await session.saveNow();
    await settle();
    expect(record.confirmed.outcome).toMatchObject(better);
  });

  it('moves a learner who was already at a place', async () => {
    const { session } = await opened();
    session.begin(new LaunchProgress(course));
    session.arrive(placeIn(first));
    session.mergeProgress(keptOf({ place: placeIn(second) }));
    expect(session.progress.place).toEqual(placeIn(second));
  });

  it('takes nothing back', async () => {
    const { session } = await opened();
    session.begin(new LaunchProgress(course));
    session.mergeProgress(
      keptOf({
        achieved: better,
        acknowledgements: new Map([['acknowledgement', { version: '1', at: undefined }]]),
        attemptsTaken: 3,
      }),
    );
    session.arrive(placeIn(first));
    session.mergeProgress(keptOf({ achieved: worse, attemptsTaken: 1 }));
    expect(session.progress).toMatchObject({
      achieved: better,
      acknowledgements: new Map([['acknowledgement', { version: '1', at: undefined }]]),
      attemptsTaken: 3,
    });
    expect(session.progress.seen.get(first?.id ?? '')?.size).toBe(1);
    expect(session.progress.place).toEqual(placeIn(first));
  });

  it('wins if the two differ, even if something here is still unsaved', async () => {
    const { session } = await opened();
    session.begin(new LaunchProgress(course));
    session.answer('lesson-1', practice);
    expect(session.saving).toBe('saving');
    session.mergeProgress(keptOf({ answers: new Map([[practice.id, 'b']]) }));
    expect(session.progress.answers.get(practice.id)).toBe('b');
  });

  it('is refused before the session has begun and after it has ended', async () => {
    const { session } = await opened();
    expect(session.mergeProgress(keptOf({ achieved: better }))).toBe(false);
    session.begin(new LaunchProgress(course));
    await session.close('exit');
    expect(session.mergeProgress(keptOf({ achieved: better }))).toBe(false);
    expect(session.progress.achieved.completed).toBe(false);
  });
});

describe('what another window saves', () => {
  const check = course.lessons.at(-1);
  const items = check?.screens[0]?.activities.map(({ id }) => id) ?? [];

  async function two(
    learner?: Learner,
  ): Promise<{ windows: Session[]; records: MemoryRecord[]; time: FakeTime }> {
    const [air, time] = [new Air(), new FakeTime()];
    const records = [
      new MemoryRecord(learner ? { learner } : {}),
      new MemoryRecord(learner ? { learner } : {}),
    ];
    const windows = records.map((record) => new Session(record, course.id, environment(time, { air })));
    for (const window of windows) {
      await window.open();
      window.begin(new LaunchProgress(course));
    }
    return { windows, records, time };
  }

  it('does not undo an answer that was changed here and is still unsaved', async () => {
    const { windows, time } = await two();
    const [here, there] = windows as [Session, Session];
    beginCheck(here, 1, items);
    answerCheck(here, items[0] ?? '', 'a');
    await time.pass(10_000);
    expect(there.progress.attempt?.answers.get(items[0] ?? '')).toBe('a');
    answerCheck(here, items[0] ?? '', 'b');
    there.arrive({ ...placeIn(first), step: 1 });
    await time.pass(100);
    expect(here.progress.attempt?.answers.get(items[0] ?? '')).toBe('b');
    await time.pass(10_000);
    expect(there.progress.attempt?.answers.get(items[0] ?? '')).toBe('b');
  });

  it('completes the course together with what was done here, and the record gets the completion', async () => {
    const { windows, records, time } = await two();
    const [here, there] = windows as [Session, Session];
    const see = (window: Session, lesson = first): void => {
      for (const { id } of lesson?.screens ?? []) window.arrive({ lesson: lesson?.id ?? '', screen: id });
    };
    beginCheck(here, 1, items);
    submitCheck(here, { right: 4, total: 4, score: 1, byLesson: new Map() }, []);
    see(here, first);
    await time.pass(10_000);
    expect(records[0]?.confirmed.outcome).toMatchObject({ completed: false, success: 'passed' });
    see(there, second);
    await time.pass(10_000);
    expect(records[0]?.confirmed.outcome).toMatchObject({ completed: true, success: 'passed' });
  });

  it('is not saved again here if it completes nothing', async () => {
    const { windows, records, time } = await two();
    const [here, there] = windows as [Session, Session];
    await time.pass(10_000);
    const before = records[1]?.commits;
    beginCheck(here, 1, items);
    submitCheck(here, { right: 4, total: 4, score: 1, byLesson: new Map() }, []);
    await time.pass(10_000);
    expect(there.progress.achieved.success).toBe('passed');
    expect(records[1]?.commits).toBe(before);
  });

  it('gives its place to a window that is still on its start screen, and to no other', async () => {
    const { windows, time } = await two();
    const [here, there] = windows as [Session, Session];
    for (const place of [placeIn(first), placeIn(second)]) {
      here.arrive({ ...place, step: 1 });
      await time.pass(100);
      expect(there.progress.place).toEqual({ ...place, step: 1 });
    }
    there.arrive(placeIn(first));
    here.arrive({ ...placeIn(second), step: 2 });
    await time.pass(100);
    expect(there.progress.place).toEqual(placeIn(first));
  });

  it('is ignored if the learner is not known', async () => {
    const { windows, time } = await two({ id: '', name: '', languages: [], sound: '' });
    const [here, there] = windows as [Session, Session];
    beginCheck(here, 1, items);
    await time.pass(10_000);
    expect(there.progress.attempt).toBeUndefined();
  });
});

it('a window of an earlier version, which saves last, keeps what was done in one of a later version', async () => {
  const air = new Air();
  const time = new FakeTime();
  const later = sampleCourse({ lessons: 3 });
  const [old, fresh] = await Promise.all(
    [course, later].map(async (one) => {
      const record = new MemoryRecord();
      const session = new Session(record, one.id, environment(time, { air }));
      await session.open();
      session.begin(new LaunchProgress(one));
      return { session, record };
    }),
  );
  const added = { lesson: 'lesson-3', screen: 'two' };
  fresh?.session.arrive(added);
  fresh?.session.answer('lesson-3', { ...practice, id: 'lesson-3-q1' });
  await time.pass(10_000);
  await fresh?.session.close('exit');
  old?.session.arrive(placeIn(first));
  await old?.session.close('exit');

  const next = new Session(
    new MemoryRecord({ snapshot: old?.record.confirmed.saved?.snapshot ?? '' }),
    later.id,
    environment(time),
  );
  await next.open();
  expect(next.begin(new LaunchProgress(later))).toEqual({ answers: 0, screens: 0, attempt: false });
  expect(next.progress.seen.get('lesson-3')).toEqual(new Set(['two']));
  expect(next.progress.answers.get('lesson-3-q1')).toBe('a');
});
