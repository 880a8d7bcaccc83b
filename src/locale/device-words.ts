import type { DeviceWords } from './words-type.ts';

/** The website's own words, put here by the build as those of `words.ts` are. */
export declare const words: DeviceWords;
