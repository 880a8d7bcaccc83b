import type { KeyQuestion } from '../../course/answer-key.ts';
import { fingerprint } from '../../course/hash.ts';
import type { Rich } from '../../course/rich.ts';
import { comparable, plain } from '../../course/rich.ts';
import type { ChoiceOption } from '../choice/model.ts';
import type { QuestionPart } from '../parts.ts';
import { rightParts } from '../parts.ts';

/** A sentence built from slots, with one right option for each. */
export interface BuilderModel {
  readonly id: string;
  /** Inline. */
  readonly prompt: Rich;
  readonly slots: readonly BuilderSlot[];
}

export interface BuilderSlot {
  /** `1`–`9`, then `a`–`z`, in order. */
  readonly id: string;
  readonly label: string;
  readonly options: readonly ChoiceOption[];
}

/** The slots as parts of a question. */
export const builderParts = ({ slots }: BuilderModel): readonly QuestionPart[] =>
  slots.map(({ id, options }) => ({
    id,
    options: options.map((option) => option.id),
    // The parser reports a slot without one.
    right: options.find(({ right }) => right)?.id ?? '',
  }));

/** For people who read the record. */
export const builderKey = (model: BuilderModel): KeyQuestion[] => [
  {
    id: model.id,
    words: plain(model.prompt),
    parts: model.slots.map(({ id, label, options }) => ({
      id,
      words: label,
      options: options.map((option) => ({ id: option.id, words: plain(option.text) })),
    })),
    right: rightParts(builderParts(model)),
  },
];

/** Changes with the slots, their options and which are right, not with the prompt or the feedback. */
export const builderFingerprint = (model: BuilderModel): string =>
  fingerprint(
    model.slots.flatMap(({ label, options }) => [
      label,
      ...options.map(({ text, right }) => `${right ? '+' : '-'}${comparable(text)}`),
    ]),
  );
