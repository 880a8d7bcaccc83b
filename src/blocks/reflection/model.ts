import type { Rich } from '../../course/rich.ts';
import { plain } from '../../course/rich.ts';

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

/** What a reflection notes. */
export interface ReflectionNote {
  /** The ids of what is ticked. */
  readonly ticks: readonly string[];
  readonly text: string;
}

/** What can be ticked, and the language that it is in. */
export interface TicksShown {
  readonly ticks: readonly ReflectionTick[];
  readonly language: string;
}

/**
 * As JSON; '' where there is nothing to note. Beside the places of what is ticked stands what it says: a new version of
 * the course may have something else there.
 */
export function writtenReflection({ ticks, text }: ReflectionNote, shown: TicksShown): string {
  if (ticks.length === 0 && text === '') return '';
  const ticked = [...ticks].sort();
  const said = ticked.map((id) => wordsOf(shown.ticks.find((one) => one.id === id)));
  return JSON.stringify({ ticks: ticked.join(''), text, said, in: shown.language });
}

/** Whatever can be read of a note; nothing where it is none. */
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

const wordsOf = (tick: ReflectionTick | undefined): string => (tick ? plain(tick.text) : '');

/** Which of those shown was ticked; none where it is no longer there. @param said undefined where only its place is known */
function tickOf(id: string, said: unknown, { ticks }: TicksShown): string[] {
  if (said === undefined || wordsOf(ticks.find((one) => one.id === id)) === said) return [id];
  const now = ticks.find((one) => wordsOf(one) === said);
  return now ? [now.id] : [];
}
