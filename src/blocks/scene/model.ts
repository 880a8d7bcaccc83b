import type { StageModel } from '../drawings.ts';
import type { Moment } from '../staging.ts';

/** A moment at work, drawn and staged, in one step or several. */
export interface SceneModel {
  readonly id: string;
  readonly stage: StageModel;
  readonly steps: readonly SceneStep[];
}

export interface SceneStep extends Moment {
  /** '' where the first has none. */
  readonly title: string;
}
