import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInThisContext } from 'node:vm';
import { parse } from 'yaml';
import type * as z from 'zod';
import type { Format } from '../locale/format.ts';
import { formatOf, hasLatinDigits } from '../locale/format.ts';
import type { LocaleWords } from '../locale/words-type.ts';
import { typeOf } from './messages.ts';
import type { Problem, Report } from './problems.ts';
import { ContentError, Problems } from './problems.ts';
import { isReadable, sourceText } from './source-text.ts';
import { isPseudo, pseudoMessages } from './translation/pseudo.ts';
import { wordsSchema } from './words-schema.ts';
import type { WordsTree } from './words-tree.ts';
import { messagesOf, original, partsOf, treeCode, wordsFile } from './words-tree.ts';
import { readYaml } from './yaml-schema.ts';

const sources = join(import.meta.dirname, '..');

/** The English words come with the code, even if the course is in another folder. */
const pathOf = (root: string, locale: string): string =>
  join(locale === original ? join(sources, '..') : root, wordsFile(locale));

export const hasWords = (root: string, locale: string): boolean =>
  isPseudo(locale) || existsSync(pathOf(root, locale));

const englishSource = (): string => readFileSync(pathOf('', original), 'utf8');

/** The language whose plural forms the messages use. */
const formsOf = (locale: string): string => (isPseudo(locale) ? original : locale);

interface Read {
  /** Undefined if there is a problem. */
  readonly words: WordsTree | undefined;
  readonly problems: readonly Problem[];
  /** Language → the words ready for use. */
  readonly made: Map<string, LocaleWords>;
}

/** Locale → the words read, valid while the language's file and the English one stay the same. */
const known = new Map<string, { readonly source: string; readonly read: Read }>();

function readWords(root: string, locale: string): Read {
  const path = pathOf(root, locale);
  const english = englishSource();
  const own = isPseudo(locale)
    ? pseudoMessages(english)
    : existsSync(path)
      ? sourceText(readFileSync(path))
      : undefined;
  const source = `${english}\n${own}`;
  const before = known.get(locale);
  if (before?.source === source) return before.read;
  const problems = new Problems();
  const words = parseWords(own, parse(english) as WordsTree, formsOf(locale), problems.in(wordsFile(locale)));
  const read = { words, problems: problems.all, made: new Map<string, LocaleWords>() };
  known.set(locale, { source, read });
  return read;
}

