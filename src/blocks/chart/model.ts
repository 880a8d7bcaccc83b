import type { Rich } from '../../course/rich.ts';
import type { Appearance } from '../drawings.ts';

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
  /** How many sit at each table, where shares are shown as people, too. */
  readonly people?: number;
  /** Where the figures come from and what they do not say. */
  readonly note: Rich;
}

export interface ChartRow {
  /** Inline. */
  readonly label: Rich;
  readonly value: number;
  /** The value as the author wrote it, e.g. `8.5 %`. */
  readonly shown: string;
  /** How many of those at the table the figure comes to. */
  readonly counted?: number;
  /** Who these are, where they are drawn with a face. */
  readonly drawn?: readonly Appearance[];
}

/** Of so many at a table, how many sit behind it and are seen from the front; the others are seen from behind. */
export const behindTable = (people: number): number => Math.ceil((people + 1) / 2);
