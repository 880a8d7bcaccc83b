import type { HelpDialog } from './help-dialog.ts';
import './help-dialog.ts';
import { useLanguage } from '../active-language.ts';

/** What Help can tell of: the session is missing where the record could not be found. */
export type HelpParts = Pick<HelpDialog, 'session' | 'diagnose' | 'failure'>;

/**
 * Opens Help over whatever is shown; the browser gives the focus back when it is closed.
 *
 * @param isForRecord whether to go to the completion record at once
 * @param locale of the language that is shown, where the course has not taken it yet
 */
export async function openHelp(
  { session, diagnose, failure }: HelpParts,
  isForRecord = false,
  locale?: string,
): Promise<void> {
  // Where it cannot be had, the learner is told so when the course takes it.
  const { course, settings } = await useLanguage(locale).catch(() => useLanguage());
  const dialog = document.querySelector('help-dialog') ?? document.createElement('help-dialog');
  Object.assign(dialog, { session, course, settings, diagnose, failure });
  // One that is open would lose its place over everything else if it were moved.
  if (!dialog.isConnected) document.body.append(dialog);
  await dialog.show(isForRecord);
}
