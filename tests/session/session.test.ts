import { beforeEach, describe, expect, it } from 'vitest';
import type { Course } from '../../src/course/course.ts';
import type { Answer } from '../../src/course/interaction.ts';
import { checkResult } from '../../src/course/check.ts';
import { RecordError, UnreadError } from '../../src/session/learning-record.ts';
import { Session } from '../../src/session/session.ts';
import { sampleCourse } from '../course/sample-course.ts';
import { Air, FakeTime, MemoryRecord, MemoryStore, settle, environment } from './fakes.ts';
import { answerCheck, beginCheck, submitCheck } from './check-events.ts';
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

async function begun(record: MemoryRecord, of: Course = course, air?: Air): Promise<Session> {
  const session = new Session(record, of.id, environment(time, { store, ...(air && { air }) }));
  await session.open();
  session.begin(new LaunchProgress(of));
  await settle();
  return session;
}

/** What the next launch finds. */
const relaunched = (record: MemoryRecord): MemoryRecord => {
  const { saved, outcome } = record.confirmed;
  return new MemoryRecord({ snapshot: saved?.snapshot ?? '', ...(outcome && { achieved: outcome }) });
};

describe('opening', () => {
  it('reports to the record at once that the course was begun', async () => {
    const record = new MemoryRecord();
    await new Session(record, 'sample', environment(time)).open();
    await settle();
    expect(record.commits).toBe(1);
    expect(record.confirmed.outcome).toMatchObject({ completed: false, success: 'unknown' });
    expect(record.confirmed.saved).toBeUndefined();
  });

  it('keeps a finished course finished, if the LMS says so or only the snapshot does', async () => {
    const achieved = { completed: true, success: 'passed', best: 0.9 } as const;
    const byLms = new MemoryRecord({ achieved });
    expect((await new Session(byLms, 'sample', environment(time)).open()).achieved).toEqual(achieved);
    await settle();
    expect(byLms.confirmed.outcome).toMatchObject(achieved);

    const first = new MemoryRecord();
    const session = await begun(first, sampleCourse({ completion: 'passed' }));
    beginCheck(session, 1, ['lesson-1-check-1']);
    submitCheck(session, checkResult([{ id: 'lesson-1-check-1', lesson: 'lesson-1', isRight: true }]), []);
    await time.pass(100);
    const blank = new MemoryRecord({ snapshot: first.confirmed.saved?.snapshot ?? '' });
    const opening = await new Session(blank, 'sample', environment(time)).open();
    await settle();
    expect(opening.achieved).toEqual({ completed: true, success: 'passed', best: 1 });
    expect(blank.confirmed.outcome).toMatchObject({ completed: true, success: 'passed' });
  });

  it('reports whether there is progress to continue, and whether it cannot be read', async () => {
    const open = (snapshot: string) =>
      new Session(new MemoryRecord({ snapshot }), 'sample', environment(time)).open();
    expect(await open('')).toMatchObject({ resumes: false, unreadable: false });
    expect(await open('rubbish')).toMatchObject({ resumes: false, unreadable: true });
    const record = new MemoryRecord();
    (await begun(record)).arrive({ lesson: 'lesson-1', screen: 'one' });
    await time.pass(200_000);
    expect(await open(record.confirmed.saved?.snapshot ?? '')).toMatchObject({
      resumes: true,
      unreadable: false,
    });
  });

  it('passes on the record’s error', async () => {
    const record = new MemoryRecord();
    for (const error of [new RecordError('no'), new UnreadError('no')]) {
      record.open = () => Promise.reject(error);
      await expect(new Session(record, 'sample', environment(time)).open()).rejects.toBe(error);
    }
    // As the console and the diagnostics name them.
    expect([String(new RecordError('no')), String(new UnreadError('no'))]).toEqual([
      'RecordError: no',
      'UnreadError: no',
    ]);
    expect(new RecordError('no').code).toBe('');
  });

  it('refuses events before the course has loaded', async () => {
    const session = new Session(new MemoryRecord(), 'sample', environment(time));
    await session.open();
    expect(() => session.arrive({ lesson: 'lesson-1', screen: 'one' })).toThrow('begin');
  });
});

