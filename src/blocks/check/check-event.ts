import type { CheckResult } from '../../course/check.ts';
import type { CheckAnswer } from '../../course/interaction.ts';

/** What happens in the final check. */
export type CheckAction =
  | { readonly type: 'begun'; readonly seed: number; readonly items: readonly string[] }
  | { readonly type: 'answered'; readonly item: string; readonly response: string }
  /** Another question, or the look over the answers, is shown. */
  | { readonly type: 'step'; readonly step: number }
  | {
      readonly type: 'submitted';
      readonly result: CheckResult;
      readonly answers: readonly CheckAnswer[];
    };

/** Fired, bubbling and composed, for what the learner did in the final check. */
export class CheckEvent extends Event {
  static readonly type = 'course-check';
  readonly action: CheckAction;

  constructor(action: CheckAction) {
    super(CheckEvent.type, { bubbles: true, composed: true });
    this.action = action;
  }
}

declare global {
  interface HTMLElementEventMap {
    'course-check': CheckEvent;
  }
}
