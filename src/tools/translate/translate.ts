import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Problem } from '../../compile/problems.ts';
import { ContentError, Problems, problemText } from '../../compile/problems.ts';
import { isReadable, sourceText } from '../../compile/source-text.ts';
import { firstLocale, translatedFiles, translatedLocales } from '../../compile/translation/files.ts';
import { WriteError, writeAll } from '../write-all.ts';
import { acceptFiles } from './accept.ts';
import { importFiles } from './import-files.ts';
import { newProblems } from './new-problems.ts';
import { ownProblems } from './own-problems.ts';
import { notesIn } from './read-xliff.ts';
import { statusLine, statusOf } from './status.ts';
import { unimportedWork } from './unimported-work.ts';
import { versions, writeXliff } from './write-xliff.ts';

export const usage = `npm run translate -- export fr [-o folder] [--xliff 1.2]   writes XLIFF for a translator
npm run translate -- import <file …>                       takes over what was translated
npm run translate -- status [fr]                           says what is missing, identical or stale
npm run translate -- accept fr [<file …>]                  says that the translation is right as it stands
`;

export interface TranslateOptions {
  /** The project's folder. */
  readonly root: string;
  /** The folder to export to; `dist/translate/<locale>` by default. */
  readonly out?: string | undefined;
  /** The version of XLIFF to export: `2.1` or `1.2`. */
  readonly xliff: string;
}

/** What the command says, line by line. */
export interface Translated {
  readonly said: readonly string[];
  /** Set if it failed: the reasons, and what to do. */
  readonly refused?: readonly string[];
}

class Refused extends Error {
  readonly lines: readonly string[];

  constructor(...lines: readonly string[]) {
    super(lines.join('\n'));
    this.lines = lines;
  }
}

/** Runs `npm run translate`. @param args what is to be done, and with which language or files: see `usage` */
export function translate(args: readonly string[], options: TranslateOptions): Translated {
  const said: string[] = [];
  try {
    for (const line of commandOf(args)(args.slice(1), options)) said.push(line);
    return { said };
  } catch (error) {
    return { said, refused: reasonsOf(error) };
  }
}

function reasonsOf(error: unknown): readonly string[] {
  if (error instanceof Refused) return error.lines;
  if (error instanceof WriteError) return [error.message];
  if (error instanceof ContentError) return error.problems.map(problemText);
  throw error;
}

/** Each yields the lines that it says. @throws Refused */
const commands: Record<
  string,
  { most: number; run: (args: readonly string[], options: TranslateOptions) => Iterable<string> }
> = {
  export: { most: 1, run: ([locale], options) => exportTo(languageIn(options.root, locale), options) },
  import: { most: Infinity, run: importFrom },
  status: { most: 1, run: statusLines },
  accept: { most: Infinity, run: accept },
};

function commandOf([what, ...rest]: readonly string[]): (typeof commands)[string]['run'] {
  const command = what !== undefined && Object.hasOwn(commands, what) ? commands[what] : undefined;
  if (command && rest.length <= command.most) return command.run;
  const reason =
    what === undefined ? 'Say what is to be done:' : `There is no "${[what, ...rest].join(' ')}".`;
  throw new Refused(reason, '', usage);
}

const lineOf = (problem: Problem): string => `  ${problemText(problem)}`;

/** A language that can be translated into. */
function languageIn(root: string, locale: string | undefined): string {
  if (locale === undefined || !/^[a-z]{2,3}$/.test(locale))
    throw new Refused('Say the language, e.g. fr:', '', usage);
  if (locale === firstLocale(root))
    throw new Refused(`"${locale}" is the first language of the course: it is what is translated.`);
  return locale;
}

function* exportTo(locale: string, { root, out, xliff }: TranslateOptions): Iterable<string> {
  const version = versions.find((one) => one === xliff);
  if (version === undefined)
    throw new Refused(`There is no "${xliff}" here: write --xliff 2.1 or --xliff 1.2.`);
  const folder = out ?? join(root, 'dist/translate', locale);
  const files = translatedFiles(root, locale);
  const problems = new Problems();
  for (const path of new Set(files.flatMap(({ source, target }) => [source, target])))
    if (existsSync(join(root, path)))
      isReadable(sourceText(readFileSync(join(root, path))), problems.in(path));
  if (problems.all.length > 0) throw new Refused('Nothing is exported:', ...problems.all.map(lineOf));
  const texts = new Map(
    files.map(
      (file) => [`${file.name}.${locale}.xlf`, writeXliff(file, firstLocale(root), version)] as const,
    ),
  );
  const before = unimportedWork(folder, texts);
  writeAll(folder, new Map<string, string | Uint8Array>([...before, ...texts]));
  for (const name of before.keys())
    yield `What stood there before and is not imported is kept: ${join(folder, name)}`;
  yield* files.flatMap(ownProblems).map(problemText);
  yield `${files.length} files in XLIFF ${version}, in ${folder}:`;
  yield statusLine(statusOf(root, locale));
}

function* importFrom(paths: readonly string[], { root }: TranslateOptions): Iterable<string> {
  if (paths.length === 0) throw new Refused(usage);
  const missing = paths.find((path) => !existsSync(path));
  if (missing !== undefined) throw new Refused(`There is no file ${missing}.`);
  const folder = paths.find((path) => statSync(path).isDirectory());
  if (folder !== undefined) throw new Refused(`${folder} is a folder. Name the files in it.`);
  const given = paths.map((path) => ({ name: basename(path), bytes: readFileSync(path) }));
  const { files, locales, replaced, lost, problems } = importFiles(root, given);
  const found =
    problems.length > 0 ? problems : locales.flatMap((locale) => newProblems(root, locale, files));
  if (found.length > 0) throw new Refused('Nothing is imported:', ...found.map(lineOf));
  const changed = [...files].filter(
    ([file, text]) => !existsSync(join(root, file)) || readFileSync(join(root, file), 'utf8') !== text,
  );
  writeAll(root, new Map(changed));
  yield changed.length === 0
    ? 'Nothing has changed.'
    : `Written: ${changed.map(([file]) => file).join(', ')}`;
  for (const [file, before] of replaced)
    if (before.length > 0) yield `${file}: ${before.length} had other words before: ${before.join(', ')}`;
  for (const [file, lines] of lost)
    if (lines.length > 0)
      yield `${file} is built like the first language’s file now. Lines that only it had: ${lines.join(', ')}`;
  for (const { name, bytes } of given)
    for (const { line, text } of notesIn(bytes)) yield `${name}:${line}: A translator’s note: “${text}”`;
  for (const locale of locales) yield statusLine(statusOf(root, locale));
}

function* statusLines(args: readonly string[], { root }: TranslateOptions): Iterable<string> {
  for (const locale of args.length > 0 ? args : translatedLocales(root)) {
    const status = statusOf(root, languageIn(root, locale));
    yield* status.problems.map(problemText);
    yield statusLine(status);
  }
}

function* accept([locale, ...files]: readonly string[], { root }: TranslateOptions): Iterable<string> {
  const language = languageIn(root, locale);
  const { texts, unknown } = acceptFiles(root, language, files);
  if (unknown) throw new Refused(`${unknown} is no file with words in "${language}".`);
  writeAll(root, texts);
  yield statusLine(statusOf(root, language));
}
