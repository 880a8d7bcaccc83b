import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Problem } from '../../compile/problems.ts';
import { ContentError, Problems, problemText } from '../../compile/problems.ts';
import { isReadable, sourceText } from '../../compile/source-text.ts';
import { argumentsOf } from '../arguments.ts';
import { WriteError, writeAll } from '../write-all.ts';
import { acceptFiles } from './accept.ts';
import { firstLocale, translatedFiles, translatedLocales } from '../../compile/translation/files.ts';
import { importFiles } from './import-files.ts';
import { ownProblems } from './own-problems.ts';
import { statusLine, statusOf } from './status.ts';
import { newProblems } from './new-problems.ts';
import type { XliffVersion } from './write-xliff.ts';
import { notesIn } from './read-xliff.ts';
import { unimportedWork } from './unimported-work.ts';
import { versions, writeXliff } from './write-xliff.ts';

const usage = `npm run translate -- export fr [-o folder] [--xliff 1.2]   writes XLIFF for a translator
npm run translate -- import <file …>                       takes over what was translated
npm run translate -- status [fr]                           says what is missing, identical or stale
npm run translate -- accept fr [<file …>]                  says that the translation is right as it stands
`;

/** `npm run translate`: exports the course's words as XLIFF, and imports them. */
const { values, positionals } = argumentsOf(
  {
    allowPositionals: true,
    options: {
      out: { type: 'string', short: 'o' },
      xliff: { type: 'string', default: versions[0] },
      root: { type: 'string', default: join(import.meta.dirname, '../../..') },
    },
  },
  usage,
);
const { root, xliff } = values;

const lineOf = (problem: Problem): string => `  ${problemText(problem)}`;
const say = (line: string): void => void process.stdout.write(`${line}\n`);

function fail(...lines: readonly string[]): void {
  process.stderr.write(`${lines.join('\n')}\n`);
  process.exitCode = 1;
}

/** Whether a language can be translated into; if not, prints the reason. */
function isLanguage(locale: string | undefined): locale is string {
  if (locale === undefined || !/^[a-z]{2,3}$/.test(locale)) fail('Say the language, e.g. fr:', '', usage);
  else if (locale === firstLocale(root))
    fail(`"${locale}" is the first language of the course: it is what is translated.`);
  else return true;
  return false;
}

function exportTo(locale: string, version: XliffVersion): void {
  const out = values.out ?? join(root, 'dist/translate', locale);
  const files = translatedFiles(root, locale);
  const problems = new Problems();
  for (const path of new Set(files.flatMap(({ source, target }) => [source, target])))
    if (existsSync(join(root, path)))
      isReadable(sourceText(readFileSync(join(root, path))), problems.in(path));
  if (problems.all.length > 0) return fail('Nothing is exported:', ...problems.all.map(lineOf));
  const texts = new Map(
    files.map(
      (file) => [`${file.name}.${locale}.xlf`, writeXliff(file, firstLocale(root), version)] as const,
    ),
  );
  const before = unimportedWork(out, texts);
  writeAll(out, new Map<string, string | Uint8Array>([...before, ...texts]));
  for (const name of before.keys())
    say(`What stood there before and is not imported is kept: ${join(out, name)}`);
  for (const problem of files.flatMap(ownProblems)) say(problemText(problem));
  say(`${files.length} files in XLIFF ${version}, in ${out}:`);
  say(statusLine(statusOf(root, locale)));
}

function importFrom(paths: readonly string[]): void {
  const lost = paths.find((path) => !existsSync(path));
  if (lost !== undefined || paths.length === 0)
    return fail(lost === undefined ? usage : `There is no file ${lost}.`);
  const folder = paths.find((path) => statSync(path).isDirectory());
  if (folder !== undefined) return fail(`${folder} is a folder. Name the files in it.`);
  const given = paths.map((path) => ({ name: basename(path), bytes: readFileSync(path) }));
  const { files, locales, replaced, lost: lostLines, problems } = importFiles(root, given);
  const found =
    problems.length > 0 ? problems : locales.flatMap((locale) => newProblems(root, locale, files));
  if (found.length > 0) return fail('Nothing is imported:', ...found.map(lineOf));
  const changed = [...files].filter(
    ([file, text]) => !existsSync(join(root, file)) || readFileSync(join(root, file), 'utf8') !== text,
  );
  writeAll(root, new Map(changed));
  say(changed.length === 0 ? 'Nothing has changed.' : `Written: ${changed.map(([file]) => file).join(', ')}`);
  for (const [file, before] of replaced)
    if (before.length > 0) say(`${file}: ${before.length} had other words before: ${before.join(', ')}`);
  for (const [file, lines] of lostLines)
    if (lines.length > 0)
      say(`${file} is built like the first language’s file now. Lines that only it had: ${lines.join(', ')}`);
  for (const { name, bytes } of given)
    for (const { line, text } of notesIn(bytes)) say(`${name}:${line}: A translator’s note: “${text}”`);
  for (const locale of locales) say(statusLine(statusOf(root, locale)));
}

function run([what, ...rest]: readonly string[]): void {
  if (what === 'export' && rest.length < 2) {
    const version = versions.find((one) => one === xliff);
    if (version === undefined) fail(`There is no "${xliff}" here: write --xliff 2.1 or --xliff 1.2.`);
    else if (isLanguage(rest[0])) exportTo(rest[0], version);
  } else if (what === 'import') importFrom(rest);
  else if (what === 'status' && rest.length < 2) {
    for (const locale of rest.length > 0 ? rest : translatedLocales(root)) {
      if (!isLanguage(locale)) break;
      const status = statusOf(root, locale);
      for (const problem of status.problems) say(problemText(problem));
      say(statusLine(status));
    }
  } else if (what === 'accept') {
    const [locale, ...files] = rest;
    if (isLanguage(locale)) {
      const { texts, unknown } = acceptFiles(root, locale, files);
      if (unknown) fail(`${unknown} is no file with words in "${locale}".`);
      else {
        writeAll(root, texts);
        say(statusLine(statusOf(root, locale)));
      }
    }
  } else
    fail(
      what === undefined ? 'Say what is to be done:' : `There is no "${positionals.join(' ')}".`,
      '',
      usage,
    );
}

try {
  run(positionals);
} catch (error) {
  if (error instanceof WriteError) fail(error.message);
  else if (error instanceof ContentError) fail(...error.problems.map(problemText));
  else throw error;
}
