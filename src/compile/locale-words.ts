import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { BuildFailure } from 'esbuild';
import { build } from 'esbuild';
import { answerKey, dispatch, en, start } from '../locale/en.ts';
import type { AnswerKeyWords, DispatchWords, StartWords, Words } from '../locale/words-type.ts';
import type { Problem, Report } from './problems.ts';
import { ContentError, Problems, suggestion } from './problems.ts';
import type { WordsSource } from './words-source.ts';
import { readWordsSource } from './words-source.ts';

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
 * @throws ContentError with what is wrong in them.
 */
export async function localeWords(root: string, locale: string): Promise<LocaleWords> {
  if (locale === original) return englishWords;
  const problems = await wordProblems(root, locale);
  if (problems.length > 0) throw new ContentError(problems);
  const module = await exportsOf(root, `src/locale/${locale}.ts`);
  return {
    words: module[locale] as Words,
    start: module['start'] as StartWords,
    dispatch: module['dispatch'] as DispatchWords,
    answerKey: module['answerKey'] as AnswerKeyWords,
  };
}

/** What is wrong in the words of a language, beside the English ones; a file that is missing is told elsewhere. */
export async function wordProblems(root: string, locale: string): Promise<Problem[]> {
  if (locale === original) return [];
  const models = wordFiles(root, original);
  const problems = new Problems();
  for (const [index, file] of wordFiles(root, locale).entries()) {
    const model = models[index] ?? file;
    if (!existsSync(join(root, file)) || !existsSync(join(root, model))) continue;
    await compareFiles(root, model, file, locale, problems.in(file));
  }
  return problems.all;
}

async function compareFiles(
  root: string,
  model: string,
  file: string,
  locale: string,
  report: Report,
): Promise<void> {
  const source = readFileSync(join(root, file), 'utf8');
  const own = readWordsSource(source, report);
  const english = readWordsSource(readFileSync(join(root, model), 'utf8'), () => undefined);
  if (!own || !english) return;
  let given: Exports;
  try {
    given = await exportsOf(root, file);
  } catch (error) {
    if (own.broken.size > 0) return;
    const { line, why } = causeOf(error);
    report(line, `The words cannot be used: ${why}.`, `Write what is no words as in ${model}.`);
    return;
  }
  const comparison = new Comparison(model, own, english, report);
  for (const [name, words] of Object.entries(await exportsOf(root, model))) {
    const ownName = name === original ? locale : name;
    const line = own.lines.get(original);
    if (given[ownName] === undefined && ownName === locale && line !== undefined)
      report(line, `The words are named "${original}" here.`, `Write "export const ${locale}".`);
    else comparison.compare(words, given[ownName], ownName, name);
  }
}

/** Of esbuild, which says where, or of what runs when the words are made. */
function causeOf(error: unknown): { line: number; why: string } {
  const [first] = (error as Partial<BuildFailure>).errors ?? [];
  if (first) return { line: first.location?.line ?? 1, why: first.text };
  return { line: 1, why: error instanceof Error ? error.message : String(error) };
}

type Exports = Readonly<Record<string, unknown>>;

/** What a file exports as it is now: by its path, Node would answer what it was when it was first imported. */
async function exportsOf(root: string, file: string): Promise<Exports> {
  const { outputFiles } = await build({
    entryPoints: [join(root, file)],
    bundle: true,
    write: false,
    format: 'esm',
    logLevel: 'silent',
  });
  const code = Buffer.from(outputFiles[0]?.contents ?? '').toString('base64');
  return (await import(`data:text/javascript;base64,${code}`)) as Exports;
}

/** What placeholders may stand for: where the English words take it, a translation does. */
const samples: readonly unknown[] = [3, 'three', [3, 5], (words: unknown) => words];

