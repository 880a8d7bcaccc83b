import { words as later } from 'course:later-words';
import { addWords } from './words.ts';

addWords(later);

/** All of the player's words in the current language, those included that the first lesson does without. */
export { allWords as words } from './words.ts';
