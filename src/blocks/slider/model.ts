import type { Rich } from '../../course/rich.ts';
import type { PrivateNotes } from '../private-notes.ts';

/** A private judgement on a scale. */
export interface SliderModel {
  readonly id: string;
  /** Inline. */
  readonly question: Rich;
  /** The labels, low to high. */
  readonly scale: readonly string[];
  /** The id of an earlier slider, to show its answer next to this one. */
  readonly beside?: string;
}

/** An answer as it is noted. */
export interface SliderAnswer {
  /** The label, in the language in which it was chosen; '' if there is no answer. */
  readonly said: string;
  /** Its position, and that language. Unknown if an earlier version of the course noted the answer. */
  readonly at?: number;
  readonly in?: string;
}

/**
 * The note with the position. It is kept apart from the label's, which earlier versions of the course read; they change
 * the label alone. No block's id has a colon.
 */
const placeId = (id: string): string => `${id}:at`;
const place = (at: string | number, language: string, said: string): string => `${at} ${language} ${said}`;

export function writeAnswer(notes: PrivateNotes, id: string, answer: Required<SliderAnswer>): void {
  notes.set(placeId(id), place(answer.at, answer.in, answer.said));
  notes.set(id, answer.said);
}

export function readAnswer(notes: PrivateNotes, id: string): SliderAnswer {
  const said = notes.get(id);
  const noted = notes.get(placeId(id));
  const [at = '', language = ''] = noted.split(' ');
  return noted === place(at, language, said) ? { said, at: Number(at), in: language } : { said };
}
