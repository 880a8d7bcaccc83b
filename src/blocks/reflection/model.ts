import type { Rich } from '../../course/rich.ts';
import { comparable } from '../../course/rich.ts';

/** A private reflection: ticks, the learner's own words, or both. */
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

/** The contents of a reflection's note. */
export interface ReflectionNote {
  /** The ids of the ticked items. */
  readonly ticks: readonly string[];
  readonly text: string;
}

/** The items shown, and their language. */
export interface TicksShown {
  readonly ticks: readonly ReflectionTick[];
  readonly language: string;
}

/**
 * As JSON; '' if there is nothing to note. It holds the ids of the ticked items and also their words, because a new
 * version of the course may have other items under the same ids.
 */
export function serializeReflection({ ticks, text }: ReflectionNote, shown: TicksShown): string {
  if (ticks.length === 0 && text === '') return '';
  const ticked = [...ticks].sort();
  const said = ticked.map((id) => wordsOf(shown.ticks.find((one) => one.id === id)));
  return JSON.stringify({ ticks: ticked.join(''), text, said, in: shown.language });
}

/** The readable part of a note; empty if it is not valid. */
export function readReflection(note: string, shown: TicksShown): ReflectionNote {
  try {
    const { ticks, text, said, in: language } = JSON.parse(note || '{}') as Record<string, unknown>;
    const noted: readonly unknown[] = Array.isArray(said) && language === shown.language ? said : [];
    return {
      ticks: typeof ticks === 'string' ? [...ticks].flatMap((id, at) => tickOf(id, noted[at], shown)) : [],
      text: typeof text === 'string' ? text : '',
    };
  } catch {
    return { ticks: [], text: '' };
  }
}

const wordsOf = (tick: ReflectionTick | undefined): string => (tick ? comparable(tick.text) : '');

/** The ticked item among those shown; empty if it is gone. @param said its words; undefined if only the id is known */
function tickOf(id: string, said: unknown, { ticks }: TicksShown): string[] {
  if (said === undefined || wordsOf(ticks.find((one) => one.id === id)) === said) return [id];
  const now = ticks.find((one) => wordsOf(one) === said);
  return now ? [now.id] : [];
}
