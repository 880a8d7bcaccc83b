import type { CheckResult } from '../../src/course/check.ts';
import type { CheckAnswer } from '../../src/course/interaction.ts';
import type { Session } from '../../src/session/session.ts';

/** What the check's block tells the session. */
export const beginCheck = (session: Session, seed: number, items: readonly string[]): boolean =>
  session.applyCheckEvent({ type: 'check-begun', seed, items });

export const answerCheck = (session: Session, item: string, response: string): boolean =>
  session.applyCheckEvent({ type: 'check-answered', item, response });

export const submitCheck = (
  session: Session,
  { score, byLesson }: CheckResult,
  answers: readonly CheckAnswer[],
): boolean => session.applyCheckEvent({ type: 'check-submitted', score, byLesson }, answers);
