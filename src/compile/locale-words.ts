import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInThisContext } from 'node:vm';
import { parse } from 'yaml';
import * as z from 'zod';
import type { Format } from '../locale/format.ts';
import { formatOf } from '../locale/format.ts';
import type { LocaleWords } from '../locale/words-type.ts';
import type { Message, Mistake } from './messages.ts';
import { codeOf, formsIn, mistakesIn, placeholdersIn, readMessage, typeOf, wordsIn } from './messages.ts';
import type { Problem, Report } from './problems.ts';
import { ContentError, Problems } from './problems.ts';
import { isReadable, sourceText } from './source-text.ts';
import { readYaml } from './yaml-schema.ts';
import { isPseudo, pseudoMessages } from './translation/pseudo.ts';
import { hints, list, refuse } from './yaml-values.ts';

/** Relative to the project, with `/`. */
export const wordsFile = (locale: string): string => `src/locale/${locale}.yaml`;

/** The words that every language has: those of the code's own English. */
const original = 'en';
const sources = join(import.meta.dirname, '..');

/** A language's words file as it is: texts, lists of them and groups, by their keys. */
type Tree = { readonly [key: string]: string | readonly string[] | Tree };

/** `found(n)` → `found`, and what it is made of. */
function partsOf(key: string): { readonly name: string; readonly placeholders: readonly string[] } {
  const [, name = key, inside = ''] = /^(.*?)\((.*)\)$/.exec(key) ?? [];
  return { name, placeholders: inside.split(/\s*,\s*/).filter(Boolean) };
}

/** English is the code's own, wherever the course stands. */
const pathOf = (root: string, locale: string): string =>
  join(locale === original ? join(sources, '..') : root, wordsFile(locale));

export const hasWords = (root: string, locale: string): boolean =>
  isPseudo(locale) || existsSync(pathOf(root, locale));

const englishSource = (): string => readFileSync(pathOf('', original), 'utf8');

/** The language whose plural forms the messages have. */
const formsOf = (locale: string): string => (isPseudo(locale) ? original : locale);

interface Read {
  /** Undefined where there is a problem. */
  readonly words: Tree | undefined;
  readonly problems: readonly Problem[];
  /** Language → the words as they are used. */
  readonly made: Map<string, LocaleWords>;
}

/** What was read of a file is kept as long as that, and the English one, stay the same. */
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
  const before = known.get(path);
  if (before?.source === source) return before.read;
  const problems = new Problems();
  const words = wordsOf(own, parse(english) as Tree, formsOf(locale), problems.in(wordsFile(locale)));
  const read = { words, problems: problems.all, made: new Map<string, LocaleWords>() };
  known.set(path, { source, read });
  return read;
}

