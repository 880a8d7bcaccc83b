import type { CheckState } from '../blocks/block-inputs.ts';
import type { CheckAction } from '../blocks/check/model.ts';
import type { Course, Lesson } from '../course/course.ts';
import { lessonOf } from '../course/course.ts';
import type { Answer } from '../course/interaction.ts';
import type { CheckAttempt, Progress } from '../course/progress.ts';
import { lessonIsComplete } from '../course/completion.ts';
import { firstWords } from '../locale/words.ts';
import type { Session } from '../session/session.ts';
import { activeLanguage } from './active-language.ts';

interface Parts {
  readonly course: Course;
  readonly session: Session;
}

/** The state of a lesson's test-out. Nothing is kept until the answers are submitted. */
export class TestOut {
  #lesson = '';
  #attempt: CheckAttempt | undefined;
  #step = 0;

  /** The state for the lesson's check element. */
  state(
    course: Course,
    progress: Progress,
    lesson: Lesson,
  ): Pick<CheckState, 'attempt' | 'attemptsLeft' | 'best' | 'step' | 'testOut'> {
    const isHere = lesson.id === this.#lesson;
    const isPassed = progress.testOuts.get(lesson.id);
    const before = lessonIsComplete(course, progress, lesson) ? 'done' : 'open';
    return {
      attempt: isHere ? this.#attempt : undefined,
      attemptsLeft: isPassed === undefined && before === 'open' ? 1 : 0,
      best: undefined,
      step: isHere ? this.#step : 0,
      testOut: isPassed === undefined ? before : isPassed ? 'passed' : 'failed',
    };
  }

  /** Handles an action of the learner; false if it belongs to the final check. */
  take(action: CheckAction, lesson: string, { course, session }: Parts): boolean {
    const found = lessonOf(course, lesson);
    if (found?.kind !== 'lesson') return false;
    const { learned, answers = [], step } = action;
    if (step !== undefined) this.#step = step;
    if (learned?.type === 'check-begun') {
      this.#lesson = lesson;
      this.#attempt = { ...learned, answers: new Map(), submitted: false };
    }
    const attempt = this.#attempt;
    if (!attempt || attempt.submitted) return true;
    if (learned?.type === 'check-answered') {
      this.#attempt = { ...attempt, answers: new Map(attempt.answers).set(learned.item, learned.response) };
    } else if (learned?.type === 'check-submitted') {
      this.#attempt = { ...attempt, submitted: true };
      const isPassed = learned.score >= course.rules.passMark;
      // In the course's first language.
      const { title } = lessonOf(activeLanguage.recorded, lesson) ?? found;
      session.testOut(lesson, testOutAnswer(title, isPassed, answers), answers);
    }
    return true;
  }
}

/** The whole test-out as one answer, for anyone who reads the record. */
function testOutAnswer(title: string, isPassed: boolean, answers: readonly Answer[]): Answer {
  const right = answers.filter(({ result }) => result === 'correct').length;
  const kept = isPassed ? 'a' : 'b';
  return {
    id: 'test-out',
    kept,
    response: { type: 'choice', chosen: [kept], right: ['a'] },
    result: isPassed ? 'correct' : 'incorrect',
    description: firstWords.testOut.recorded(title, isPassed, right, answers.length),
  };
}
