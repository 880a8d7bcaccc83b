import type { PrivateNotes } from '../blocks/private-notes.ts';
import type { Course } from '../course/course.ts';
import type { Place } from '../course/progress.ts';
import type { Session } from '../session/session.ts';

/** The parts of the player that this folder uses. */
export interface Player extends HTMLElement {
  readonly course: Course;
  readonly notes: PrivateNotes;
  go(place: Place): Promise<void>;
}

/** One launch of the course in this tab: only what concerns the device. */
export interface DeviceLaunch {
  readonly session: Session;
  readonly player: Player;
  /** Whether the browser keeps the record beyond this visit. */
  readonly keeps: boolean;
}

/** The folder that the course is served from: the worker's scope, and the end of its caches' names. */
export const home = (): string => new URL('./', document.baseURI).href;

/** A browser feature, if it is allowed: in a sandboxed frame, or by a setting, mere access may throw. */
export function allowed<T>(ask: () => T): T | undefined {
  try {
    return ask();
  } catch {
    return undefined;
  }
}