describe('saving', () => {
  it('commits an answer at once, with the place and the time', async () => {
    const record = new MemoryRecord();
    const session = await begun(record);
    session.arrive({ lesson: 'lesson-1', screen: 'two' });
    await time.pass(1000);
    session.answer('lesson-1', answer('lesson-1-q1', 'b'));
    expect(session.saving).toBe('saving');
    await time.pass(100);
    expect(session.saving).toBe('saved');
    expect(record.confirmed.saved).toMatchObject({
      location: 'lesson-1/two',
      sessionSeconds: expect.closeTo(1.04) as number,
    });
    expect(record.confirmed.interactions).toMatchObject([
      { id: 'lesson-1-q1', result: 'incorrect', objective: 'lesson-1', weighting: 0, latencySeconds: 1 },
    ]);
  });

  it('delays a place until the next milestone, at most five seconds, and reports that', async () => {
    const record = new MemoryRecord();
    const session = await begun(record);
    const before = record.commits;
    for (const screen of ['one', 'two', 'one']) session.arrive({ lesson: 'lesson-2', screen });
    await time.pass(100);
    expect(record.commits).toBe(before + 1);
    session.arrive({ lesson: 'lesson-1', screen: 'one' });
    expect(session.saving).toBe('saving');
    await time.pass(4900);
    expect(record.commits).toBe(before + 1);
    await time.pass(100);
    expect(record.confirmed.saved?.location).toBe('lesson-1/one');
    expect(session.saving).toBe('saved');
  });

  it('commits the end of a lesson and the questions of the check at once', async () => {
    const record = new MemoryRecord();
    const session = await begun(record);
    session.arrive({ lesson: 'lesson-1', screen: 'one' });
    session.arrive({ lesson: 'lesson-1', screen: 'two' });
    await time.pass(100);
    expect(record.confirmed.outcome?.objectives[0]?.status).toBe('completed');
    session.arrive({ lesson: 'check', screen: 'questions', step: 3 });
    await time.pass(100);
    expect(record.confirmed.saved?.location).toBe('check/questions/3');
  });

  it('passes and completes at the moment the rule is met', async () => {
    const record = new MemoryRecord();
    const session = await begun(record, sampleCourse({ completion: 'passed' }));
    beginCheck(session, 5, ['lesson-1-check-1', 'lesson-2-check-1']);
    session.arrive({ lesson: 'check', screen: 'questions', step: 1 });
    await time.pass(7000);
    answerCheck(session, 'lesson-1-check-1', 'a');
    await time.pass(60_000);
    const items = ['lesson-1', 'lesson-2'].map((lesson) => ({
      id: `${lesson}-check-1`,
      lesson,
      isRight: true,
    }));
    submitCheck(
      session,
      checkResult(items),
      items.map(({ id, lesson }) => ({ ...answer(id), lesson })),
    );
    await time.pass(100);
    expect(record.confirmed.outcome).toMatchObject({
      completed: true,
      success: 'passed',
      best: 1,
      progress: expect.any(Number) as number,
    });
    expect(
      record.confirmed.interactions.map(({ id, weighting, latencySeconds }) => [
        id,
        weighting,
        latencySeconds,
      ]),
    ).toEqual([
      ['lesson-1-check-1.1', 1, 7],
      ['lesson-2-check-1.1', 1, 0],
      ['completion.v1.0.0', 0, 0],
    ]);
  });

  it('commits an answer to the check at once if its feedback makes it final', async () => {
    for (const [feedback, commits] of [
      ['after-submitting', 0],
      ['after-each-question', 1],
    ] as const) {
      const record = new MemoryRecord();
      const session = await begun(record, sampleCourse({ feedback }));
      beginCheck(session, 1, ['lesson-1-check-1']);
      await time.pass(100);
      const before = record.commits;
      answerCheck(session, 'lesson-1-check-1', 'a');
      await time.pass(100);
      expect(record.commits - before).toBe(commits);
    }
  });

  it('saves at once on request, without the delay of some seconds', async () => {
    const record = new MemoryRecord();
    const session = await begun(record);
    session.arrive({ lesson: 'lesson-1', screen: 'one' });
    const before = record.commits;
    void session.saveNow();
    expect(record.commits).toBe(before + 1);
  });
});