function parseWords(
  source: string | undefined,
  english: WordsTree,
  locale: string,
  report: Report,
): WordsTree | undefined {
  if (source === undefined) {
    report(
      1,
      'The file is missing.',
      `Copy ${wordsFile(original)}, and translate what stands after the keys.`,
    );
    return undefined;
  }
  if (!isReadable(source, report)) return undefined;
  // YAML would report many confusing errors instead.
  const bare = source.split('\n').findIndex((line) => /^\s*(-|[^\s'"#][^'"]*?:) \{/.test(line));
  if (bare >= 0) {
    report(bare + 1, 'The words begin with a brace.', "Put quotation marks round all of them: '{…} …'.");
    return undefined;
  }
  return readYaml(source, wordsSchema(english, locale) as z.ZodType<WordsTree>, report, {
    name: 'the words',
  });
}

/** The problems in the words of a language. A missing file is reported elsewhere. */
export const wordsFileProblems = (root: string, locale: string): readonly Problem[] =>
  hasWords(root, locale) ? readWords(root, locale).problems : [];

/** The problems that a language's words would have if this were their file. */
export function wordsSourceProblems(locale: string, source: string): readonly Problem[] {
  const problems = new Problems();
  parseWords(source, parse(englishSource()) as WordsTree, formsOf(locale), problems.in(wordsFile(locale)));
  return problems.all;
}

/**
 * The words of a language, for the build.
 * @param language the language for numbers and lists; BCP 47
 * @throws ContentError with the problems in them
 */
export function localeWords(root: string, locale: string, language = locale): LocaleWords {
  const { words, made } = wordsOrThrow(root, locale);
  const ready = made.get(language);
  if (ready) return ready;
  const make = runInThisContext(`($) => (${treeCode(words, formsOf(locale))})`) as (
    format: Format,
  ) => LocaleWords;
  const fresh = make(formatOf(language));
  made.set(language, fresh);
  return fresh;
}

function wordsOrThrow(root: string, locale: string): Read & { readonly words: WordsTree } {
  const read = readWords(root, locale);
  const { words } = read;
  if (!words) throw new ContentError(read.problems);
  return { ...read, words };
}

/** The language itself, or English while its words have problems. */
export const usableLocale = (root: string, locale: string): string =>
  readWords(root, locale).words ? locale : original;

/** Groups of the player's words that no block of the first lesson needs: in the first language, they load later. */
const laterGroups = [
  'acknowledgement',
  'certificate',
  'finalCheck',
  'help',
  'moments',
  'plan',
  'record',
  'rehearsal',
  'reveal',
  'scenario',
] as const;

/**
 * A browser module with some words: `export const words`.
 * @param part all of the player's, those that are there from the start, the others, or the website's
 * @param format the address of `format.ts`
 */
export function wordsModule(
  root: string,
  locale: string,
  part: 'player' | 'first' | 'later' | 'device',
  { language = locale, format = join(sources, 'locale/format.ts') } = {},
): string {
  const all = wordsOrThrow(root, locale).words[part === 'device' ? part : 'player'] as WordsTree;
  const isLater = (key: string): boolean => (laterGroups as readonly string[]).includes(key);
  const words =
    part === 'player' || part === 'device'
      ? all
      : Object.fromEntries(Object.entries(all).filter(([key]) => isLater(key) === (part === 'later')));
  return `import { formatOf } from ${JSON.stringify(format)};
const $ = formatOf(${JSON.stringify(language)}, ${hasLatinDigits(language)});
export const words = ${treeCode(words, formsOf(locale))};
`;
}

/** `src/locale/words-type.ts`: the types of the words, from English, with a line for each key of the two top levels. */
export function wordsTypes(source = englishSource()): string {
  const typesOf = (words: WordsTree[string], depth: number): string => {
    if (typeof words === 'string') return 'string';
    if (Array.isArray(words)) return 'readonly string[]';
    const fields = Object.entries(words).map(([key, inside]) => {
      const { name, placeholders } = partsOf(key);
      const quoted = /^[a-z]\w*$/i.test(name) ? name : `'${name}'`;
      const type = typesOf(inside, depth + 1);
      if (key === name) return `readonly ${quoted}: ${type};`;
      const messages = messagesOf(inside as string | readonly string[]);
      const parameters = placeholders.map((one) => `${one}: ${typeOf(one, messages)}`);
      return `readonly ${quoted}: (${parameters.join(', ')}) => ${type};`;
    });
    const [before, end] = depth < 2 ? [`\n${'  '.repeat(depth + 1)}`, `\n${'  '.repeat(depth)}`] : [' ', ' '];
    return `{${fields.map((field) => before + field).join('')}${end}}`;
  };
  return `/** Generated from en.yaml by \`npm run schema\`: the words that every language has. */
export interface LocaleWords ${typesOf(parse(source) as WordsTree, 0)}

export type StartWords = LocaleWords['start'];
export type DispatchWords = LocaleWords['dispatch'];
export type AnswerKeyWords = LocaleWords['answerKey'];
export type DeviceWords = LocaleWords['device'];
/** The player's own. */
export type Words = LocaleWords['player'];
/** Those that are there from the start, in every language. */
export type FirstWords = Omit<Words, ${laterGroups.map((group) => `'${group}'`).join(' | ')}>;
/** What the start screen may say above, by name. */
export type Notice = keyof StartWords['notices'];
`;
}
