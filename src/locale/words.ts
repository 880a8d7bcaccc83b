import type { Words } from './words-type.ts';

/** The player's words. The build puts those of the language that it makes in the place of this module. */
export declare const words: Words;