describe('settings', () => {
  const outcomes = async (changed: Parameters<typeof sampleCourse>[0], of: Answer): Promise<MemoryRecord> => {
    const record = new MemoryRecord();
    const session = await begun(record, sampleCourse(changed));
    session.answer('lesson-1', of);
    await time.pass(100);
    return record;
  };

  it('record each answer in full, only its outcome, or nothing', async () => {
    const full = await outcomes({ interactions: 'full' }, answer('lesson-1-q1'));
    expect(full.confirmed.interactions[0]?.response).toEqual({ type: 'choice', chosen: ['a'], right: ['a'] });
    const outcome = await outcomes({ interactions: 'outcome' }, answer('lesson-1-q1'));
    expect(outcome.confirmed.interactions).toMatchObject([
      { result: 'correct', response: { chosen: [], right: [] } },
    ]);
    const none = await outcomes({ interactions: 'none' }, answer('lesson-1-q1'));
    expect(none.confirmed.interactions).toEqual([]);
  });

  it('record scenario choices unless switched off; the path is kept anyway', async () => {
    const choice = { ...answer('lesson-1-q1'), scene: 'start', result: 'neutral' } as const;
    const on = await outcomes({}, choice);
    expect(on.confirmed.interactions).toMatchObject([{ id: 'lesson-1-q1.start', result: 'neutral' }]);
    const off = await outcomes({ scenarioChoices: false }, choice);
    expect(off.confirmed.interactions).toEqual([]);
    expect(off.confirmed.saved?.snapshot).toBe(on.confirmed.saved?.snapshot);
  });
});

describe.each(['review', 'browse'] as const)('in %s mode', (mode) => {
  it('nothing is written to the record or kept on the device, but the session is ended', async () => {
    const record = new MemoryRecord({ snapshot: '' }, mode);
    const session = await begun(record);
    session.arrive({ lesson: 'lesson-1', screen: 'one' });
    session.answer('lesson-1', answer('lesson-1-q1'));
    session.acknowledge('lesson-1', answer('agreed'), '1');
    expect(beginCheck(session, 1, ['lesson-1-check-1'])).toBe(false);
    await session.saveNow();
    await time.pass(60_000);
    expect(session.progress).toMatchObject({
      place: { screen: 'one' },
      answers: new Map(),
      acknowledgements: new Map(),
      completions: [],
    });
    expect([record.commits, session.saving]).toEqual([0, 'saved']);
    const states: unknown[] = [];
    record.close = (_, state) => Promise.resolve(void states.push(state));
    await session.close('exit');
    expect(states).toEqual([undefined]);
    expect(store.items.size).toBe(0);
  });
});

describe('leaving', () => {
  it('ends the session once, with everything in it', async () => {
    const record = new MemoryRecord();
    const session = await begun(record);
    session.arrive({ lesson: 'lesson-1', screen: 'two' });
    await session.close('exit');
    await session.close('leaving');
    session.answer('lesson-1', answer('lesson-1-q1'));
    await time.pass(10_000);
    expect(record.closed).toEqual(['exit']);
    expect(record.confirmed.saved?.location).toBe('lesson-1/two');
    expect(record.confirmed.interactions).toEqual([]);
    expect(session.closed).toBe(true);
  });

  it('reports that the end was not confirmed, and keeps the rest on the device', async () => {
    const record = new MemoryRecord();
    const session = await begun(record);
    session.answer('lesson-1', answer('lesson-1-q1'));
    record.isDown = true;
    await expect(session.close('exit')).rejects.toThrow('away');
    expect(store.items.size).toBe(1);
  });
});

describe('two windows of one learner', () => {
  it('learn of each other, and each saves the work of both', async () => {
    const air = new Air();
    const one = new MemoryRecord();
    const two = new MemoryRecord();
    const met: string[] = [];
    const first = await begun(one, course, air);
    first.addEventListener('other-window', () => met.push('first'));
    const second = new Session(two, course.id, environment(time, { store, air }));
    second.addEventListener('other-window', () => met.push('second'));
    await second.open();
    second.begin(new LaunchProgress(course));
    expect(met.sort()).toEqual(['first', 'second']);

    first.answer('lesson-1', answer('lesson-1-q1', 'b'));
    await time.pass(100);
    second.answer('lesson-2', answer('lesson-2-q1', 'a'));
    await time.pass(100);
    const last = await begun(relaunched(two));
    expect([...last.progress.answers.keys()].sort()).toEqual(['lesson-1-q1', 'lesson-2-q1']);
    await first.close('exit');
    const closed = await begun(relaunched(one));
    expect([...closed.progress.answers.keys()].sort()).toEqual(['lesson-1-q1', 'lesson-2-q1']);
  });
});
