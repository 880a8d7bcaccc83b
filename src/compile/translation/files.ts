import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { buildPlan, courseFiles, nameOfCourse } from '../build-plan.ts';
import { lessonFile } from '../folder.ts';
import { wordsFile } from '../words-tree.ts';
import { sourceText } from '../source-text.ts';
import { lessonPassages } from './lesson-passages.ts';
import { areBuiltAlike, isInBlock, linesOnlyIn, withFilesOf } from './own.ts';
import type { Pair } from './pairing.ts';
import { pairsOf, unpaired } from './pairing.ts';
import type { Passage } from './passage.ts';
import { inOrderOf, replaced } from './passage.ts';
import { messagePieces, rawOf } from './pieces.ts';
import { readRecord } from './record.ts';
import { yamlPassages } from './yaml-passages.ts';

/** A file of the first language and its translation. */
export interface Translated {
  /** The name of its XLIFF file. */
  readonly name: string;
  /** Relative to the project, with `/`. */
  readonly source: string;
  readonly target: string;
  readonly locale: string;
  readonly pairs: readonly Pair[];
  /** The passages of the target that no pair has. */
  readonly own: readonly Passage[];
  /** Makes the target's text: the old target with new words, or a copy of the source. @param words raw text per pair */
  readonly write: (words: readonly string[]) => string;
  /** The target with new words, whatever else differs. Passages that it lacks are left out. @param words raw text per pair */
  readonly writeInPlace: (words: readonly string[]) => string;
  /** The lines of the target that would be lost if it became `text`, words of passages apart. */
  readonly linesLostIn: (text: string) => string[];
  readonly read: (text: string) => Passage[];
  readonly isMessages: boolean;
  /** Whether the target differs from the source only in its passages. */
  readonly isSame: boolean;
  /** Whether a page can be made of the target: it lacks no passage, and its screens and blocks are those of the source. */
  readonly isWhole: boolean;
}

/** The locale of the project's first language. */
export const firstLocale = (root: string): string => buildPlan(root).locale;

/** The locales that lessons or the interface are translated into. */
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

/** A source and a target file, and how to find their passages. */
interface Files {
  readonly name: string;
  readonly source: string;
  readonly target: string;
  /** Read the passages of the source and of the target. */
  readonly reads: readonly [(text: string) => Passage[], (text: string) => Passage[]];
  /** The language of the source. Default: the first language. */
  readonly from?: string;
  /** Whether the passages are known by their keys, so that their order may differ. */
  readonly areKeyed?: boolean;
}

/** Undefined if there is no source, or if settings lack the translation, which the build reports. */
function translatedFile(
  root: string,
  locale: string,
  { name, source, target, reads: [inFirst, inAny], from = firstLocale(root), areKeyed = false }: Files,
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
  const read = (of: string): Passage[] => (areKeyed ? inOrderOf(passages, inAny(of)) : inAny(of));
  const others = translation === undefined ? [] : read(translation);
  const isLesson = !areKeyed;
  const isSame = translation !== undefined && hasShapeOf([original, passages], [translation, others]);
  if (source === target && !isSame) return undefined;
  const pairs = pairsOf(passages, others, record.get(target), from, areKeyed);
  const own = unpaired(pairs, others);
  const written = (raw: string, index: number, place: Passage | undefined): string => {
    const before = pairs[index]?.target;
    // Unchanged words keep their notation.
    return before && translation !== undefined && rawOf(before.pieces) === raw
      ? translation.slice(before.start, before.end)
      : (place?.formatWords(raw) ?? '');
  };
  const write = (words: readonly string[]): string => {
    const [base, places] = isSame ? [translation, others] : [original, passages];
    const text = replaced(
      base,
      places,
      words.map((raw, index) => written(raw, index, places[index])),
    );
    if (isSame || translation === undefined) return text;
    // Comments at the head of the translators' file stay.
    const headed = text.replace(head, head.exec(translation)?.[0] || '$&');
    return isLesson ? withFilesOf(translation, headed) : headed;
  };
  const writeInPlace = (words: readonly string[]): string => {
    const texts = new Map(
      pairs.map((pair, index) => [pair.target, written(words[index] ?? '', index, pair.target)]),
    );
    const kept = translation ?? '';
    return replaced(
      kept,
      others,
      others.map((one) => texts.get(one) ?? kept.slice(one.start, one.end)),
    );
  };
  const isWhole = (): boolean =>
    translation !== undefined &&
    // The order of options is what the record knows them by.
    pairs.every(({ target }, index) => target && (pairs[index - 1]?.target?.start ?? -1) < target.start) &&
    !own.some(isInBlock) &&
    areBuiltAlike(translation, original);
  return {
    name,
    source,
    target,
    locale,
    pairs,
    own,
    write,
    writeInPlace,
    linesLostIn: (after) =>
      translation === undefined ? [] : linesOnlyIn([translation, others], [after, read(after)]),
    read,
    isMessages: source.startsWith('src/'),
    isSame,
    isWhole: isSame ? own.length === 0 : isLesson && isWhole(),
  };
}

const lessonFiles = (id: string, first: string, locale: string): Files => ({
  name: id,
  source: lessonFile(id, first),
  target: lessonFile(id, locale),
  reads: [lessonPassages, lessonPassages],
});

/** A lesson of the first language and its translation; undefined if there is no such lesson. */
export const translatedLesson = (root: string, id: string, locale: string): Translated | undefined =>
  translatedFile(root, locale, lessonFiles(id, firstLocale(root), locale));

/**
 * Everything to translate into a language, file by file.
 * @param instead file → its future text, if that differs from the file's contents
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
          areKeyed: true,
        }),
      ),
    ...lessonIds(root).flatMap((id) => fileOf(lessonFiles(id, first, locale))),
    // The interface's source is English, whatever the course's first language is.
    ...(locale === 'en'
      ? []
      : fileOf({
          name: 'interface',
          source: wordsFile('en'),
          target: wordsFile(locale),
          reads: [messagesIn('en'), messagesIn(locale)],
          from: 'en',
          areKeyed: true,
        })),
  ];
}

const head = /^(?:#.*\n|\n)*/;

/** Whether two files differ only in their passages. Spacing in tables may differ. */
function hasShapeOf(...files: readonly (readonly [text: string, passages: readonly Passage[]])[]): boolean {
  const [one, other] = files.map(([text, passages]) => {
    const kinds = passages.map(({ group, kind }) => `${group} ${kind}`).join('\n');
    if (!text.startsWith('---')) return kinds;
    return (
      kinds +
      replaced(text, passages, [])
        .replaceAll('=""', '=')
        .replaceAll(/[ \t]+|-{3,}/g, ' ')
    );
  });
  return one === other;
}

const settingsWords = [['title'], ['description']] as const;
