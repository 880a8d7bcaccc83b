import type { StageModel } from '../drawings.ts';
import type { Moment } from '../staging.ts';

/** A moment at work, drawn on a stage, in one or more steps. */
export interface SceneModel {
  readonly id: string;
  readonly stage: StageModel;
  readonly steps: readonly SceneStep[];
}

export interface SceneStep extends Moment {
  /** '' for a first step without one. */
  readonly title: string;
}
