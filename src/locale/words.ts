import { words as first } from 'course:words';
import type { DeviceWords, FirstWords, Words } from './words-type.ts';

/** The player's words in the course's first language. */
export const firstWords: FirstWords = first;
/** All words in the current language; in the first, `later-words.ts` adds some. It alone may import this. */
export let allWords = first as Words;
/** The player's words in the current language that are there from the start; `later-words.ts` has all. */
export let words: FirstWords = allWords;
/** The groups that have been added in the first language. */
let later: Partial<Words> = {};
/** Undefined if the current language is the first. */
let taken: { readonly words: Words; readonly device: DeviceWords } | undefined;
let changed: ((device: DeviceWords | undefined, player: Words) => Partial<Words>) | undefined;

function update(): void {
  const player = taken?.words ?? ({ ...first, ...later } as Words);
  allWords = { ...player, ...changed?.(taken?.device, player) };
  words = allWords;
}

/** Switches to another language; to the first if none is given. */
export function useWords(language?: NonNullable<typeof taken>): void {
  taken = language;
  update();
}

/** For `later-words.ts`, which the first lesson does without. */
export function addWords(groups: Partial<Words>): void {
  later = groups;
  update();
}

/**
 * For `device-words.ts`, which only the website loads, and later.
 *
 * @param change returns what replaces the player's words
 */
export function onDeviceWordsChange(change: NonNullable<typeof changed>): void {
  changed = change;
  update();
}
