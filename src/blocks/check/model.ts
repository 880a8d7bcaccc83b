import type { KeyQuestion } from '../../course/answer-key.ts';
import type { ChoiceModel } from '../choice/model.ts';
import { choiceKey } from '../choice/model.ts';

/** The final check: a pool of questions, of which an attempt draws some. */
export interface CheckModel {
  readonly id: string;
  readonly pool: readonly ChoiceModel[];
}

/** For whoever reads the record, which adds the number of the attempt to each id. */
export const checkKey = ({ pool }: CheckModel): KeyQuestion[] =>
  pool.flatMap((item) => choiceKey(item).map((question) => ({ ...question, counts: item.lesson ?? '' })));
