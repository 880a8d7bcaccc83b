import { course, settings } from 'course:outline';
import { localeWords } from '../../src/compile/locale-words.ts';
import type { OfferedLanguage } from '../../src/package/start-screen.ts';
import { startScreen } from '../../src/package/start-screen.ts';

/** Puts the start screen into the page, as `index.html` has it. */
export function openStartScreen(languages: readonly OfferedLanguage[] = []): void {
  const { start } = localeWords(process.cwd(), 'en', 'en-GB');
  document.body.innerHTML = startScreen(course, settings, start, '', languages);
}

/** The notices that are shown. */
export const shownNotices = (): readonly string[] =>
  [...document.querySelectorAll<HTMLElement>('[data-notice]:not([hidden])')].map(
    ({ dataset }) => dataset['notice'] ?? '',
  );