function wordsOf(
  source: string | undefined,
  english: Tree,
  locale: string,
  report: Report,
): Tree | undefined {
  if (source === undefined) {
    report(
      1,
      'The file is missing.',
      `Copy ${wordsFile(original)}, and translate what stands after the keys.`,
    );
    return undefined;
  }
  if (!isReadable(source, report)) return undefined;
  // YAML would say many other things of it.
  const bare = source.split('\n').findIndex((line) => /^\s*(-|[^\s'"#][^'"]*?:) \{/.test(line));
  if (bare >= 0) {
    report(bare + 1, 'The words begin with a brace.', "Put quotation marks round all of them: '{…} …'.");
    return undefined;
  }
  return readYaml(source, schemaOf(english, locale) as z.ZodType<Tree>, report, { name: 'the words' });
}

/** What is wrong in the words of a language; a file that is missing is reported elsewhere. */
export const wordProblems = (root: string, locale: string): readonly Problem[] =>
  hasWords(root, locale) ? readWords(root, locale).problems : [];

/** What would be wrong in the words of a language if their file said so. */
export function wordsProblems(locale: string, source: string): readonly Problem[] {
  const problems = new Problems();
  wordsOf(source, parse(englishSource()) as Tree, formsOf(locale), problems.in(wordsFile(locale)));
  return problems.all;
}

/** What a translation of words has to be. */
function schemaOf(words: Tree[string], locale: string, key = ''): z.ZodType {
  if (typeof words === 'string') return textOf(messagesOf(words), locale, key, words);
  if (Array.isArray(words)) {
    const items = words as readonly string[];
    const originals = messagesOf(items);
    const { placeholders } = partsOf(key);
    // Not sentence by sentence: a language may need more of them, or fewer.
    return list(textOf(originals, locale, key, items.join(''), false)).superRefine((texts, context) => {
      const all = messagesOf(texts as readonly string[], locale);
      if (all.length < texts.length) return;
      const lost = placeholders.find((one) => !all.some((message) => placeholdersIn(message).has(one)));
      if (lost !== undefined) refuse(context, lostPlaceholder(lost));
    });
  }
  const entries = Object.entries(words).map(([name, inside]) => [name, schemaOf(inside, locale, name)]);
  return z.strictObject(Object.fromEntries(entries) as Record<string, z.ZodType>);
}

const messagesOf = (words: string | readonly string[], locale = original): Message[] =>
  [words].flat().flatMap((text) => {
    const message = readMessage(text, locale);
    return 'fix' in message ? [] : [message];
  });

const lostPlaceholder = (name: string): Mistake => ({
  message: `The placeholder {${name}} is missing in {name}.`,
  fix: `Put it where it belongs, as in ${wordsFile(original)}.`,
});

const html = /<\/?[a-z][^>]*>|&(#\d+|#x[\da-f]+|[a-z]+\d*);/i;

function textOf(
  originals: readonly Message[],
  locale: string,
  key: string,
  inEnglish: string,
  isWhole = true,
): z.ZodType {
  const { placeholders } = partsOf(key);
  const wanted = isWhole ? originals.flatMap((one) => [...placeholdersIn(one)]) : [];
  const forms = new Set(originals.flatMap((one) => [...formsIn(one)]));
  const mistakes = (text: string): Mistake[] => {
    const message = readMessage(text, locale);
    if ('fix' in message) return [message];
    const found = mistakesIn(message, locale, placeholders);
    const used = placeholdersIn(message);
    found.push(...wanted.filter((name) => !used.has(name)).map(lostPlaceholder));
    for (const name of placeholders.filter((one) => used.has(one))) {
      const [type, inEnglishType] = [typeOf(name, [message]), typeOf(name, originals)];
      if (type !== inEnglishType && !(type === 'string' && inEnglishType === 'number'))
        found.push({
          message: `{name} takes the placeholder "${name}" for something that it is not.`,
          fix: `Write it as in ${wordsFile(original)}.`,
        });
    }
    for (const form of formsIn(message))
      if (!forms.has(form) && !forms.has(form.replace(/ false$/, ' true')))
        found.push({
          message: `{name} has the form "${form.split(' ')[1]}", which never comes.`,
          fix: `Take the names of forms from ${wordsFile(original)}.`,
        });
    const tag = html.exec(wordsIn(message))?.[0];
    if (tag !== undefined && !html.test(inEnglish))
      found.push({
        message: `"${tag}" would stand in {name} as it is.`,
        fix: 'Write the words only: no HTML.',
      });
    return found;
  };
  return z
    .string()
    .superRefine((text, context) => {
      const [mistake] = /\S/.test(text)
        ? mistakes(text)
        : [{ message: '{name} is empty.', fix: `Translate it from ${wordsFile(original)}.` }];
      if (mistake) refuse(context, mistake);
    })
    .register(hints, { like: 'words', isWords: true });
}

/**
 * The words of a language, for the build.
 * @param language as numbers and lists are written; BCP 47
 * @throws ContentError with what is wrong in them
 */
export function localeWords(root: string, locale: string, language = locale): LocaleWords {
  const { words, made } = whole(root, locale);
  const ready = made.get(language);
  if (ready) return ready;
  const make = runInThisContext(`($) => (${treeCode(words, formsOf(locale))})`) as (
    format: Format,
  ) => LocaleWords;
  const fresh = make(formatOf(language));
  made.set(language, fresh);
  return fresh;
}

function whole(root: string, locale: string): Read & { readonly words: Tree } {
  const read = readWords(root, locale);
  const { words } = read;
  if (!words) throw new ContentError(read.problems);
  return { ...read, words };
}

/** A language, or English while there is something to fix in its words. */
export const soundLocale = (root: string, locale: string): string =>
  readWords(root, locale).words ? locale : original;

/** A module with some of the words, for the browser: `export const words`. @param format the address of `format.ts` */
export function wordsModule(
  root: string,
  locale: string,
  group: 'player' | 'device',
  { language = locale, format = join(sources, 'locale/format.ts') } = {},
): string {
  const words = whole(root, locale).words[group] as Tree;
  return `import { formatOf } from ${JSON.stringify(format)};
const $ = formatOf(${JSON.stringify(language)});
export const words = ${treeCode(words, formsOf(locale))};
`;
}

function treeCode(words: Tree[string], locale: string): string {
  if (typeof words === 'string') {
    const message = readMessage(words, locale);
    return 'fix' in message ? '""' : codeOf(message);
  }
  if (Array.isArray(words))
    return `[${(words as readonly string[]).map((one) => treeCode(one, locale)).join(', ')}]`;
  const entries = Object.entries(words).map(([key, inside]) => {
    const { name, placeholders } = partsOf(key);
    const code = treeCode(inside, locale);
    return `${JSON.stringify(name)}: ${key === name ? code : `(${placeholders.join(', ')}) => ${code}`}`;
  });
  return `{ ${entries.join(',\n')} }`;
}

/** `src/locale/words-type.ts`: the types of the words, as English has them; a line for each that is no deeper. */
export function wordsTypes(source = englishSource()): string {
  const typesOf = (words: Tree[string], depth: number): string => {
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
  return `/** Made of en.yaml by \`npm run schema\`: the words that every language has. */
export interface LocaleWords ${typesOf(parse(source) as Tree, 0)}

export type StartWords = LocaleWords['start'];
export type DispatchWords = LocaleWords['dispatch'];
export type AnswerKeyWords = LocaleWords['answerKey'];
export type DeviceWords = LocaleWords['device'];
/** The player's own. */
export type Words = LocaleWords['player'];
/** What the start screen may say above, by name. */
export type Notice = keyof StartWords['notices'];
`;
}
