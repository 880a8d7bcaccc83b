import { words as first } from 'course:words';
import type { DeviceWords, Words } from './words-type.ts';

/** The player's words in the course's first language. */
export const firstWords: Words = first;
/** In the language that the course is taken in. */
export let words: Words = first;
/** The website's own in that language; undefined where it is the first. */
let deviceWords: DeviceWords | undefined;
let changed: ((taken: DeviceWords | undefined) => void) | undefined;

/** The course goes on in another language; in the first where none is given. */
export function useWords(taken?: { readonly words: Words; readonly device: DeviceWords }): void {
  words = taken?.words ?? first;
  deviceWords = taken?.device;
  changed?.(deviceWords);
}

/** For `device-words.ts`, which is there only on the website, and later. */
export function onDeviceWordsChange(change: NonNullable<typeof changed>): void {
  changed = change;
  change(deviceWords);
}
