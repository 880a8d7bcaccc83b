import type { ChoiceModel } from '../choice/model.ts';

/** The final check: a pool of questions, of which an attempt draws some. */
export interface CheckModel {
  readonly id: string;
  readonly pool: readonly ChoiceModel[];
}
