import type { KeyPart, KeyQuestion } from '../../course/answer-key.ts';
import { fingerprint } from '../../course/hash.ts';
import type { QuestionResponse } from '../../course/interaction.ts';
import type { Rich } from '../../course/rich.ts';
import { comparable, plain } from '../../course/rich.ts';

/** A question with options: one is right (`choice`) or several may be (`multi`). */
export interface ChoiceModel {
  readonly id: string;
  readonly type: 'choice' | 'multi';
  /** Inline. */
  readonly stem: Rich;
  readonly options: readonly ChoiceOption[];
  /** In the final check: the lesson that the question belongs to. */
  readonly lesson?: string;
  /** The question asks how sure the learner is. In the final check, the course's settings decide that. */
  readonly confidence?: true;
}

/** How sure a learner was of an answer: guessing, fairly sure, certain. */
export const confidences = ['1', '2', '3'] as const;
export type Confidence = (typeof confidences)[number];

/** An option of a choice, a multi or a builder. */
export interface ChoiceOption {
  /** A letter, in the author's order, whatever order is shown. */
  readonly id: string;
  /** Inline. */
  readonly text: Rich;
  readonly right: boolean;
  readonly feedback: Rich;
}

export const rightOptions = (model: ChoiceModel): string[] =>
  model.options.filter(({ right }) => right).map(({ id }) => id);

/** Whether exactly the right options are chosen. */
export function isChoiceRight(model: ChoiceModel, chosen: readonly string[]): boolean {
  const picked = new Set(chosen);
  return (
    model.options.every(({ id, right }) => picked.has(id) === right) &&
    picked.size === rightOptions(model).length
  );
}

/** The short form that is kept: the letters in order, then the confidence if given: `acd`, `acd3`. */
export const keptChoice = (chosen: readonly string[], confidence?: Confidence): string =>
  [...new Set(chosen)].sort().join('') + (confidence ?? '');

/** The confidence, from the kept form. */
export const confidenceFrom = (kept: string | undefined): Confidence | undefined =>
  confidences.find((one) => kept?.endsWith(one));

/** The options chosen, from the kept form: only ids that the question still has, at most one for `choice`. */
export function chosenFrom(kept: string | undefined, model: ChoiceModel): string[] {
  const chosen = model.options.map(({ id }) => id).filter((id) => kept?.includes(id));
  return model.type === 'choice' ? chosen.slice(0, 1) : chosen;
}

/** The answer as it goes into the record. */
export const choiceResponse = (model: ChoiceModel, chosen: readonly string[]): QuestionResponse => ({
  type: 'choice',
  chosen: [...new Set(chosen)].sort(),
  right: rightOptions(model),
});

/** The options, in words. */
export const choiceParts = (model: ChoiceModel): KeyPart[] => [
  { id: '', words: '', options: model.options.map(({ id, text }) => ({ id, words: plain(text) })) },
];

/** For people who read the record. */
export const choiceKey = (model: ChoiceModel): KeyQuestion[] => [
  {
    id: model.id,
    words: plain(model.stem),
    parts: choiceParts(model),
    right: choiceResponse(model, rightOptions(model)),
  },
];

/** Changes with the options and which are right, not with the stem or the feedback. */
export const choiceFingerprint = (model: ChoiceModel): string =>
  fingerprint([
    model.type,
    ...model.options.map(({ text, right }) => `${right ? '+' : '-'}${comparable(text)}`),
  ]);
