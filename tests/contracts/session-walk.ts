import type { Course } from '../../src/course/course.ts';
import { checkResult } from '../../src/course/check.ts';
import type { CheckAnswer } from '../../src/course/interaction.ts';
import type { DeviceStore } from '../../src/session/device-copy.ts';
import type { CloseReason, LearningRecord } from '../../src/session/learning-record.ts';
import type { Timers } from '../../src/session/saver.ts';
import { Session } from '../../src/session/session.ts';
import { sampleCourse } from '../course/sample-course.ts';
import type { Recorded } from '../hosts/host.ts';
import { answersIn, hasEvidence } from '../hosts/host.ts';
import type { Air } from '../session/fakes.ts';
import { FakeTime } from '../session/fakes.ts';
import { answerCheck, beginCheck, submitCheck } from '../session/check-events.ts';
import { LaunchProgress } from '../../src/session/launch-progress.ts';

/** Where a learner takes the course: what keeps the record, and what goes wrong. */
export interface Place {
  /** Launches for the n-th time: if this or the record's opening fails, the learner launches again. */
  readonly launch: (tries: number) => Promise<LearningRecord>;
  /** Called when the session and its page are open: does what the start screen's script does then. */
  readonly opened?: (session: Session, timers: Timers) => void;
  /** Called when the n-th session begins, from 1; in some places in a new window. */
  readonly begins: (session: number) => void;
  /** Called in the middle of a session; returns the record to continue with if the page was reloaded. */
  readonly halfway?: (session: number, place: Place) => Promise<LearningRecord | undefined>;
  /** How long the learner rests in the middle of a session, in ms. */
  readonly rests?: number;
  readonly device: DeviceStore | undefined;
  readonly air?: Air;
  readonly recorded: () => Recorded;
  /** The clock of the place, which moves with the learner's. */
  readonly time: { at: number; off?: number };
}

const course: Course = sampleCourse();
const mostLaunches = 6;
const mostWaits = 120;

/** A window that shows the course. */
export class Window {
  readonly #place: Place;
  #time = new FakeTime();
  #session: Session | undefined;
  refusals = 0;

  constructor(place: Place) {
    this.#place = place;
    this.#time.at = place.time.at;
    this.#time.off = place.time.off ?? 0;
  }

