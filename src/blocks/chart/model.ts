import type { Rich } from '../../course/rich.ts';

/** A bar chart of a two-column table. */
export interface ChartModel {
  readonly id: string;
  /** Inline. */
  readonly caption: Rich;
  readonly labelHeading: string;
  readonly valueHeading: string;
  readonly rows: readonly ChartRow[];
  /** What a full bar stands for. */
  readonly full: number;
  /** Where the figures come from and what they do not say. */
  readonly note: Rich;
}

export interface ChartRow {
  /** Inline. */
  readonly label: Rich;
  readonly value: number;
  /** The value as the author wrote it, e.g. `8.5 %`. */
  readonly shown: string;
}
