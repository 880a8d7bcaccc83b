import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { groundsOf } from './brand.ts';
import type { Settings } from './build-plan.ts';
import type { CourseFolder } from './settings-files.ts';
import { hasWords } from './locale-words.ts';
import { wordsFile } from './words-tree.ts';
import { readLogo } from './logo.ts';

/** Relative to the project, with `/`. */
export const lessonFile = (id: string, locale: string): string => `modules/${id}/${locale}.md`;

/** The language of a lesson's file. */
export const languageOf = (file: string): string => basename(file, '.md');

/** Whether there is such a file: a folder of that name is none. */
export const isFile = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;

/** The lessons' folders, listed or not. */
export function foldersOf(root: string): string[] {
  const modules = join(root, 'modules');
  if (!existsSync(modules)) return [];
  return readdirSync(modules, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
}

/**
 * What the settings are held against, as the project's folder has it.
 * @param settings the course's, as far as they can be read
 * @param read remembers what was read
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
        // One that is in no language at all is reported by its name.
        .filter((id) => existsSync(join(root, lessonFile(id, String(firstLocale(settings))))))
        .map((id) => lessonFile(id, locale))
        // The first language's files are asked for one by one as they are read.
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
