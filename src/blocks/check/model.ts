import type { KeyQuestion } from '../../course/answer-key.ts';
import type { CheckAnswer } from '../../course/interaction.ts';
import type { CheckAttempt, CheckLearningEvent } from '../../course/progress.ts';
import type { ChoiceModel } from '../choice/model.ts';
import { choiceKey, chosenFrom, isChoiceRight } from '../choice/model.ts';

/** A check: a pool of questions; each attempt draws some of them. */
export interface CheckModel {
  readonly id: string;
  readonly pool: readonly ChoiceModel[];
}

/** What the learner did in a check. */
export interface CheckAction {
  /** The event to record; undefined if the learner only goes to another step. */
  readonly learned?: CheckLearningEvent;
  /** The answers of a submitted attempt. */
  readonly answers?: readonly CheckAnswer[];
  /** The next step of the check: a question, or the overview; undefined to stay. */
  readonly step?: number;
}

/** The questions of an attempt, each with the options chosen and whether they are right. */
export const answeredIn = (items: readonly ChoiceModel[], { answers }: CheckAttempt) =>
  items.map((model) => {
    const kept = answers.get(model.id) ?? '';
    const chosen = chosenFrom(kept, model);
    const { id, lesson = '' } = model;
    return { model, kept, chosen, id, lesson, isRight: isChoiceRight(model, chosen) };
  });

/** For people who read the record. There, each id also has the number of the attempt. */
export const checkKey = ({ pool }: CheckModel): KeyQuestion[] =>
  pool.flatMap((item) => choiceKey(item).map((question) => ({ ...question, counts: item.lesson ?? '' })));
