import { words as first } from 'course:device-words';
import { onDeviceWordsChange } from './words.ts';
import type { DeviceWords } from './words-type.ts';

/** The website's own words, in the language that the course is taken in. */
export let words: DeviceWords = first;

onDeviceWordsChange((taken) => {
  words = taken ?? first;
});
