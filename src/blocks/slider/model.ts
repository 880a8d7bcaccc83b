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
export interface SliderNote {
  /** The label, in the language in which it was chosen; '' if there is no answer. */
  readonly said: string;
  /** Its position, and that language. Unknown if an earlier version of the course noted the answer. */
  readonly at?: number;
  readonly in?: string;
}

/**
 * The note with the answer's position. It is kept apart from the label's, which earlier versions read. No block's id
 * has a colon.
 */
const placeId = (id: string): string => `${id}:at`;

export function writeAnswer(notes: PrivateNotes, id: string, answer: Required<SliderNote>): void {
  notes.set(placeId(id), JSON.stringify(answer));
  notes.set(id, answer.said);
}

export function readAnswer(notes: PrivateNotes, id: string): SliderNote {
  const said = notes.get(id);
  try {
    const place = JSON.parse(notes.get(placeId(id))) as Record<string, unknown>;
    const { at, in: language } = place;
    // An earlier version changes the label alone.
    if (place['said'] === said && typeof at === 'number' && typeof language === 'string')
      return { said, at, in: language };
  } catch {
    // Only the label was noted.
  }
  return { said };
}

/**
 * The position on the scale that is shown; -1 if there is none. It is found by the label, because a new version may
 * move it; in another language, by its position.
 */
export function positionOf(
  { said, at = -1, in: noted }: SliderNote,
  scale: readonly string[],
  language: string,
): number {
  if ((noted ?? language) === language) return scale.indexOf(said);
  return at < scale.length ? at : -1;
}
