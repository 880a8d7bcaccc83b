/** A person as one scene shows them: names of `assets/people.yaml`. */
export interface Appearance {
  readonly person: string;
  readonly expression: string;
  /** The first where there is none, or ''. */
  readonly pose?: string;
}

/** What is known of a stage before its drawing is there, so that nothing moves when it comes. */
export interface StageModel {
  readonly type: string;
  /** Width by height. */
  readonly ratio: number;
  /** How far above the heads the drawing begins: per cent of its width. */
  readonly above: number;
  /** Where each seat is: per cent of the width. */
  readonly seats: readonly number[];
  /** The stage's own seat that is the first of these: a few people sit in the middle. */
  readonly from: number;
}

/** What a lesson draws: in a chunk of its own, which no words wait for. `src/compile/drawings.ts` writes it. */
export interface Drawings {
  readonly stages: Readonly<Record<string, DrawnStage>>;
  /** By `figureKey`. */
  readonly figures: Readonly<Record<string, DrawnFigure>>;
}

export interface DrawnStage {
  readonly box: string;
  /** Templates of Lit, as are the front and a figure's layers. */
  readonly back: unknown;
  readonly front: unknown;
  /** The transform that puts a figure into each seat, as far as it does not depend on the figure. */
  readonly seats: readonly string[];
}

export interface DrawnFigure {
  /** The room that it takes by itself. */
  readonly box: string;
  /** How far down the table edge or the feet are. */
  readonly floor: number;
  readonly layers: readonly unknown[];
}

export const figureKey = ({ person, expression, pose = '' }: Appearance): string =>
  `${person} ${expression} ${pose}`.trimEnd();
