import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { groundsOf } from './brand.ts';
import type { Settings } from './build-plan.ts';
import type { CourseFolder } from './settings-files.ts';
import { hasWords } from './locale-words.ts';
import { wordsFile } from './words-tree.ts';
import { readLogo } from './logo.ts';

/** The path of a lesson's file, relative to the project, with `/`. */
export const lessonFile = (id: string, locale: string): string => `modules/${id}/${locale}.md`;

/** The language of a lesson's file. */
export const localeOfLesson = (file: string): string => basename(file, '.md');

/** Whether the path is a file and not a folder. */
export const isFile = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;

/** The names of all lesson folders, listed or not. */
export function foldersOf(root: string): string[] {
  const modules = join(root, 'modules');
  if (!existsSync(modules)) return [];
  return readdirSync(modules, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
}

/**
 * What the settings are checked against, from the project's folder.
 * @param settings the course's settings, as far as they can be read
 * @param read reads a file and records that it was read
 */
export function courseFolder(
  root: string,
  settings: Settings,
  read: (file: string) => string | undefined,
): CourseFolder {
  return {
    logo: (name) => {
      const file = `assets/brand/${name}`;
      const isPlain = /^[\w.-]+$/.test(name);
      const known = isPlain && read(file) !== undefined;
      return readLogo(name, known ? readFileSync(join(root, file)) : undefined);
    },
    grounds: (scheme) => groundsOf(read('assets/theme.css') ?? '', scheme),
    missing: (locale) =>
      (settings['untranslated'] === 'first-language' ? [] : listed(settings, root))
        // A lesson missing in the first language, too, is reported elsewhere.
        .filter((id) => existsSync(join(root, lessonFile(id, String(firstLocale(settings))))))
        .map((id) => lessonFile(id, locale))
        // Missing files of the first language are reported as each lesson is read.
        .filter((file) => locale !== firstLocale(settings) && !existsSync(join(root, file)))
        .concat(hasWords(root, locale) ? [] : [wordsFile(locale)]),
  };
}

function listed({ lessons }: Settings, root: string): string[] {
  return Array.isArray(lessons)
    ? lessons.filter((one): one is string => typeof one === 'string')
    : foldersOf(root);
}

function firstLocale({ locales }: Settings): unknown {
  return Array.isArray(locales) ? locales[0] : 'en';
}
