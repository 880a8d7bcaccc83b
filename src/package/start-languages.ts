import { fileNameHash } from '../compile/content.ts';
import { localeWords } from '../compile/locale-words.ts';
import type { InLocale } from '../compile/rollup-plugin.ts';
import { languagesOf } from '../compile/rollup-plugin.ts';
import type { Files } from './package.ts';
import { bytesOf } from './package.ts';
import type { OfferedLanguage } from './start-screen.ts';
import { firstReadOf, startTexts } from './start-screen.ts';

/**
 * The languages that the start screen offers, if there are several, and a file with its words for each after the first.
 * The page loads a file only when needed, so that it stays about as small as with one language.
 */
export function offeredLanguages(
  root: string,
  all: readonly InLocale[],
): { readonly languages: readonly OfferedLanguage[]; readonly files: Files } {
  const files = new Map<string, Uint8Array>();
  if (all.length < 2) return { languages: [], files };
  const named = languagesOf(all);
  const first = named[0]?.name ?? '';
  const languages = all.map(({ locale, loaded: { course, settings } }, index): OfferedLanguage => {
    const { start, device } = localeWords(root, locale, course.language);
    const said = startTexts(course, settings, start, device.privacy);
    const texts = JSON.stringify(said);
    const path = `app/start-${locale}-${fileNameHash(texts)}.json`;
    if (index > 0) files.set(path, bytesOf(texts));
    const { language = '', name = '' } = named[index] ?? {};
    return {
      locale,
      language,
      name,
      words: index > 0 ? path : '',
      firstRead: firstReadOf(said),
      notLoaded: start.languageNotLoaded(first),
    };
  });
  return { languages, files };
}
