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
  /** The value of a full bar. */
  readonly full: number;
  /** The number of people at each table, if shares are also shown as people. */
  readonly people?: number;
  /** The figures' source, and what they do not show. */
  readonly note: Rich;
}

export interface ChartRow {
  /** Inline. */
  readonly label: Rich;
  readonly value: number;
  /** The value as the author wrote it, e.g. `8.5 %`. */
  readonly shown: string;
  /** The share as a number of people at the table. */
  readonly counted?: number;
  /** These people, if they are drawn with a face. */
  readonly drawn?: readonly Appearance[];
}

/** How many people at a table sit behind it and are seen from the front; the others are seen from behind. */
export const behindTable = (people: number): number => Math.ceil((people + 1) / 2);