const html = /<\/?[a-z][^>]*>|&(#\d+|#x[\da-f]+|[a-z]+\d*);/i;

type Kind = 'text' | 'placeholders' | 'list' | 'group' | 'nothing' | 'other';

function kindOf(words: unknown): Kind {
  if (words === undefined) return 'nothing';
  if (typeof words === 'string') return 'text';
  if (typeof words === 'function') return 'placeholders';
  if (Array.isArray(words)) return 'list';
  return typeof words === 'object' && words !== null ? 'group' : 'other';
}

/** A file's words beside the English ones: each mistake is reported once, where it stands. */
class Comparison {
  readonly #model: string;
  readonly #own: WordsSource;
  readonly #english: WordsSource;
  readonly #report: Report;

  constructor(model: string, own: WordsSource, english: WordsSource, report: Report) {
    this.#model = model;
    this.#own = own;
    this.#english = english;
    this.#report = report;
  }

  /** @param path of the words, e.g. `fr.search.label` @param inEnglish the same, there */
  compare(wanted: unknown, given: unknown, path: string, inEnglish: string): void {
    if (this.#own.broken.has(path)) return;
    const [kind, ownKind] = [kindOf(wanted), kindOf(given)];
    const as = `as in ${this.#model}`;
    if (ownKind === 'nothing') this.#tell(path, `The words "${path}" are missing.`, `Translate them ${as}.`);
    else if (kind !== ownKind) this.#tell(path, `"${path}" is not ${meant[kind]}.`, `Write it ${as}.`);
    else if (kind === 'group') this.#compareGroups(wanted as Exports, given as Exports, path, inEnglish);
    else if (kind === 'placeholders') this.#comparePlaceholders(wanted, given, path, inEnglish);
    else this.#compareTexts(wanted, given, path);
  }

  #compareGroups(wanted: Exports, given: Exports, path: string, inEnglish: string): void {
    const missing = Object.keys(wanted).filter((key) => given[key] === undefined);
    const strange = Object.keys(given).filter((one) => !Object.hasOwn(wanted, one));
    for (const key of strange) {
      const isOnly = missing.length === 1 && strange.length === 1;
      const hint = isOnly ? `Did you mean "${missing.join()}"?` : suggestion(key, missing);
      const meantKey = missing.find((one) => hint.includes(`"${one}"`));
      // A name that is misspelt is one mistake, not two.
      if (meantKey !== undefined) missing.splice(missing.indexOf(meantKey), 1);
      const fix = meantKey === undefined ? 'Leave them out.' : hint;
      this.#tell(`${path}.${key}`, `The course has no words "${path}.${key}".`, fix);
    }
    for (const [key, words] of Object.entries(wanted))
      if (given[key] !== undefined || missing.includes(key))
        this.compare(words, given[key], `${path}.${key}`, `${inEnglish}.${key}`);
  }

  #comparePlaceholders(wanted: unknown, given: unknown, path: string, inEnglish: string): void {
    const [model, own] = [this.#english.wordings.get(inEnglish), this.#own.wordings.get(path)];
    // Words that are another file's are that file's matter.
    if (!model || !own) return;
    const extra = own.placeholders.length - model.placeholders.length;
    if (extra > 0) {
      const names = own.placeholders.slice(-extra).flat().join(', ');
      const message = `"${path}" is given ${model.placeholders.length} placeholders, not ${own.placeholders.length}.`;
      this.#report(own.line, message, `Take "${names}" out of its words and of the brackets before =>.`);
      return;
    }
    const lost = model.placeholders.findIndex(
      (names, index) =>
        names.some((name) => model.used.has(name)) &&
        !own.placeholders[index]?.some((name) => own.used.has(name)),
    );
    if (lost >= 0) {
      const name = (own.placeholders[lost] ?? model.placeholders[lost] ?? []).join(', ');
      const fix = `Put it where it belongs, between signs like these: \`…\`. It is as in ${this.#model}.`;
      this.#report(own.line, `The placeholder \${${name}} is missing in "${path}".`, fix);
      return;
    }
    this.#compareResults(wanted as Maker, given as Maker, path, model.placeholders.length);
  }

  #compareResults(wanted: Maker, given: Maker, path: string, count: number): void {
    const results = samples.flatMap((sample) => {
      const values = Array.from({ length: count }, () => sample);
      const english = tried(wanted, values);
      return english === undefined || textsOf(english).includes(undefined)
        ? []
        : [{ english, own: tried(given, values) }];
    });
    const found = results.find(({ own }) => own !== undefined) ?? results[0];
    if (found && kindOf(found.own) !== kindOf(found.english))
      this.#tell(
        path,
        `"${path}" does not come to ${meant[kindOf(found.english)]}.`,
        `Write it as in ${this.#model}.`,
      );
    else if (found) this.#compareTexts(found.english, found.own, path);
  }

  #compareTexts(wanted: unknown, given: unknown, path: string): void {
    const english = textsOf(wanted);
    const isMade = Array.isArray(wanted) && wanted.some((one) => typeof one === 'function');
    // Only where English makes them of something does a list hold more than texts.
    const texts = isMade || !Array.isArray(given) ? textsOf(given) : given.map(textOf);
    const isLike = (pattern: RegExp): boolean => english.some((one) => pattern.test(String(one)));
    const fix = `Translate it as in ${this.#model}.`;
    if (texts.includes(undefined)) this.#tell(path, `"${path}" holds something that is no text.`, fix);
    else if (texts.length === 0 || texts.some((one) => one?.trim() === '' && !isLike(/^\s*$/)))
      this.#tell(path, `"${path}" is empty.`, fix);
    else if (/\$\{/.test(texts.join()))
      this.#tell(
        path,
        `In "${path}" a placeholder would stand as it is.`,
        'Put `…` round the words, not quotation marks.',
      );
    else if (html.test(texts.join()) && !isLike(html))
      this.#tell(
        path,
        `"${html.exec(texts.join())?.[0]}" would stand in "${path}" as it is.`,
        'Write the words only: no HTML.',
      );
  }

  /** In the line of the words, or of the nearest group around them. */
  #tell(path: string, message: string, fix: string): void {
    const parts = path.split('.');
    const lines = parts.map((_, index) => this.#own.lines.get(parts.slice(0, index + 1).join('.')));
    this.#report(lines.findLast((line) => line !== undefined) ?? 1, message, fix);
  }
}

const textOf = (words: unknown): string | undefined => (typeof words === 'string' ? words : undefined);

/** The words, or each of a list; those that are made of something, as they come out. */
const textsOf = (words: unknown): (string | undefined)[] =>
  (Array.isArray(words) ? words : [words]).map((one: unknown) =>
    typeof one === 'function'
      ? samples.map((sample) => textOf(tried(one as Maker, [sample]))).find((text) => text !== undefined)
      : textOf(one),
  );

type Maker = (...values: readonly unknown[]) => unknown;

/** Undefined where the words cannot be made of these. */
function tried(make: Maker, values: readonly unknown[]): unknown {
  try {
    return make(...values);
  } catch {
    return undefined;
  }
}

const meant: Readonly<Record<Kind, string>> = {
  text: 'text in quotation marks',
  placeholders: 'words with placeholders, (…) => `…`',
  list: 'a list of texts, […]',
  group: 'a group of words, {…}',
  nothing: 'there',
  other: 'what the course expects',
};
