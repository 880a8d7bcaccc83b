import type { KeyQuestion } from '../../course/answer-key.ts';
import type { CheckResult } from '../../course/check.ts';
import type { CheckAnswer } from '../../course/interaction.ts';
import type { ChoiceModel } from '../choice/model.ts';
import { choiceKey } from '../choice/model.ts';

/** The final check: a pool of questions, of which an attempt draws some. */
export interface CheckModel {
  readonly id: string;
  readonly pool: readonly ChoiceModel[];
}

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

/** For whoever reads the record, which adds the number of the attempt to each id. */
export const checkKey = ({ pool }: CheckModel): KeyQuestion[] =>
  pool.flatMap((item) => choiceKey(item).map((question) => ({ ...question, counts: item.lesson ?? '' })));
