import type { CoursePlayer } from './course-player.ts';
import type { HelpDialog } from './help/help-dialog.ts';
import { useLanguage } from './active-language.ts';

/**
 * Switches to another language, on the same screen, with the same answers and attempt.
 *
 * @param chosen its locale, if the learner chose it: then the record keeps it
 * @throws if its chunk cannot be loaded: then nothing has changed
 */
export async function changeLanguage(player: CoursePlayer, locale: string, chosen: string): Promise<void> {
  const { course, settings, recorded } = await useLanguage(locale);
  player.session.useLanguage(recorded, chosen);
  Object.assign(player, { course, settings });
  player.requestUpdate();
  const help = document.querySelector<HelpDialog>('help-dialog');
  if (help) {
    Object.assign(help, { course, settings });
    help.requestUpdate();
    help.dispatchEvent(new Event('course-help', { bubbles: true }));
  }
  if (player.isConnected && !player.session.closed) await player.go(player.place);
}
