import { beforeEach, describe, expect, it } from 'vitest';
import type { Course } from '../../src/course/course.ts';
import type { Answer } from '../../src/course/interaction.ts';
import { emptyProgress } from '../../src/course/progress.ts';
import { encodeSnapshot } from '../../src/course/snapshot.ts';
import { decodeSnapshot } from '../../src/course/snapshot-decode.ts';
import { LaunchProgress } from '../../src/session/launch-progress.ts';
import type { MergeSnapshot } from '../../src/session/learning-record.ts';
import { Session } from '../../src/session/session.ts';
import { beginSession, rightAnswer as answer } from './begun-session.ts';
import { sampleCourse } from '../course/sample-course.ts';
import { answerCheck, beginCheck, submitCheck } from './check-events.ts';
import { Air, environment, FakeTime, MemoryRecord, MemoryStore } from './fakes.ts';

const course = sampleCourse();
const french: Course = { ...course, language: 'fr-FR', title: 'Un exemple' };
const nobody = { id: '', name: '', languages: [], sound: '' } as const;

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
const view = (session: Session): void => {
  for (const { id, screens } of course.lessons)
    for (const screen of screens) session.arrive({ lesson: id, screen: screen.id });
};
const submit = (session: Session, score: number): boolean =>
  submitCheck(session, { score, right: score, total: 1, byLesson: new Map() }, []);
const ids = (of = record): string[] => of.confirmed.interactions.map(({ id }) => id);
const kept = (of = record) => decodeSnapshot(of.confirmed.saved?.snapshot ?? '');

describe('a milestone is saved at once, together with everything in the same moment', () => {
  it.each<[string, (session: Session) => unknown, Course?]>([
    ['an answer', (session) => session.answer('lesson-1', answer)],
    ['a test-out', (session) => session.testOut('lesson-1', answer, [])],
    ['an acknowledgement', (session) => session.acknowledge('lesson-1', answer, '1')],
    ['a language that was chosen', (session) => session.useLanguage(french, 'fr-FR')],
    ['the beginning of the check', (session) => beginCheck(session, 1, ['lesson-1-check-1'])],
    [
      'an answer to the check that has its feedback',
      (session) => answerCheck(session, 'lesson-1-check-1', 'a'),
      sampleCourse({ feedback: 'after-each-question' }),
    ],
    ['a question’s number', (session) => session.arrive({ lesson: 'check', screen: 'questions', step: 0 })],
  ])('%s', async (_, act, of) => {
    const session = await begun(of);
    const before = record.commits;
    act(session);
    await time.pass(39);
    expect([record.commits - before, session.saving]).toEqual([0, 'saving']);
    await time.pass(1);
    expect([record.commits - before, session.saving]).toEqual([1, 'saved']);
  });

  it('copies kept on this device, once the course has loaded', async () => {
    const killed = await begun();
    record.isDown = true;
    killed.answer('lesson-1', answer);
    await time.pass(100);
    record = new MemoryRecord();
    const session = new Session(record, course.id, environment(time, { store }));
    await session.open();
    await time.pass(100);
    const before = record.commits;
    session.begin(new LaunchProgress(course));
    await time.pass(39);
    expect(record.commits - before).toBe(0);
    await time.pass(1);
    expect(record.commits - before).toBe(1);
  });
});

describe('testing out of a lesson', () => {
  const whole: Answer = { ...answer, id: 'whole' };
  const practice: Answer = { ...answer, id: 'lesson-1-q2' };

  it.each([
    ['correct', 'full', true, ['lesson-1-q1.test-out', 'lesson-1-q2.test-out', 'lesson-1.test-out']],
    ['incorrect', 'none', false, ['lesson-1.test-out']],
  ] as const)(
    '%s: is kept, and recorded as far as the settings allow (%s)',
    async (result, interactions, isPassed, told) => {
      const session = await begun(sampleCourse({ testOut: true, interactions }));
      session.testOut('lesson-1', { ...whole, result }, [answer, practice]);
      await time.pass(100);
      expect(session.progress.testOuts.get('lesson-1')).toBe(isPassed);
      expect(ids()).toEqual(told);
      expect(record.confirmed.interactions.every(({ weighting }) => weighting === 0)).toBe(true);
      expect(record.confirmed.interactions.at(-1)).toMatchObject({ result, objective: 'lesson-1' });
    },
  );

  it('completes the course if nothing else is missing, with evidence', async () => {
    const session = await begun(sampleCourse({ completion: 'viewed', testOut: true }));
    session.arrive({ lesson: 'check', screen: 'questions' });
    for (const lesson of ['lesson-1', 'lesson-2']) session.testOut(lesson, whole, []);
    await time.pass(100);
    expect(session.progress.achieved.completed).toBe(true);
    expect(ids().filter((id) => id.startsWith('completion'))).toEqual(['completion.v1.0.0']);
  });

  it('has no effect after the session is over', async () => {
    const session = await begun(sampleCourse({ testOut: true }));
    await session.close('exit');
    session.testOut('lesson-1', whole, [answer]);
    expect(session.progress.testOuts.size).toBe(0);
  });
});

