import { fingerprint } from '../../course/hash.ts';
import type { Pair, Response } from '../../course/interaction.ts';
import type { Rich } from '../../course/rich.ts';
import { plain } from '../../course/rich.ts';

/** Statements to be put into categories. */
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
  /** `1`–`9`, then `a`–`z`: the author's order whatever the order shown. */
  readonly id: string;
  /** Inline. */
  readonly text: Rich;
  /** The id of the category it belongs to. */
  readonly category: string;
  readonly feedback: Rich;
}

/** Statement id → category id, for those that were placed. */
export type Placed = ReadonlyMap<string, string>;

export const statementIsRight = (statement: SortStatement, placed: Placed): boolean =>
  placed.get(statement.id) === statement.category;

export const gradeSort = (model: SortModel, placed: Placed): boolean =>
  model.statements.every((statement) => statementIsRight(statement, placed));

/** The short form that is kept: a letter per statement, `0` where it was not placed. */
export const keptSort = (model: SortModel, placed: Placed): string =>
  model.statements.map(({ id }) => placed.get(id) ?? '0').join('');

/** Where the statements lie, from what was kept: only categories that there still are. */
export function placedFrom(kept: string | undefined, model: SortModel): Map<string, string> {
  const placed = new Map<string, string>();
  model.statements.forEach(({ id }, index) => {
    const category = model.categories.find((one) => one.id === kept?.[index]);
    if (category) placed.set(id, category.id);
  });
  return placed;
}

/** What the record is told. */
export const sortResponse = (model: SortModel, placed: Placed): Response => ({
  type: 'matching',
  pairs: model.statements.flatMap(({ id }): Pair[] => {
    const category = placed.get(id);
    return category === undefined ? [] : [[id, category]];
  }),
  right: model.statements.map(({ id, category }): Pair => [id, category]),
});

/** Changes with the statements, the categories and what belongs where, not with the prompt or the feedback. */
export const sortFingerprint = (model: SortModel): string =>
  fingerprint([
    ...model.categories.map(({ label }) => label),
    '',
    ...model.statements.map(({ text, category }) => `${category}${plain(text)}`),
  ]);
