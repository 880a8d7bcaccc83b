/** A row of the table: what was measured, of what, in how many runs, and its budget. */
export interface Figure {
  readonly part: Part;
  /** A package, a way of building, or a size. */
  readonly of: string;
  readonly name: string;
  readonly unit: Unit;
  /** The median of the runs. */
  readonly value: number;
  readonly lowest: number;
  readonly highest: number;
  readonly runs: number;
  /** The most that `value` may be; undefined if the figure is for information only. */
  readonly budget?: number;
}

export type Part = 'loading' | 'using' | 'cost' | 'building' | 'growth';
export type Unit = 'ms' | 's' | 'bytes' | 'MB' | 'times' | 'count' | 'percent' | 'score';

/** Collects the figures of one part, each from several runs. */
export class Figures {
  readonly #part: Part;
  readonly all: Figure[] = [];

  constructor(part: Part) {
    this.#part = part;
  }

  /** @throws if nothing was measured: an empty figure would be within every budget */
  add(of: string, name: string, unit: Unit, runs: readonly number[], budget?: number): void {
    if (runs.length === 0 || runs.some((run) => !Number.isFinite(run)))
      throw new Error(`${of}, ${name}: measured ${runs.join(', ') || 'nothing'}`);
    const round = (value: number): number => Number(value.toPrecision(value >= 1000 ? 7 : 4));
    this.all.push({
      part: this.#part,
      of,
      name,
      unit,
      value: round(median(runs)),
      lowest: round(Math.min(...runs)),
      highest: round(Math.max(...runs)),
      runs: runs.length,
      ...(budget === undefined ? {} : { budget }),
    });
  }
}

export const isWithin = ({ value, budget }: Figure): boolean => budget === undefined || value <= budget;

export const median = (values: readonly number[]): number => quantile(values, 0.5);

/** The value below which this share of the values lies; interpolated between two. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  const at = (sorted.length - 1) * share;
  const below = sorted[Math.floor(at)] ?? Number.NaN;
  const above = sorted[Math.ceil(at)] ?? Number.NaN;
  return below + (above - below) * (at - Math.floor(at));
}