describe('another language', () => {
  it('is used for the record from then on; it is kept if the learner chose it', async () => {
    const session = await begun();
    expect(record.confirmed.saved?.language).toBeUndefined();
    session.useLanguage(french);
    await session.saveNow();
    expect([session.progress.chosenLocale, record.confirmed.saved?.language]).toEqual(['', undefined]);
    session.useLanguage(french, 'fr');
    await time.pass(100);
    expect([kept()?.chosenLocale, record.confirmed.saved?.language]).toEqual(['fr', 'fr-FR']);
  });

  it('may be chosen on the start screen, before the course has loaded', async () => {
    const session = new Session(record, course.id, environment(time));
    await session.open();
    session.useLanguage(french);
    session.begin(new LaunchProgress(course));
    expect(session.progress.chosenLocale).toBe('');
  });
});

describe('evidence is recorded', () => {
  const evidence = (): number => ids().filter((id) => id.startsWith('completion')).length;

  it('with the last screen', async () => {
    view(await begun(sampleCourse({ completion: 'viewed' })));
    await time.pass(100);
    expect(evidence()).toBe(1);
  });

  it('with the last answer', async () => {
    const session = await begun(sampleCourse({ completion: 'viewed', requireAnswers: true }));
    view(session);
    session.answer('lesson-1', answer);
    await time.pass(100);
    expect(evidence()).toBe(0);
    session.answer('lesson-2', { ...answer, id: 'lesson-2-q1' });
    await time.pass(100);
    expect(evidence()).toBe(1);
  });

  it('for each passed attempt: not for a failed one, nor for the start of the next', async () => {
    const session = await begun();
    const after: number[] = [];
    for (const score of [0, 1, undefined]) {
      expect(beginCheck(session, 1, ['lesson-1-check-1'])).toBe(true);
      expect(answerCheck(session, 'lesson-1-check-1', 'a')).toBe(true);
      if (score !== undefined) expect(submit(session, score)).toBe(true);
      await time.pass(10_000);
      after.push(evidence());
    }
    expect(after).toEqual([0, 1, 1]);
  });
});

describe('whether anything is kept after this visit', () => {
  it.each([
    ['normal', false, true],
    ['normal', true, false],
    ['review', false, false],
    ['browse', false, false],
  ] as const)(
    'in %s mode, with a record that ends with the page (%s): %s',
    async (mode, endsWithPage, keeps) => {
      record = Object.assign(new MemoryRecord({}, mode), { endsWithPage });
      expect((await begun()).keeps).toBe(keeps);
    },
  );

  it('on this device is known once the device has stored it for a known learner', async () => {
    const session = await begun();
    expect(session.isKeptOnDevice).toBe(false);
    record.isDown = true;
    session.answer('lesson-1', answer);
    await time.pass(100);
    expect(session.isKeptOnDevice).toBe(true);
    record = new MemoryRecord({ learner: nobody });
    const unnamed = await begun();
    record.isDown = true;
    unnamed.answer('lesson-1', answer);
    await time.pass(100);
    expect([unnamed.saving, unnamed.isKeptOnDevice]).toEqual(['not-saved', false]);
  });
});

it('the work of a learner without an id is saved like anyone’s', async () => {
  record = new MemoryRecord({ learner: nobody });
  record.hasNumbers = true;
  const session = await begun();
  session.answer('lesson-1', answer);
  await time.pass(100);
  expect([session.saving, ids()]).toEqual(['saved', ['lesson-1-q1']]);
  const late = new MemoryRecord();
  await session.moveTo(late);
  await time.pass(100);
  expect([session.saving, ids(late)]).toEqual(['saved', ['lesson-1-q1']]);
});

it('answers have the same numbers in all windows, including those of a record that is found late', async () => {
  const air = new Air();
  const open = async (): Promise<[Session, MemoryRecord]> => {
    record = new MemoryRecord();
    record.hasNumbers = true;
    return [await begun(course, air), record];
  };
  const [[here, one], [there, two]] = [await open(), await open()];
  here.answer('lesson-1', answer);
  there.answer('lesson-2', { ...answer, id: 'lesson-2-q1' });
  const both = new Map([[0, 'lesson-1-q1'], [1, 'lesson-2-q1']]); // prettier-ignore
  expect([one.numbers, two.numbers]).toEqual([both, both]);
  const [, third] = await open();
  expect(third.numbers).toEqual(both);
});

