/**
 * A separate chunk that no first screen waits for: contents, Listen button, the next screen, text cursor, fix for
 * translated pages.
 */
import '../ui/scroll-region.ts';
import './contents.ts';
import './text-cursor.ts';
import './translated-page.ts';

export { NextScreen } from './next-screen.ts';
export { Listening } from './read-aloud/listening.ts';
