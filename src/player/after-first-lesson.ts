/**
 * A separate chunk that no first screen waits for: contents, Listen button, the next screen, text cursor, fix for
 * translated pages.
 */
import '../ui/scroll-region.ts';
import './contents.ts';
import './text-cursor.ts';
import './translated-page.ts';
import { ContentsDrawer } from './contents-drawer.ts';
import type { DrawerHost } from './contents-drawer.ts';
import { NextScreen } from './next-screen.ts';
import type { Listened } from './read-aloud/listening.ts';
import { Listening } from './read-aloud/listening.ts';

/** The parts of the player that come after the first lesson. */
export interface LaterParts {
  readonly drawer: ContentsDrawer;
  readonly listening: Listening;
  readonly next: NextScreen;
}

/** @param lesson undefined if another view is shown in its place */
export const laterParts = (player: DrawerHost & Listened, lesson: () => Element | undefined): LaterParts => ({
  drawer: new ContentsDrawer(player),
  listening: new Listening(player, lesson),
  next: new NextScreen(),
});
