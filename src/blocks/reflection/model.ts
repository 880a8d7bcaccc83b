import type { Rich } from '../../course/rich.ts';

/** Private thinking: ticks, words of one's own, or both. */
export interface ReflectionModel {
  readonly id: string;
  /** Inline. */
  readonly prompt: Rich;
  readonly ticks: readonly ReflectionTick[];
  /** Rows of the text box; 0 for none. */
  readonly lines: number;
}

export interface ReflectionTick {
  /** A letter, in order. */
  readonly id: string;
  /** Inline. */
  readonly text: Rich;
  /** Shown while it is ticked. */
  readonly thought?: Rich;
}
