import type { Rich } from '../course/rich.ts';
import type { Appearance, StageModel } from './drawings.ts';

/** A person on the stage. */
export interface StagedPerson extends Appearance {
  /** As the author writes it. */
  readonly name: string;
}

/** A line that a person says, or narration. Lines are in reading order. */
export interface StagedLine {
  /** The speaker's index in `people`; -1 for a voice off stage; undefined for narration. */
  readonly by?: number;
  /** If said: inline markup that begins with the name. Otherwise: block-level markup. */
  readonly text: Rich;
}

/** A moment: the people on the stage, how they look, what is said. */
export interface Moment {
  /** One entry for each seat from the first on; undefined for a person who is away. */
  readonly people: readonly (StagedPerson | undefined)[];
  readonly lines: readonly StagedLine[];
  /** Inline: the captions on the screen of a call. */
  readonly captions?: Rich;
  /** The time that a clock shows: `9:00`. */
  readonly time?: string;
}

/** What moments need drawn. */
export interface Drawn {
  readonly stages: readonly string[];
  readonly people: readonly Appearance[];
}

export const drawnIn = (stage: StageModel | undefined, moments: readonly Moment[]): Drawn => ({
  stages: stage ? [stage.type] : [],
  people: moments.flatMap(({ people }) => people).filter((one) => one !== undefined),
});
