import type { Pair, QuestionResponse } from '../course/interaction.ts';

/** A part of a question in several parts: the learner chooses one of its options. */
export interface QuestionPart {
  /** `1`–`9`, then `a`–`z`, in the author's order. */
  readonly id: string;
  /** The ids of its options, one letter each. */
  readonly options: readonly string[];
  /** The id of the right one. */
  readonly right: string;
}

/** Part id → option id, for the parts answered. */
export type Chosen = ReadonlyMap<string, string>;

export const isPartRight = ({ id, right }: QuestionPart, chosen: Chosen): boolean => chosen.get(id) === right;

/** How many parts are right. */
export const partsRight = (parts: readonly QuestionPart[], chosen: Chosen): number =>
  parts.filter((part) => isPartRight(part, chosen)).length;

/** The short form that is kept: a letter per part, `0` for no answer. */
export const keptParts = (parts: readonly QuestionPart[], chosen: Chosen): string =>
  parts.map(({ id }) => chosen.get(id) ?? '0').join('');

/** The chosen options, from the kept form: only those that still exist. */
export function chosenParts(kept: string | undefined, parts: readonly QuestionPart[]): Map<string, string> {
  const chosen = new Map<string, string>();
  parts.forEach(({ id, options }, index) => {
    const option = kept?.[index];
    if (option !== undefined && options.includes(option)) chosen.set(id, option);
  });
  return chosen;
}

/** The answer with every part right. */
export const rightParts = (parts: readonly QuestionPart[]): QuestionResponse =>
  partsResponse(parts, new Map(parts.map(({ id, right }) => [id, right])));

/** The answer as it goes into the record. */
export const partsResponse = (parts: readonly QuestionPart[], chosen: Chosen): QuestionResponse => ({
  type: 'matching',
  pairs: parts.flatMap(({ id }): Pair[] => {
    const option = chosen.get(id);
    return option === undefined ? [] : [[id, option]];
  }),
  right: parts.map(({ id, right }): Pair => [id, right]),
});
