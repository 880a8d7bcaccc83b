import { beforeEach, describe, expect, it } from 'vitest';
import { names12, names2004 } from '../../src/records/api-calls.ts';
import { Scorm12Record } from '../../src/records/scorm12.ts';
import { Scorm2004Record } from '../../src/records/scorm2004.ts';
import { RecordError, UnreadError } from '../../src/session/learning-record.ts';
import { Session } from '../../src/session/session.ts';
import { sampleCourse } from '../course/sample-course.ts';
import type { Host } from '../hosts/host.ts';
import { answersIn } from '../hosts/host.ts';
import { strict12 } from '../hosts/strict12.ts';
import { strict2004 } from '../hosts/strict2004.ts';
import { FakeTime, MemoryStore, settle, environment } from '../session/fakes.ts';
import { beginCheck, submitCheck } from '../session/check-events.ts';
import { buffered } from '../contracts/buffered.ts';
import { LaunchProgress } from '../../src/session/launch-progress.ts';

type Method = (...values: string[]) => string;
/** How a read fails. */
type Failure = 'throws' | { readonly answer: unknown; readonly code: string };

const editions = [
  {
    edition: '1.2',
    Record: Scorm12Record,
    strict: strict12,
    names: names12,
    status: 'cmi.core.lesson_status',
    needed: ['cmi.core.lesson_status', 'cmi.core.score.raw', 'cmi.suspend_data', 'cmi.interactions._count', 'cmi.objectives._count'], // prettier-ignore
    spared: ['cmi.core.student_name', 'cmi.core.student_id', 'cmi.core.lesson_mode', 'cmi.core._children', 'cmi.student_preference.language', 'cmi.interactions._children', 'cmi.objectives._children', 'cmi.core.score._children'], // prettier-ignore
    objective: 'cmi.objectives.0.status',
    passed: 'passed',
    notBegun: '301',
    begunAlready: '101',
  },
  {
    edition: '2004',
    Record: Scorm2004Record,
    strict: strict2004,
    names: names2004,
    status: 'cmi.completion_status',
    needed: ['cmi.completion_status', 'cmi.success_status', 'cmi.score.scaled', 'cmi.suspend_data', 'cmi.interactions._count', 'cmi.objectives._count'], // prettier-ignore
    spared: ['cmi.learner_name', 'cmi.learner_id', 'cmi.mode', 'cmi.entry', 'cmi.learner_preference.language', 'cmi.learner_preference.audio_level'], // prettier-ignore
    objective: 'cmi.objectives.0.completion_status',
    passed: 'completed/passed',
    notBegun: '122',
    begunAlready: '103',
  },
] as const;

const failures: readonly (readonly [string, Failure])[] = [
  ['throw', 'throws'],
  ['answer "" with 101', { answer: '', code: '101' }],
  ['answer "" with 301', { answer: '', code: '301' }],
  ['answer null with 101', { answer: null, code: '101' }],
  ['answer "false" with 391', { answer: 'false', code: '391' }],
];
const [, anError] = failures[1]!;
const course = sampleCourse();

