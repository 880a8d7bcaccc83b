/** A chunk of its own, which no first screen waits for: the contents, the button of Listen, the text cursor, and what a translated page needs. */
import './contents.ts';
import './text-cursor.ts';
import './translated-page.ts';

export { Listening } from './read-aloud/listening.ts';
