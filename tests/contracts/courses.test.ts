import { describe, expect, it } from 'vitest';
import { courseFile } from '../../src/compile/build-plan.ts';
import { loadCourses } from '../../src/compile/courses.ts';
import type { LoadedCourse } from '../../src/compile/load-course.ts';
import type { KeyQuestion } from '../../src/course/answer-key.ts';
import { checkResult } from '../../src/course/check.ts';
import type { CheckAnswer } from '../../src/course/interaction.ts';
import type { LearningRecord } from '../../src/session/learning-record.ts';
import { Session } from '../../src/session/session.ts';
import { beginCheck, answerCheck, submitCheck } from '../session/check-events.ts';
import { FakeTime } from '../session/fakes.ts';
import type { Row } from './rows.ts';
import { rows } from './rows.ts';
import { LaunchProgress } from '../../src/session/launch-progress.ts';

// The main course is walked by other tests, in more ways.
const courses = loadCourses(process.cwd()).filter(({ file }) => file !== courseFile);

const rightAnswer = ({ id, words, right }: KeyQuestion, lesson: string): CheckAnswer => ({
  id,
  lesson,
  kept: right.right.flat().join(''),
  response: { ...right, chosen: right.right } as CheckAnswer['response'],
  result: 'correct',
  description: words,
});

/** A launch of the course, and what a learner does in it. */
class Visit {
  readonly #time = new FakeTime();
  readonly #loaded: LoadedCourse;
  readonly session: Session;

  constructor(loaded: LoadedCourse, record: LearningRecord) {
    this.#loaded = loaded;
    const around = { timers: this.#time, store: undefined, channel: () => undefined };
    this.session = new Session(record, loaded.course.id, around);
  }

  async open(): Promise<void> {
    await this.session.open();
    this.session.begin(new LaunchProgress(this.#loaded.course));
  }

  /** Every screen of a lesson, and every question on it right. */
  async take(id: string): Promise<void> {
    const lesson = this.#loaded.lessons.find((one) => one.id === id);
    for (const { id: screen, body } of lesson?.screens ?? []) {
      this.session.arrive({ lesson: id, screen });
      const key = body.flatMap((part) => (typeof part === 'string' ? [] : part.key));
      for (const question of key.filter(
        ({ counts, right }) => counts === undefined && right.right.length > 0,
      ))
        this.session.answer(question.id, rightAnswer(question, id));
      this.#check(key.filter(({ counts }) => counts !== undefined));
      await this.pass();
    }
  }

  #check(pool: readonly KeyQuestion[]): void {
    if (pool.length === 0) return;
    const answers = pool.map((question) => rightAnswer(question, question.counts ?? ''));
    const ids = answers.map(({ id }) => id);
    beginCheck(this.session, 7, ids);
    for (const { id, kept } of answers) answerCheck(this.session, id, kept);
    submitCheck(this.session, checkResult(answers.map((one) => ({ ...one, isRight: true }))), answers);
  }

  async acknowledge(): Promise<void> {
    const response = { type: 'choice', chosen: ['a'], right: [] } as const;
    for (const { id, version } of this.#loaded.course.acknowledgements) {
      const answer = { id, kept: '', response, result: 'neutral', description: 'Agreed' } as const;
      this.session.acknowledge(this.#loaded.lessons.at(-1)?.id ?? '', answer, version);
    }
    await this.pass();
  }

  async close(): Promise<void> {
    const closing = this.session.close('exit');
    await this.pass();
    await closing;
  }

  async pass(): Promise<void> {
    await this.#time.pass(10_000);
    for (let turns = 0; turns < 12; turns++) await new Promise((resolve) => setImmediate(resolve));
  }
}

describe.each(courses.map((loaded) => [loaded.course.id, loaded] as const))('%s', (_, loaded) => {
  const [first, ...more] = loaded.course.lessons.map(({ id }) => id);
  const { completion, acknowledgement } = loaded.course.rules;

  async function walked(row: Row): Promise<void> {
    const host = row.host();
    const launch = async (): Promise<Visit> => {
      const visit = new Visit(loaded, row.launch(host) as LearningRecord);
      await visit.open();
      return visit;
    };
    const killed = await launch();
    await killed.take(first ?? '');
    host.kill();
    const before = host.recorded();
    const resumed = await launch();
    const last = loaded.course.lessons[0]?.screens.at(-1)?.id;
    expect(resumed.session.progress.place).toMatchObject({ lesson: first, screen: last });
    for (const id of more) await resumed.take(id);
    if (acknowledgement) expect(host.recorded().completion).toBe('incomplete');
    await resumed.acknowledge();
    await resumed.close();

    const { completion: now, success, score, interactions } = host.recorded();
    expect(now).toBe('completed');
    if (more.length > 0) expect(before.completion).toBe('incomplete');
    expect([success, score]).toEqual(
      completion === 'viewed'
        ? [row.keepsElements && host.edition === '1.2' ? success : 'unknown', undefined]
        : ['passed', 1],
    );
    expect(interactions.filter(({ result }) => result === 'correct').length).toBeGreaterThan(2);
    expect(host.errors()).toEqual([]);
  }

  it.each(rows.map((row) => [row.record, row.host().name, row] as const))(
    'is taken, killed, resumed and finished in %s over %s',
    (_record, _host, row) => walked(row),
  );
});
