import type { Rich } from '../../course/rich.ts';

/** A figure to guess before it is shown. Nothing is kept. */
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
  /** What the figure is and what it means. */
  readonly text: Rich;
}

export type Compared = 'exact' | 'close' | 'higher' | 'lower';

/** Where the figure lies from the guess; within a twentieth of the range is close. */
export function compared(guess: number, { answer, min, max }: RevealModel): Compared {
  if (guess === answer) return 'exact';
  if (Math.abs(guess - answer) <= (max - min) / 20) return 'close';
  return answer > guess ? 'higher' : 'lower';
}

/** A number that was typed, with a point or a comma; undefined where it is none or out of range. */
export function typedGuess(text: string, { min, max }: RevealModel): number | undefined {
  const guess = text.trim() === '' ? Number.NaN : Number(text.trim().replace(',', '.'));
  return guess >= min && guess <= max ? guess : undefined;
}

/** The length of a bar, 0–100, never so short that it cannot be seen. */
export const barLength = (value: number, { min, max }: RevealModel): number =>
  Math.max(1, Math.min(100, ((value - min) / (max - min)) * 100));
