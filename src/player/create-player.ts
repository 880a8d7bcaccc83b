import { PrivateNotes } from '../blocks/private-notes.ts';
import type { Course } from '../course/course.ts';
import type { CourseSettings } from '../course/settings.ts';
import { words } from '../locale/words.ts';
import type { Diagnosis } from '../session/learning-record.ts';
import { ownerOf } from '../session/opening.ts';
import type { Session } from '../session/session.ts';
import { announce } from '../ui/announce.ts';
import './course-player.ts';
export { course, settings } from 'course:outline';
import type { CoursePlayer } from './course-player.ts';

/** A player that is ready to begin. */
export function createPlayer(
  session: Session,
  course: Course,
  settings: CourseSettings,
  store: Storage | undefined,
  diagnose: (() => Diagnosis) | undefined,
): CoursePlayer {
  const player = document.createElement('course-player') as CoursePlayer;
  const lost = session.begin(course);
  const notesStore = (): Storage | undefined => (session.learner.id === '' ? undefined : store);
  const owner = (): string => ownerOf(settings.notesOf, session.learner);
  const notes = new PrivateNotes(owner(), notesStore(), window);
  const inputs = { session, course, settings, lost, diagnose, notes } satisfies Partial<CoursePlayer>;
  Object.assign(player, inputs);
  for (const type of ['progress', 'saving']) {
    session.addEventListener(type, () => player.requestUpdate());
  }
  session.addEventListener('enough', () => announce(words.open.enough));
  session.addEventListener('moved', () => notes.moveTo(owner(), notesStore()));
  session.addEventListener('other-window', () => player.tell(words.otherWindow));
  return player;
}
