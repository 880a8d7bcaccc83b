/** A chunk of its own, which no first screen waits for: the contents, and the button of Listen. */
import './contents.ts';

export { Listening } from './read-aloud/listening.ts';
