/** A person as one scene shows them: names from `assets/people.yaml`. */
export interface Appearance {
  readonly person: string;
  readonly expression: string;
  /** Undefined or '' means the first pose. */
  readonly pose?: string;
}

/** What is known about a stage before its drawing loads, so that the layout does not shift then. */
export interface StageModel {
  readonly type: string;
  /** Width divided by height. */
  readonly ratio: number;
  /** The space above the heads, as a percentage of the drawing's width. */
  readonly above: number;
  /** Where each seat is, as a percentage of the width. */
  readonly seats: readonly number[];
  /** The index of the first of these among all the stage's seats: a few people sit in the middle. */
  readonly from: number;
}

/** A lesson's drawings, in their own chunk: the words do not wait for it. `src/compile/drawings.ts` writes it. */
export interface Drawings {
  readonly stages: Readonly<Record<string, DrawnStage>>;
  /** By `figureKey`. */
  readonly figures: Readonly<Record<string, DrawnFigure>>;
}

export interface DrawnStage {
  readonly box: string;
  /** A Lit template, as are the front and a figure's layers. */
  readonly back: unknown;
  readonly front: unknown;
  /** For each seat, the part of the transform that does not depend on the figure. */
  readonly seats: readonly string[];
}

export interface DrawnFigure {
  /** The view box that it fills alone. */
  readonly box: string;
  /** The vertical position of the table edge or the feet. */
  readonly floor: number;
  readonly layers: readonly unknown[];
}

export const figureKey = ({ person, expression, pose = '' }: Appearance): string =>
  `${person} ${expression} ${pose}`.trimEnd();
