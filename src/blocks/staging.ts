import type { Rich } from '../course/rich.ts';
import type { Appearance, StageModel } from './drawings.ts';

/** Somebody who is there. */
export interface StagedPerson extends Appearance {
  /** As the author writes it. */
  readonly name: string;
}

/** What is said, or told: in the order that it is read in. */
export interface StagedLine {
  /** Who says it, by their place among those there; -1 for a voice that nobody sees. Undefined where it is told. */
  readonly by?: number;
  /** Inline where somebody says it, their name first; else block-level markup. */
  readonly text: Rich;
}

/** A moment: who is there, how they look, what is said. */
export interface Moment {
  /** In the stage's seats, from the first on; undefined for whoever is away. */
  readonly people: readonly (StagedPerson | undefined)[];
  readonly lines: readonly StagedLine[];
  /** Inline: what stands on the screen of a call. */
  readonly captions?: Rich;
  /** The hours and minutes of a clock: `9:00`. */
  readonly time?: string;
}

/** What is to be drawn of moments. */
export interface Drawn {
  readonly stages: readonly string[];
  readonly people: readonly Appearance[];
}

export const drawnIn = (stage: StageModel | undefined, moments: readonly Moment[]): Drawn => ({
  stages: stage ? [stage.type] : [],
  people: moments.flatMap(({ people }) => people).filter((one) => one !== undefined),
});