  get session(): Session {
    if (!this.#session) throw new Error('Nothing was launched.');
    return this.#session;
  }

  async open(record?: LearningRecord): Promise<void> {
    for (let tries = 1; ; tries++) {
      // The timers of the previous page are gone.
      this.#time = new FakeTime();
      this.#time.at = this.#place.time.at;
      this.#time.off = this.#place.time.off ?? 0;
      const { device: store, air } = this.#place;
      try {
        const timers = this.#time;
        const channel = (name: string) => air?.open(name);
        const found = record ?? (await this.#place.launch(tries));
        this.#session = new Session(found, course.id, { timers, store, channel });
        this.#session.addEventListener('saving', () => {
          if (this.#session?.saving === 'not-saved') this.refusals++;
        });
        await this.#session.open();
        this.#place.opened?.(this.#session, timers);
        break;
      } catch (error) {
        if (tries === mostLaunches) throw error;
        this.refusals++;
        await this.pass(30_000);
      }
    }
    this.session.begin(new LaunchProgress(course));
    await this.settles();
  }

  async lesson(lesson: string): Promise<void> {
    const { session } = this;
    session.arrive({ lesson, screen: 'one' });
    await this.pass(20_000);
    session.arrive({ lesson, screen: 'two' });
    await this.pass(20_000);
    session.answer(lesson, answerTo(`${lesson}-q1`, lesson, true));
    await this.settles();
  }

  async check(right: number): Promise<void> {
    const { session } = this;
    const items = ['lesson-1-check-1', 'lesson-2-check-1'];
    session.arrive({ lesson: 'check', screen: 'questions' });
    beginCheck(session, 7, items);
    for (const [step, id] of items.entries()) {
      session.arrive({ lesson: 'check', screen: 'questions', step });
      answerCheck(session, id, step < right ? 'a' : 'b');
      await this.pass(10_000);
    }
    const answers = items.map((id, index) => answerTo(id, id.slice(0, 8), index < right));
    const graded = answers.map(({ id, lesson, result }) => ({ id, lesson, isRight: result === 'correct' }));
    submitCheck(session, checkResult(graded), answers);
    session.arrive({ lesson: 'check', screen: 'questions', step: 0 });
    await this.settles();
  }

  async close(reason: CloseReason): Promise<void> {
    const closing = this.session.close(reason).catch(() => void this.refusals++);
    await this.pass(1000);
    await closing;
  }

  /** Waits until everything is saved, but at most ten minutes. */
  async settles(): Promise<void> {
    for (let waits = 0; waits < mostWaits; waits++) {
      await this.pass(waits < 4 ? 100 : 5000);
      if (this.session.saving === 'saved') return;
    }
  }

  async pass(milliseconds: number): Promise<void> {
    this.#time.off = this.#place.time.off ?? 0;
    await this.#time.pass(milliseconds);
    this.#place.time.at = this.#time.at = Math.max(this.#time.at, this.#place.time.at);
    // The place's answers take more than one turn of the event loop.
    for (let turns = 0; turns < 12; turns++) await new Promise((resolve) => setImmediate(resolve));
  }
}

const answerTo = (id: string, lesson: string, isRight: boolean): CheckAnswer => ({
  id,
  lesson,
  kept: isRight ? 'a' : 'b',
  response: { type: 'choice', chosen: [isRight ? 'a' : 'b'], right: ['a'] },
  result: isRight ? 'correct' : 'incorrect',
  description: `What of ${id}?`,
});

/** Every answer of the walk, in order. */
export const allAnswers: readonly string[] = [
  'lesson-1-q1',
  'lesson-2-q1',
  'lesson-1-check-1.1',
  'lesson-2-check-1.1',
  'lesson-1-check-1.2',
  'lesson-2-check-1.2',
];

export interface Walked {
  /** The record after each session. */
  readonly after: readonly Recorded[];
  readonly refusals: number;
  /** What the last view of the course found. */
  readonly found: Session;
}

/**
 * The sample course in four sessions: a lesson and a killed tab; the other, a failed check and Exit; a passed check
 * and a closed window; a look at the finished course.
 */
export async function walkIn(place: Place): Promise<Walked> {
  const after: Recorded[] = [];
  let refusals = 0;
  const visit = async (session: number, takes: (window: Window) => Promise<void>): Promise<Window> => {
    place.time.at += 3_600_000;
    place.begins(session);
    const window = new Window(place);
    await window.open();
    await takes(window);
    after.push(place.recorded());
    refusals += window.refusals;
    return window;
  };
  const halfway = async (window: Window, session: number): Promise<void> => {
    if (place.rests !== undefined) await window.pass(place.rests);
    const reloaded = await place.halfway?.(session, place);
    if (reloaded) await window.open(reloaded);
  };
  await visit(1, async (window) => {
    await window.lesson('lesson-1');
    await halfway(window, 1);
  });
  await visit(2, async (window) => {
    await window.lesson('lesson-2');
    await halfway(window, 2);
    await window.check(1);
    await window.close('exit');
  });
  await visit(3, async (window) => {
    await halfway(window, 3);
    await window.check(2);
    await window.close('leaving');
  });
  const last = await visit(4, (window) => window.close('exit'));
  return { after, refusals, found: last.session };
}

/** What can be right at the end, if not everything can. */
export interface Possible {
  readonly answers?: readonly string[] | undefined;
  /** Whether the last view finds the place. */
  readonly resumes?: boolean | undefined;
}

/** What is wrong with the record that a walk left; empty if it is right. */
export function faultsOf(
  { after, found }: Walked,
  { answers = allAnswers, resumes = true }: Possible = {},
): readonly string[] {
  const said: string[] = [];
  const expect = (right: boolean, complaint: string): void => {
    if (!right) said.push(complaint);
  };
  const [killed, failed, , final] = after;
  expect(killed?.completion === 'incomplete' && killed.score === undefined, `killed: ${killed?.status}`);
  expect(failed?.completion === 'incomplete', `failed: ${failed?.status}`);
  expect(final?.completion === 'completed' && final.success === 'passed', `status ${final?.status}`);
  expect(final?.score === 1 && final.raw === '100', `score ${final?.raw}`);
  expect(final?.location === 'check/questions', `location ${final?.location}`);
  const ids = final
    ? answersIn(final)
        .map(({ id }) => id)
        .join(' ')
    : '';
  expect(ids === answers.join(' '), `interactions ${ids}`);
  expect(answers.length === 0 || (final !== undefined && hasEvidence(final)), 'no evidence of completion');
  const { achieved, place, attemptsTaken, seen, answers: kept } = found.progress;
  expect(achieved.completed && achieved.best === 1, `found ${JSON.stringify(achieved)}`);
  expect(
    !resumes || (place?.lesson === 'check' && attemptsTaken === 2),
    `found at ${place?.lesson}, ${attemptsTaken}`,
  );
  const screens = [...seen.values()].reduce((sum, each) => sum + each.size, 0);
  expect(!resumes || (screens === 5 && kept.size === 2), `found ${screens} screens, ${kept.size} answers`);
  return said;
}
