import type { HelpDialog } from './help-dialog.ts';
import './help-dialog.ts';
import { useLanguage } from '../active-language.ts';

/** What Help reports on. The session is missing if the record could not be found. */
export type HelpParts = Pick<HelpDialog, 'session' | 'diagnose' | 'failure'>;

/**
 * Opens Help over the current view; the browser returns the focus when it is closed.
 *
 * @param isForRecord whether to show the completion record at once
 * @param locale of the start screen's language, if the course has not switched to it yet
 */
export async function openHelp(
  { session, diagnose, failure }: HelpParts,
  isForRecord = false,
  locale?: string,
): Promise<void> {
  // If it cannot be loaded, the learner is told when the course switches to it.
  const { course, settings } = await useLanguage(locale).catch(() => useLanguage());
  const dialog = document.querySelector('help-dialog') ?? document.createElement('help-dialog');
  Object.assign(dialog, { session, course, settings, diagnose, failure });
  // Moving an open dialog would remove it from the top layer.
  if (!dialog.isConnected) document.body.append(dialog);
  await dialog.show(isForRecord);
}
