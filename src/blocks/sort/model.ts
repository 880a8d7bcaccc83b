import type { KeyQuestion } from '../../course/answer-key.ts';
import { fingerprint } from '../../course/hash.ts';
import type { Rich } from '../../course/rich.ts';
import { comparable, plain } from '../../course/rich.ts';
import type { QuestionPart } from '../parts.ts';
import { rightParts } from '../parts.ts';

/** Statements to sort into categories. */
export interface SortModel {
  readonly id: string;
  /** Inline. */
  readonly prompt: Rich;
  readonly categories: readonly SortCategory[];
  readonly statements: readonly SortStatement[];
}

export interface SortCategory {
  /** A letter, in order of appearance. */
  readonly id: string;
  readonly label: string;
}

export interface SortStatement {
  /** `1`–`9`, then `a`–`z`, in the author's order, whatever order is shown. */
  readonly id: string;
  /** Inline. */
  readonly text: Rich;
  /** The id of the category it belongs to. */
  readonly category: string;
  readonly feedback: Rich;
}

/** The statements as parts of a question: each has the categories as options. */
export function sortParts({ categories, statements }: SortModel): readonly QuestionPart[] {
  const options = categories.map(({ id }) => id);
  return statements.map(({ id, category }) => ({ id, options, right: category }));
}

/** For people who read the record. */
export const sortKey = (model: SortModel): KeyQuestion[] => [
  {
    id: model.id,
    words: plain(model.prompt),
    parts: model.statements.map(({ id, text }) => ({
      id,
      words: plain(text),
      options: model.categories.map((category) => ({ id: category.id, words: category.label })),
    })),
    right: rightParts(sortParts(model)),
  },
];

/** Changes with the statements, the categories and their assignment, not with the prompt or the feedback. */
export const sortFingerprint = (model: SortModel): string =>
  fingerprint([
    ...model.categories.map(({ label }) => label),
    '',
    ...model.statements.map(({ text, category }) => `${category}${comparable(text)}`),
  ]);
