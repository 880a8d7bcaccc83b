import type { CheckHappening } from '../blocks/check/check-event.ts';
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
  happening: CheckHappening,
  readOnly: boolean,
): Place | undefined {
  const at = (step: number): Place => ({ lesson: place.lesson, screen: place.screen, step });
  if (happening.type === 'step') return at(happening.step);
  if (readOnly) return undefined;
  if (happening.type === 'answered') {
    session.answerCheck(happening.item, happening.response);
    return undefined;
  }
  if (happening.type === 'begun') session.beginCheck(happening.seed, happening.items);
  else session.submitCheck(happening.result, happening.answers);
  return at(0);
}
