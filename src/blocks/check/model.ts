import type { KeyQuestion } from '../../course/answer-key.ts';
import type { CheckAnswer } from '../../course/interaction.ts';
import type { CheckAttempt, CheckLearningEvent } from '../../course/progress.ts';
import type { ChoiceModel } from '../choice/model.ts';
import { choiceKey, chosenFrom, gradeChoice } from '../choice/model.ts';

/** The final check: a pool of questions, of which an attempt draws some. */
export interface CheckModel {
  readonly id: string;
  readonly pool: readonly ChoiceModel[];
}

/** What the learner did in the final check. */
export interface CheckAction {
  /** What is to be recorded; undefined where the learner only goes to another step. */
  readonly learned?: CheckLearningEvent;
  /** Of an attempt that is submitted. */
  readonly answers?: readonly CheckAnswer[];
  /** The step of the check that this leads to: a question, or the look over the answers; undefined to stay. */
  readonly step?: number;
}

/** The questions of an attempt, each with what was chosen and whether that is right. */
export const answeredIn = (items: readonly ChoiceModel[], { answers }: CheckAttempt) =>
  items.map((model) => {
    const kept = answers.get(model.id) ?? '';
    const chosen = chosenFrom(kept, model);
    const { id, lesson = '' } = model;
    return { model, kept, chosen, id, lesson, isRight: gradeChoice(model, chosen) };
  });

/** For whoever reads the record, which adds the number of the attempt to each id. */
export const checkKey = ({ pool }: CheckModel): KeyQuestion[] =>
  pool.flatMap((item) => choiceKey(item).map((question) => ({ ...question, counts: item.lesson ?? '' })));
