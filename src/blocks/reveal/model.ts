import type { Rich } from '../../course/rich.ts';

/** A figure to guess before it is shown. The guess is not kept. */
export interface RevealModel {
  readonly id: string;
  /** Inline. */
  readonly question: Rich;
  readonly answer: number;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  /** E.g. `%`; '' for a bare number. */
  readonly unit: string;
  /** Explains the figure. */
  readonly text: Rich;
}

export type Compared = 'exact' | 'close' | 'higher' | 'lower';

/** How the figure compares with the guess: `close` is within a twentieth of the range. */
export function compared(guess: number, { answer, min, max }: RevealModel): Compared {
  if (guess === answer) return 'exact';
  if (Math.abs(guess - answer) <= (max - min) / 20) return 'close';
  return answer > guess ? 'higher' : 'lower';
}

/** A typed number, with a point or a comma; undefined if it is not a number or out of range. */
export function typedGuess(text: string, { min, max }: RevealModel): number | undefined {
  const guess = text.trim() === '' ? Number.NaN : Number(text.trim().replace(',', '.'));
  return guess >= min && guess <= max ? guess : undefined;
}

/** The length of a bar, 1–100, so that it is always visible. */
export const barLength = (value: number, { min, max }: RevealModel): number =>
  Math.max(1, Math.min(100, ((value - min) / (max - min)) * 100));
