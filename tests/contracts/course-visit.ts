import { checkResult } from '../../src/course/check.ts';
import { keyOf } from '../../src/compile/question-key.ts';
import type { AnswerKey, KeyQuestion } from '../../src/course/answer-key.ts';
import type { CheckAnswer } from '../../src/course/interaction.ts';
import type { LoadedCourse } from '../../src/compile/load-course.ts';
import { LaunchProgress } from '../../src/session/launch-progress.ts';
import type { LearningRecord } from '../../src/session/learning-record.ts';
import { Session } from '../../src/session/session.ts';
import { answerCheck, beginCheck, submitCheck } from '../session/check-events.ts';
import { FakeTime } from '../session/fakes.ts';

const rightAnswer = ({ id, words, right }: KeyQuestion, lesson: string): CheckAnswer => ({
  id,
  lesson,
  kept: right.right.flat().join(''),
  response: { ...right, chosen: right.right } as CheckAnswer['response'],
  result: 'correct',
  description: words,
});

/** A launch of the course, and what a learner does in it. */
export class Visit {
  readonly #time = new FakeTime();
  readonly #first: LoadedCourse;
  #loaded: LoadedCourse;
  readonly session: Session;

  constructor(loaded: LoadedCourse, record: LearningRecord) {
    this.#first = loaded;
    this.#loaded = loaded;
    const around = { timers: this.#time, store: undefined, channel: () => undefined };
    this.session = new Session(record, loaded.course.id, around);
  }

  /** Returns the language chosen before, '' if there was none. */
  async open(): Promise<string> {
    const { chosenLocale } = await this.session.open();
    this.session.begin(new LaunchProgress(this.#loaded.course));
    return chosenLocale;
  }

  /** Continues in another language, as the player does. */
  speak(loaded: LoadedCourse, locale: string): void {
    const { language, digest } = loaded.course;
    this.session.useLanguage({ ...this.#first.course, language, digest }, locale);
    this.#loaded = loaded;
  }

  /** Views every screen of a lesson and answers all questions right. @param midway called halfway, also in the check */
  async take(id: string, midway: () => void = () => undefined): Promise<void> {
    const lesson = this.#loaded.lessons.find((one) => one.id === id);
    const screens = lesson?.screens.map((screen) => screen.id) ?? [];
    for (const [at, screen] of screens.entries()) {
      if (at === Math.floor(screens.length / 2)) midway();
      this.session.arrive({ lesson: id, screen }, this.#keyInFirst(id));
      const key = this.#keyOf(id, screen);
      for (const question of key.filter(
        ({ counts, right }) => counts === undefined && right.right.length > 0,
      ))
        this.session.answer(question.id, rightAnswer(question, id));
      this.#check(() => this.#keyOf(id, screen).filter(({ counts }) => counts !== undefined), midway);
      await this.pass();
    }
  }

  /** The key in the first language, as in the lesson's module, if the course is in another language. */
  #keyInFirst(id: string): AnswerKey | undefined {
    if (this.#loaded === this.#first) return undefined;
    return keyOf(this.#first.lessons.filter((one) => one.id === id));
  }

  #keyOf(id: string, screen: string): KeyQuestion[] {
    const lesson = this.#loaded.lessons.find((one) => one.id === id);
    const body = lesson?.screens.find((one) => one.id === screen)?.body ?? [];
    return body.flatMap((part) => (typeof part === 'string' ? [] : part.key));
  }

  /** @param pool in the current language */
  #check(pool: () => readonly KeyQuestion[], midway: () => void): void {
    if (pool().length === 0) return;
    const given = (): CheckAnswer[] => pool().map((question) => rightAnswer(question, question.counts ?? ''));
    const ids = given().map(({ id }) => id);
    beginCheck(this.session, 7, ids);
    for (const [at, { id, kept }] of given().entries()) {
      if (at === Math.floor(ids.length / 2)) midway();
      answerCheck(this.session, id, kept);
    }
    const answers = given();
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
