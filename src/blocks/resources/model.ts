import type { Rich } from '../../course/rich.ts';

/** Things to read or watch, filtered by the time that the learner has. */
export interface ResourcesModel {
  readonly id: string;
  /** Inline. */
  readonly intro?: Rich;
  readonly items: readonly Resource[];
}

export interface Resource {
  /** E.g. `When I have five minutes`: the distinct values are the picker's choices. */
  readonly when: string;
  /** Inline; holds the link. */
  readonly title: Rich;
  readonly note: Rich;
}

/** The picker's choices, in order of appearance. */
export const timeChoices = (model: ResourcesModel): string[] => [
  ...new Set(model.items.map(({ when }) => when)),
];
