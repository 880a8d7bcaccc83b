/** A chunk of its own, which no first screen waits for: the contents, the button of Listen, and what a translated page needs. */
import './contents.ts';
import './translated-page.ts';

export { Listening } from './read-aloud/listening.ts';
