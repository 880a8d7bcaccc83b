import { words as first } from 'course:device-words';
import { onDeviceWordsChange } from './words.ts';
import type { DeviceWords } from './words-type.ts';

/** The website's additional words, in the current language. */
export let words: DeviceWords = first;

onDeviceWordsChange((taken) => {
  words = taken ?? first;
});
