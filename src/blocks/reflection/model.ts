import type { Rich } from '../../course/rich.ts';

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

/** As JSON; '' where there is nothing to note. */
export const writtenReflection = ({ ticks, text }: ReflectionNote): string =>
  ticks.length === 0 && text === '' ? '' : JSON.stringify({ ticks: [...ticks].sort().join(''), text });

/** Whatever can be read of a note; nothing where it is none. */
export function readReflection(note: string): ReflectionNote {
  try {
    const { ticks, text } = JSON.parse(note || '{}') as Record<string, unknown>;
    return {
      ticks: typeof ticks === 'string' ? [...ticks] : [],
      text: typeof text === 'string' ? text : '',
    };
  } catch {
    return { ticks: [], text: '' };
  }
}
