import { words as first } from 'course:words';
import type { DeviceWords, Words } from './words-type.ts';

/** The player's words in the course's first language. */
export const firstWords: Words = first;
/** The player's words in the current language. */
export let words: Words = first;
/** The website's additional words in that language; undefined if it is the first. */
let deviceWords: DeviceWords | undefined;
let changed: ((taken: DeviceWords | undefined) => Partial<Words>) | undefined;

/** Switches to another language; to the first if none is given. */
export function useWords(taken?: { readonly words: Words; readonly device: DeviceWords }): void {
  words = taken?.words ?? first;
  deviceWords = taken?.device;
  words = { ...words, ...changed?.(deviceWords) };
}

/**
 * For `device-words.ts`, which only the website loads, and later.
 *
 * @param change returns what replaces the player's words
 */
export function onDeviceWordsChange(change: NonNullable<typeof changed>): void {
  changed = change;
  words = { ...words, ...change(deviceWords) };
}
