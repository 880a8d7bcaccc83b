import type { CheckAction } from '../blocks/check/model.ts';
import type { Place } from '../course/progress.ts';
import type { Session } from '../session/session.ts';

/**
 * Tells the session what happened in the final check, and answers where that leads: a step of the check, or
 * undefined where the learner stays.
 *
 * @param place the screen that the check is on
 * @param readOnly the learner only looks on: there are steps, and nothing is told
 */
export function afterCheck(
  session: Session,
  place: Place,
  action: CheckAction,
  readOnly: boolean,
): Place | undefined {
  const at = (step: number): Place => ({ lesson: place.lesson, screen: place.screen, step });
  if (action.type === 'step') return at(action.step);
  if (readOnly) return undefined;
  if (action.type === 'answered') {
    session.answerCheck(action.item, action.response);
    return undefined;
  }
  if (action.type === 'begun') session.beginCheck(action.seed, action.items);
  else session.submitCheck(action.result, action.answers);
  return at(0);
}
