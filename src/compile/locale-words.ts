import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { answerKey, dispatch, en, start } from '../locale/en.ts';
import type { AnswerKeyWords, DispatchWords, StartWords, Words } from '../locale/words-type.ts';
import type { Problem } from './problems.ts';

/** The words that the build itself needs of a language. */
export interface LocaleWords {
  readonly words: Words;
  /** Of the start screen, which is built into the page. */
  readonly start: StartWords;
  /** Of the page of a package that frames the course. */
  readonly dispatch: DispatchWords;
  /** Of the page for administrators that is made beside the packages. */
  readonly answerKey: AnswerKeyWords;
}

/** Written by hand in every language: the words that the code has in English. */
const original = 'en';

export const englishWords: LocaleWords = { words: en, start, dispatch, answerKey };

/** Wherever there is a `words.ts`, a language has a file beside it; relative to the project, with `/`. */
export function wordFiles(root: string, locale: string): string[] {
  const folder = join(root, 'src/locale');
  const entries = existsSync(folder) ? readdirSync(folder, { withFileTypes: true }) : [];
  const inside = entries
    .filter((entry) => entry.isDirectory() && existsSync(join(folder, entry.name, 'words.ts')))
    .map(({ name }) => `${name}/`)
    .sort();
  return ['', ...inside].map((path) => `src/locale/${path}${locale}.ts`);
}

/**
 * The words of a language that are complete.
 * @throws Error with what is missing. Only Node 24 and later imports the files as they are.
 */
export async function localeWords(root: string, locale: string): Promise<LocaleWords> {
  if (locale === original) return englishWords;
  const problems = await wordProblems(root, locale);
  if (problems.length > 0) throw new Error(problems.map(({ message }) => message).join('\n'));
  const module = await exportsOf(root, `src/locale/${locale}.ts`);
  return {
    words: module[locale] as Words,
    start: module['start'] as StartWords,
    dispatch: module['dispatch'] as DispatchWords,
    answerKey: module['answerKey'] as AnswerKeyWords,
  };
}

/** What the words of a language lack, beside the English ones; a file that is missing is told elsewhere. */
export async function wordProblems(root: string, locale: string): Promise<Problem[]> {
  if (locale === original) return [];
  const files = wordFiles(root, original);
  const problems: Problem[] = [];
  for (const [index, file] of wordFiles(root, locale).entries()) {
    const model = files[index] ?? file;
    if (!existsSync(join(root, file)) || !existsSync(join(root, model))) continue;
    const [wanted, given] = await Promise.all([exportsOf(root, model), exportsOf(root, file)]);
    for (const [name, words] of Object.entries(wanted)) {
      const own = name === original ? locale : name;
      for (const missing of lacking(words, given[own], own)) {
        const mend = `Translate them as in ${model}.`;
        problems.push({ file, line: 1, message: `The words "${missing}" are missing in ${file}.`, mend });
      }
    }
  }
  return problems;
}

const exportsOf = async (root: string, file: string): Promise<Readonly<Record<string, unknown>>> =>
  (await import(pathToFileURL(join(root, file)).href)) as Record<string, unknown>;

/** The names of words that are there in `wanted` only, e.g. `fr.search.label`. */
function lacking(wanted: unknown, given: unknown, name: string): string[] {
  if (typeof wanted !== typeof given || Array.isArray(wanted) !== Array.isArray(given)) return [name];
  if (typeof wanted !== 'object' || wanted === null || Array.isArray(wanted)) return [];
  const inside = (given ?? {}) as Readonly<Record<string, unknown>>;
  return Object.entries(wanted).flatMap(([key, value]) => lacking(value, inside[key], `${name}.${key}`));
}
