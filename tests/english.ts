import { join } from 'node:path';
import { localeWords } from '../src/compile/locale-words.ts';

/** The English words, for tests in Node. */
export const { start, dispatch, answerKey, player: en } = localeWords(join(import.meta.dirname, '..'), 'en');
