import type { CoursePlayer } from './course-player.ts';
import type { HelpDialog } from './help/help-dialog.ts';
import { useLanguage } from './active-language.ts';

/**
 * Goes on in another language, on the same screen, with the same answers and attempt.
 *
 * @param chosen its locale, where the learner chose it: that is kept in the record
 * @throws where its chunk cannot be had: nothing has changed then
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
