import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { buildPlan, courseFiles, nameOfCourse } from '../build-plan.ts';
import { lessonFile } from '../folder.ts';
import { wordsFile } from '../words-tree.ts';
import { sourceText } from '../source-text.ts';
import { lessonPassages } from './lesson-passages.ts';
import type { Pair } from './pairing.ts';
import { pairsOf } from './pairing.ts';
import type { Passage } from './passage.ts';
import { replaced } from './passage.ts';
import { messagePieces, rawOf } from './pieces.ts';
import { readRecord } from './record.ts';
import { yamlPassages } from './yaml-passages.ts';

/** A file of the first language, and the one that says it in another. */
export interface Translated {
  /** What its XLIFF file is called. */
  readonly name: string;
  /** Relative to the project, with `/`. */
  readonly source: string;
  readonly target: string;
  readonly locale: string;
  readonly pairs: readonly Pair[];
  /** Of the target's text; where it is made anew, in the shape of the source. @param words for each pair, as raw text */
  readonly write: (words: readonly string[]) => string;
  readonly read: (text: string) => Passage[];
  readonly isMessages: boolean;
  /** Whether the target differs from the source in its passages only. */
  readonly isSame: boolean;
}

/** The first language of the project, by its files. */
export const firstLocale = (root: string): string => buildPlan(root).locale;

/** The languages that lessons or the interface are translated into. */
export function translatedLocales(root: string): string[] {
  const names = [
    ...lessonIds(root).flatMap((id) => readdirSync(join(root, 'modules', id))),
    ...(existsSync(join(root, 'src/locale')) ? readdirSync(join(root, 'src/locale')) : []),
  ];
  const locales = names.flatMap((name) => /^([a-z]{2,3})\.(?:md|yaml)$/.exec(name)?.[1] ?? []);
  return [...new Set(locales)].filter((locale) => locale !== firstLocale(root)).sort();
}

function lessonIds(root: string): string[] {
  const listed = courseFiles(root).flatMap((file) => buildPlan(root, file).lessons);
  return [...new Set(listed)].filter((id) => existsSync(join(root, 'modules', id)));
}

/** Which files say the same, and how their words are found. */
interface Files {
  readonly name: string;
  readonly source: string;
  readonly target: string;
  /** The passages of the one, and of the other. */
  readonly reads: readonly [(text: string) => Passage[], (text: string) => Passage[]];
  /** The language of the source; the first where not given. */
  readonly from?: string;
}

/** Undefined where there is no source; or, of settings, where they lack the words, which the build tells. */
function translatedFile(
  root: string,
  locale: string,
  { name, source, target, reads: [inFirst, inOther], from = firstLocale(root) }: Files,
  record = readRecord(root, locale),
  instead: ReadonlyMap<string, string> = new Map(),
): Translated | undefined {
  const text = (file: string): string | undefined => {
    const path = join(root, file);
    if (instead.has(file)) return instead.get(file);
    return existsSync(path) ? sourceText(readFileSync(path)) : undefined;
  };
  const [original, translation] = [text(source), text(target)];
  if (original === undefined) return undefined;
  const passages = inFirst(original);
  const others = translation === undefined ? [] : inOther(translation);
  const isSame = translation !== undefined && hasShapeOf([original, passages], [translation, others]);
  if (source === target && !isSame) return undefined;
  const pairs = pairsOf(passages, others, record.get(target), from);
  const write = (words: readonly string[]): string => {
    const [base, places] = isSame ? [translation, others] : [original, passages];
    const written = words.map((raw, index) => {
      const own = pairs[index]?.target;
      // Words that stay are written as they were.
      return own && translation !== undefined && rawOf(own.pieces) === raw
        ? translation.slice(own.start, own.end)
        : (places[index]?.written(raw) ?? '');
    });
    const text = replaced(base, places, written);
    // What its translators say of the file at its head stays.
    return isSame ? text : text.replace(head, head.exec(translation ?? '')?.[0] || '$&');
  };
  return {
    name,
    source,
    target,
    locale,
    pairs,
    write,
    read: inOther,
    isMessages: source.startsWith('src/'),
    isSame,
  };
}

const lessonFiles = (id: string, first: string, locale: string): Files => ({
  name: id,
  source: lessonFile(id, first),
  target: lessonFile(id, locale),
  reads: [lessonPassages, lessonPassages],
});

/** A lesson of the first language beside what another makes of it; undefined where there is none. */
export const translatedLesson = (root: string, id: string, locale: string): Translated | undefined =>
  translatedFile(root, locale, lessonFiles(id, firstLocale(root), locale));

/**
 * Everything that is to be said in a language, file by file.
 * @param instead the text of files as they will be, where that differs from what is there
 */
export function translatedFiles(
  root: string,
  locale: string,
  instead?: ReadonlyMap<string, string>,
): Translated[] {
  const first = firstLocale(root);
  const record = readRecord(root, locale);
  const fileOf = (files: Files): Translated[] => {
    const file = translatedFile(root, locale, files, record, instead);
    return file ? [file] : [];
  };
  const messagesIn = (language: string) => (yaml: string) =>
    yamlPassages(yaml, { pieces: (value) => messagePieces(value, language) });
  const settings =
    (...under: readonly string[]) =>
    (yaml: string) =>
      yamlPassages(yaml, {
        wanted: (path) => settingsWords.some((words) => [...under, ...words].join() === path.join()),
        groupOf: () => 'settings',
      });
  return [
    ...courseFiles(root)
      .filter((file) => buildPlan(root, file).locales.includes(locale))
      .flatMap((file) =>
        fileOf({
          name: `settings-${nameOfCourse(file)}`,
          source: file,
          target: file,
          reads: [settings(), settings('translations', locale)],
        }),
      ),
    ...lessonIds(root).flatMap((id) => fileOf(lessonFiles(id, first, locale))),
    // The code speaks English, whatever the course does.
    ...(locale === 'en'
      ? []
      : fileOf({
          name: 'interface',
          source: wordsFile('en'),
          target: wordsFile(locale),
          reads: [messagesIn('en'), messagesIn(locale)],
          from: 'en',
        })),
  ];
}

const head = /^(?:#.*\n|\n)*/;

/** Whether two files differ in their passages only; tables may be spaced out as their words need. */
function hasShapeOf(...files: readonly (readonly [text: string, passages: readonly Passage[]])[]): boolean {
  const [one, other] = files.map(([text, passages]) => {
    const kinds = passages.map(({ group, kind }) => `${group} ${kind}`).join('\n');
    if (!text.startsWith('---')) return kinds;
    return kinds + replaced(text, passages, []).replaceAll(/[ \t]+|-{3,}/g, ' ');
  });
  return one === other;
}

const settingsWords = [['title'], ['description']] as const;