describe('a snapshot of another device that the record finds', () => {
  /** Lets the record find it. */
  let merge: MergeSnapshot;
  const theirs = encodeSnapshot(
    course,
    {
      ...emptyProgress,
      place: { lesson: 'lesson-2', screen: 'two' },
      answers: new Map([['lesson-1-q1', 'b'], ['lesson-2-q1', 'c']]), // prettier-ignore
      achieved: { completed: false, success: 'passed', best: 1 },
    },
    4096,
  );
  beforeEach(() => {
    const { open } = record;
    record.open = function (this: MemoryRecord, given?: MergeSnapshot) {
      merge = given as MergeSnapshot;
      return open.call(this);
    };
  });

  it('is ignored before the course has loaded', async () => {
    const session = new Session(record, course.id, environment(time));
    await session.open();
    expect(merge(theirs)).toBeUndefined();
  });

  it('is merged with the progress here, which wins if the two differ; the learner stays', async () => {
    const session = await begun();
    session.arrive({ lesson: 'lesson-1', screen: 'one' });
    session.answer('lesson-1', answer);
    const both = decodeSnapshot(merge(theirs) ?? '');
    expect(session.progress.answers).toEqual(new Map([['lesson-1-q1', 'a'], ['lesson-2-q1', 'c']])); // prettier-ignore
    expect(session.progress.place).toEqual({ lesson: 'lesson-1', screen: 'one' });
    expect(both?.achieved.success).toBe('passed');
  });

  it('changes nothing if it cannot be read', async () => {
    const session = await begun();
    session.answer('lesson-1', answer);
    let told = 0;
    session.addEventListener('progress', () => told++);
    expect(decodeSnapshot(merge('no snapshot') ?? '')).toBeDefined();
    expect([told, session.progress.answers.get('lesson-1-q1')]).toEqual([0, 'a']);
  });

  it('is also merged by a record that is found late', async () => {
    const late = record;
    record = new MemoryRecord();
    const session = await begun();
    await session.moveTo(late);
    expect(merge(theirs)).toBeDefined();
    expect(session.progress.answers.get('lesson-2-q1')).toBe('c');
  });

  it('completes the course together with the progress here: saved in a moment, with evidence', async () => {
    const session = await begun();
    view(session);
    await time.pass(10_000);
    const before = record.commits;
    merge(theirs);
    expect(session.progress.achieved.completed).toBe(true);
    await time.pass(39);
    expect(record.commits - before).toBe(0);
    await time.pass(1);
    expect(record.commits - before).toBe(1);
    expect(ids()).toEqual(['completion.v1.0.0']);
  });
});

describe('the time of a session', () => {
  const totalled = (): MemoryRecord => new MemoryRecord({ totalSeconds: 100 });
  const timeKept = (of = record) => kept(of)?.time;

  it('is in each snapshot except the last, if the LMS adds it up at the end', async () => {
    record = totalled();
    const session = await begun();
    await time.pass(60_000);
    await session.saveNow();
    session.answer('lesson-1', answer);
    await time.pass(100);
    expect(timeKept()).toEqual({ before: 100, session: 60 });
    await session.close('exit');
    expect([timeKept(), record.confirmed.saved?.sessionSeconds]).toEqual([undefined, 60.2]);
  });

  it('is in the last snapshot, too, if the record stores the total with it', async () => {
    record = Object.assign(totalled(), { keepsTimeWithSnapshot: true });
    const session = await begun();
    await time.pass(60_000);
    await session.close('exit');
    expect(timeKept()).toEqual({ before: 100, session: 60 });
  });

  it('is in no snapshot if the LMS gives no total', async () => {
    const session = await begun();
    await time.pass(60_000);
    await session.saveNow();
    session.answer('lesson-1', answer);
    await time.pass(100);
    expect([kept() === undefined, timeKept()]).toEqual([false, undefined]);
  });

  it('is reported with the next session if it was cut off: the longest of those that continue the record', async () => {
    record = totalled();
    const first = await begun();
    first.answer('lesson-1', answer);
    await time.pass(100);
    await time.pass(60_000);
    first.answer('lesson-2', { ...answer, id: 'lesson-2-q1' });
    await time.pass(100);
    const snapshot = record.confirmed.saved?.snapshot ?? '';
    record.isDown = true;
    await time.pass(60_000);
    first.answer('lesson-2', { ...answer, id: 'lesson-2-q1', kept: 'b' });
    await time.pass(100);
    record = new MemoryRecord({ totalSeconds: 100, snapshot });
    await begun();
    expect(record.confirmed.saved?.earlierSeconds).toBe(120);
  });

  it('is not reported with the next session, if the record has changed since', async () => {
    record = totalled();
    const killed = await begun();
    record.isDown = true;
    await time.pass(60_000);
    killed.answer('lesson-1', answer);
    await time.pass(100);
    const snapshot = encodeSnapshot(
      course,
      { ...emptyProgress, answers: new Map([['lesson-2-q1', 'x']]) },
      4096,
    );
    record = new MemoryRecord({ totalSeconds: 100, snapshot });
    const next = await begun();
    expect(next.progress.answers.get('lesson-1-q1')).toBe('a');
    expect(record.confirmed.saved?.earlierSeconds).toBe(0);
  });
});