describe.each(editions)('reads that fail at a launch in SCORM $edition', (about) => {
  const { Record, strict, names, status, needed, spared, passed } = about;
  let time = new FakeTime();
  let store: MemoryStore;
  let host: Host;
  /** What is written and done, in order. */
  let done: string[];
  let pauses: number[];

  beforeEach(() => {
    store = new MemoryStore();
    host = strict();
    done = [];
  });

  /** A launch; the reads of these elements fail, so many times each. */
  function launch(
    fails: (element: string) => boolean = () => false,
    how: Failure = anError,
    times = Infinity,
    refusesToBegin = false,
    saysOfAll: (element: string) => boolean = () => false,
  ) {
    // prettier-ignore
    // The timers of the page before are gone with it.
    time = Object.assign(new FakeTime(), { at: time.at });
    const api = host.launch() as Readonly<Record<string, Method>>;
    const failed = new Map<string, number>();
    let code: string | undefined;
    pauses = [];
    done = [];
    const over = {
      ...api,
      [names.initialize]: (value: string) => {
        code = undefined;
        const answer = api[names.initialize]?.(value);
        if (!refusesToBegin) return answer;
        code = about.begunAlready;
        return 'false';
      },
      [names.get]: (element: string) => {
        code = undefined;
        if (saysOfAll(element)) {
          code = '101';
          return '';
        }
        const count = failed.get(element) ?? 0;
        if (!fails(element) || count >= times) return api[names.get]?.(element);
        failed.set(element, count + 1);
        if (how === 'throws') throw new Error('RPC failed');
        ({ code } = how);
        return how.answer;
      },
      [names.set]: (element: string, value: string) => {
        code = undefined;
        done.push(`${element}=${value}`);
        return api[names.set]?.(element, value);
      },
      [names.finish]: (value: string) => {
        done.push('finish');
        return api[names.finish]?.(value);
      },
      [names.lastError]: () => code ?? api[names.lastError]?.(),
    };
    const wait = (ms: number): Promise<void> => {
      pauses.push(ms);
      return Promise.resolve();
    };
    return new Session(buffered(new Record(over, { wait })), course.id, environment(time, { store }));
  }

  const arrive = async (session: Session, lesson: number, screen: number): Promise<void> => {
    const at = course.lessons[lesson];
    session.arrive({ lesson: at!.id, screen: at!.screens[screen]!.id });
    await time.pass(200_000);
  };

  /** A learner passes the course, and leaves. */
  async function pass(): Promise<void> {
    const session = launch();
    await session.open();
    session.begin(new LaunchProgress(course));
    for (const [index, lesson] of course.lessons.entries())
      for (const screen of lesson.screens.keys()) await arrive(session, index, screen);
    beginCheck(session, 7, ['lesson-1-check-1']);
    submitCheck(session, { score: 1, right: 1, total: 1, byLesson: new Map() }, [
      {
        id: 'lesson-1-check-1',
        lesson: 'lesson-1',
        kept: 'a',
        response: { type: 'choice', chosen: ['a'], right: ['a'] },
        result: 'correct',
        description: 'What?',
      },
    ]);
    await time.pass(1000);
    await session.close('exit');
    expect(host.recorded()).toMatchObject({ status: passed, score: 1 });
  }

  /** A page is turned, and the learner goes. */
  async function goesOn(session: Session): Promise<void> {
    session.begin(new LaunchProgress(course));
    await arrive(session, 0, 0);
    await session.close('exit');
  }

  it.each(failures)('take nothing back where all of them %s', async (_how, how) => {
    await pass();
    const before = host.recorded();
    const session = launch(() => true, how);
    await expect(session.open()).rejects.toBeInstanceOf(UnreadError);
    expect(pauses.reduce((sum, ms) => sum + ms)).toBeGreaterThanOrEqual(2000);
    await session.saveNow();
    await session.close('leaving');
    const ending = about.edition === '2004' ? ['cmi.exit=suspend', 'finish'] : [];
    expect(done).toEqual(ending);
    expect(host.recorded()).toEqual(before);
    // A healthy launch has it all again.
    const next = launch();
    expect(await next.open()).toMatchObject({ resumes: true, achieved: { completed: true, best: 1 } });
    await goesOn(next);
    expect(host.recorded()).toMatchObject({ status: passed, score: 1 });
    expect(host.recorded().suspendData.length).toBe(before.suspendData.length);
  });

  it.each(needed)('take nothing back where only %s fails', async (element) => {
    await pass();
    const before = host.recorded();
    const session = launch((one) => one === element);
    await expect(session.open()).rejects.toMatchObject({ name: 'UnreadError', code: '101' });
    await session.close('leaving');
    expect(host.recorded()).toEqual(before);
    expect(await launch().open()).toMatchObject({ resumes: true, achieved: { success: 'passed' } });
  });

  it.each(needed)('are asked again where %s fails for a while, and nobody is told', async (element) => {
    await pass();
    const session = launch((one) => one === element, anError, 3);
    expect(await session.open()).toMatchObject({ resumes: true, achieved: { completed: true, best: 1 } });
    expect(pauses).toHaveLength(3);
    await goesOn(session);
    expect(host.recorded()).toMatchObject({ status: passed, score: 1 });
    expect(host.errors()).toEqual([]);
  });

  it('are asked again where all fail for a while: each once more, and no more', async () => {
    await pass();
    const session = launch(() => true, anError, 1);
    expect(await session.open()).toMatchObject({ resumes: true, learner: { id: 'learner-1' } });
    await goesOn(session);
    expect(host.recorded()).toMatchObject({ status: passed, score: 1 });
  });

  it('may be tried again from here, and what another window has saved meanwhile is not missed', async () => {
    await pass();
    let isDown = true;
    const session = launch((one) => isDown && one === 'cmi.suspend_data');
    await expect(session.open()).rejects.toBeInstanceOf(UnreadError);
    isDown = false;
    expect(await session.open()).toMatchObject({ resumes: true });
    await goesOn(session);
    expect(done.at(-1)).toBe('finish');
    expect(host.recorded()).toMatchObject({ status: passed, score: 1 });
  });

  it.each(spared)('do not keep the course where only %s fails', async (element) => {
    await pass();
    const session = launch((one) => one === element);
    expect(await session.open()).toMatchObject({ resumes: true, achieved: { completed: true, best: 1 } });
    expect(pauses).toHaveLength(1);
    await goesOn(session);
    expect(host.recorded()).toMatchObject({ status: passed, score: 1 });
    expect(answersIn(host.recorded())).toHaveLength(1);
  });

  it.each(['id', about.objective.split('.').at(-1)])(
    'leave the objectives alone where the %s of one cannot be read',
    async (child) => {
      await pass();
      const before = host.recorded();
      const session = launch((one) => one === `cmi.objectives.0.${child}`);
      await session.open();
      await goesOn(session);
      expect(host.recorded().objectives).toEqual(before.objectives);
      expect(done.filter((one) => one.startsWith('cmi.objectives'))).toEqual([]);
    },
  );

  if (about.edition === '1.2') {
    const keyword = 'cmi.student_data._children';
    const lacksStatus = (element: string): boolean => element === status || element === keyword;

    // Seen in the API of Opigno, where no launch was ever told its status.
    it('do not keep the course where the LMS says of its status what it says of all that it has not got', async () => {
      const first = launch(lacksStatus);
      expect(await first.open()).toMatchObject({ resumes: false });
      await first.close('leaving');
      await pass();
      const session = launch(lacksStatus);
      expect(await session.open()).toMatchObject({ resumes: true, achieved: { completed: true, best: 1 } });
      expect(pauses).toHaveLength(1);
      await goesOn(session);
      expect(host.recorded()).toMatchObject({ status: passed, score: 1 });
    });

    it.each([
      ['throws, and the LMS says something else of others', 'throws'],
      ['answers with another code than others', { answer: '', code: '391' }],
    ] as const)('keep the course where the status %s', async (_how, how) => {
      await pass();
      const before = host.recorded();
      const session = launch(
        (one) => one === status,
        how,
        Infinity,
        false,
        (one) => one === keyword,
      );
      await expect(session.open()).rejects.toBeInstanceOf(UnreadError);
      expect(host.recorded()).toEqual(before);
    });

    it('keep the course where the LMS is away by the time that it is asked for others', async () => {
      await pass();
      let isAway = false;
      const session = launch((one) => {
        isAway ||= one === keyword;
        return isAway || one === status;
      });
      await expect(session.open()).rejects.toBeInstanceOf(UnreadError);
    });

    // Seen in the API of Forma LMS, for each lesson that was not begun.
    it('leave the objectives as they are where the status of one is “not initialised”', async () => {
      await pass();
      const before = host.recorded();
      const session = launch((one) => one === about.objective, { answer: '', code: '301' });
      await session.open();
      expect(pauses).toEqual([]);
      await goesOn(session);
      expect(done).toContain(`${about.objective}=completed`);
      expect(host.recorded().objectives).toEqual(before.objectives);
    });
  }

  // SCORM 1.2 leaves both out (RTE 3.4.2); 2004 does not: there it is the LMS that is at fault.
  it.each(['interactions', 'objectives'] as const)(
    `${about.edition === '1.2' ? 'do not keep' : 'keep'} the course where the LMS has nothing but errors for %s`,
    async (list) => {
      const session = launch((one) => one.startsWith(`cmi.${list}`));
      if (about.edition !== '1.2') {
        await expect(session.open()).rejects.toThrow(`did not say what it holds: cmi.${list}`);
        expect(done).toEqual([]);
        return;
      }
      await session.open();
      expect(pauses).toHaveLength(1);
      await goesOn(session);
      expect(done.filter((one) => one.startsWith(`cmi.${list}`))).toEqual([]);
      expect(done.at(-1)).toBe('finish');
      expect(host.recorded()).toMatchObject({ status: 'incomplete' });
      expect(host.errors()).toEqual([]);
    },
  );

  it('do not matter in a review, which writes nothing', async () => {
    await pass();
    const mode = about.edition === '1.2' ? 'cmi.core.lesson_mode' : 'cmi.mode';
    const before = host.recorded();
    const review = host.launch.bind(host);
    host.launch = () => review('review');
    const session = launch((one) => one !== mode && !one.endsWith('_children'));
    expect(await session.open()).toMatchObject({ mode: 'review' });
    await goesOn(session);
    expect(done).toEqual(['finish']);
    expect(host.recorded()).toEqual(before);
  });

  it('are asked again in a page that was loaded again, where the LMS refuses to begin', async () => {
    await pass();
    const session = launch((one) => one === status, anError, 2, true);
    expect(await session.open()).toMatchObject({ resumes: true, achieved: { completed: true } });
    await goesOn(session);
    expect(host.recorded()).toMatchObject({ status: passed, score: 1 });
  });

  it('say that no session has begun where that is so for good', async () => {
    const session = launch(() => true, { answer: '', code: about.notBegun }, Infinity, true);
    const failed: unknown = await session.open().catch((error: unknown) => error);
    expect(failed).toBeInstanceOf(RecordError);
    expect(failed).toMatchObject({ name: 'RecordError', code: about.begunAlready });
    await session.close('leaving');
    expect(done).toEqual([]);
  });

  it('at the very first launch complete nothing, and keep no attempt from being one', async () => {
    const session = launch((one) => one === status);
    await expect(session.open()).rejects.toBeInstanceOf(UnreadError);
    await session.close('leaving');
    expect(host.recorded().completion).toBe('unknown');
    const next = launch();
    expect(await next.open()).toMatchObject({ resumes: false, unreadable: false });
    await goesOn(next);
    expect(host.recorded()).toMatchObject({ completion: 'incomplete' });
  });

  describe('and unsaved work on this device', () => {
    /** A lesson is in the record; the next page was turned while the LMS was away. */
    async function leaveUnsaved(): Promise<void> {
      const session = launch();
      await session.open();
      session.begin(new LaunchProgress(course));
      await arrive(session, 0, 0);
      host.kill();
      await arrive(session, 0, 1);
      await session.close('leaving').catch(() => undefined);
      await settle();
      expect(unsaved()).toBe(1);
    }
    const unsaved = (): number => [...store.items.keys()].filter((key) => key.includes(':unsaved')).length;
    const id = about.edition === '1.2' ? 'cmi.core.student_id' : 'cmi.learner_id';

    it.each(['cmi.suspend_data', status, id])('do not delete it where %s fails', async (element) => {
      await leaveUnsaved();
      const session = launch((one) => one === element);
      await session.open().catch(() => undefined);
      await session.close('leaving');
      expect(unsaved()).toBe(1);
      const next = launch();
      await next.open();
      next.begin(new LaunchProgress(course));
      expect(next.progress.seen.get('lesson-1')?.size).toBe(2);
    });
  });
});
