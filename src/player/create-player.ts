import { PrivateNotes } from '../blocks/private-notes.ts';
import { acknowledgementsToRenew } from '../course/completion.ts';
import { beginningOf } from '../course/resume-place.ts';
import { words } from '../locale/words.ts';
import type { Diagnosis } from '../session/learning-record.ts';
import { ownerOf } from '../session/opening.ts';
import { LaunchProgress } from '../session/launch-progress.ts';
import type { Session } from '../session/session.ts';
import { announce } from '../ui/announce.ts';
import './course-player.ts';
import type { CoursePlayer } from './course-player.ts';
import { activeLanguage } from './active-language.ts';
import { loadAfterFirstLesson, loadLesson } from './lesson-loader.ts';
import { ignoreSecondPress } from './second-press.ts';

export { changeLanguage } from './change-language.ts';
export { setPassMark, useLanguage } from './active-language.ts';

/**
 * Creates a player that is ready to begin, in the current language.
 *
 * @param chosen its locale, if the learner chose it in this launch
 */
export function createPlayer(
  session: Session,
  store: Storage | undefined,
  diagnose: (() => Diagnosis) | undefined,
  chosen: string,
): CoursePlayer {
  const player = document.createElement('course-player') as CoursePlayer;
  const { settings, recorded, course } = activeLanguage;
  const lost = session.begin(new LaunchProgress(recorded));
  session.useLanguage(recorded, chosen);
  const notesStore = (): Storage | undefined => (session.learner.id === '' ? undefined : store);
  const owner = (): string => ownerOf(settings.notesOf, session.learner);
  const notes = new PrivateNotes(owner(), notesStore(), window);
  const inputs = { session, course, settings, lost, diagnose, notes } satisfies Partial<CoursePlayer>;
  Object.assign(player, inputs);
  ignoreSecondPress(player);
  for (const type of ['progress', 'saving']) {
    session.addEventListener(type, () => player.requestUpdate());
  }
  const unsaved = (): string => words.unsaved(session.isKeptOnDevice);
  session.addEventListener('unsaved', () => player.notices.tell(unsaved));
  session.addEventListener('saving', () => session.saving === 'saved' && player.notices.takeBack(unsaved));
  session.addEventListener('enough', () => announce(words.open.enough));
  session.addEventListener('moved', () => notes.moveTo(owner(), notesStore()));
  session.addEventListener('other-window', () => player.notices.tell(() => words.otherWindow));
  // While the learner reads the start screen: loads the lesson to continue with, and then the contents.
  loadLesson(beginningOf(course, session.progress, session.mode === 'normal').lesson)
    .then(loadAfterFirstLesson)
    .catch(() => undefined);
  return player;
}

/** Whether the learner has to renew an acknowledgement. */
export const renews = ({ course, session: { mode, progress } }: CoursePlayer): boolean =>
  mode === 'normal' && acknowledgementsToRenew(course, progress).length > 0;
