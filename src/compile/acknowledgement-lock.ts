import { join } from 'node:path';
import { existsSync, readFileSync } from 'node:fs';
import { modelOf } from '../blocks/block-kind.ts';
import { acknowledgement } from '../blocks/kinds.ts';
import type { Course } from '../course/course.ts';
import type { Rich } from '../course/rich.ts';
import { comparable } from '../course/rich.ts';
import type { FileLine } from './course-checks.ts';
import type { LoadedLesson } from './lesson-file.ts';
import { blocksIn } from './lesson-file.ts';
import type { Problem } from './problems.ts';

/**
 * The words of every released acknowledgement: language → `course/id version` → words. The language is named like its
 * files (`en`), so that another tag for it (`en-GB`) changes nothing. Earlier releases wrote the tag.
 */
export type ReleasedWords = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** Kept in the repository, so that every build knows the released words; `npm run release` writes it. */
export const lockFile = 'modules/acknowledgements.json';

/** A course in one language. */
interface InLanguage {
  readonly locale: string;
  readonly course: Course;
  readonly lessons: readonly LoadedLesson[];
}

/** An acknowledgement as the file has it. */
interface Entry {
  readonly id: string;
  readonly version: string;
  readonly key: string;
  readonly words: string;
}

const entriesOf = ({ course, lessons }: InLanguage): Entry[] =>
  lessons
    .flatMap(blocksIn)
    .flatMap((block) => modelOf(block, acknowledgement) ?? [])
    .map(({ id, version, text }) => ({
      id,
      version,
      key: `${course.id}/${id} ${version}`,
      words: keptForm(text),
    }));

/** Only paragraphs and items are kept apart: files of earlier releases have the words like this. */
const keptForm = (text: Rich): string =>
  comparable(
    typeof text === 'string'
      ? text
      : { strings: text.strings.map((part) => part.replace(/<\/(p|li)>/g, ' $&')) },
  ).normalize('NFC');

/** The tag's own words come first: the same version may have been released with other words under another tag. */
const wordsIn = (released: ReleasedWords, { locale, course }: InLanguage, key: string): string | undefined =>
  [course.language, locale, ...Object.keys(released).filter((language) => language.startsWith(`${locale}-`))]
    .map((language) => released[language]?.[key])
    .find((words) => words !== undefined);

/** @throws SyntaxError if the file is damaged */
export function readReleasedWords(root: string): ReleasedWords {
  const path = join(root, lockFile);
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as ReleasedWords) : {};
}

/** Acknowledgements whose words changed but whose version did not: learners confirmed a different text. */
export function acknowledgementProblems(
  root: string,
  loaded: InLanguage,
  places: ReadonlyMap<string, FileLine>,
): Problem[] {
  let released: ReleasedWords;
  try {
    released = readReleasedWords(root);
  } catch {
    const fix = 'Take it from the last release: git checkout -- modules/acknowledgements.json.';
    return [{ file: lockFile, line: 1, message: 'The released acknowledgements cannot be read.', fix }];
  }
  return entriesOf(loaded).flatMap(({ id, version, key, words }) => {
    const known = wordsIn(released, loaded, key);
    if (known === undefined || known === words) return [];
    return [
      {
        file: lockFile,
        line: 1,
        ...places.get(id),
        message: `The words of "${id}" have changed since version ${version} of it was released.`,
        fix: 'Raise its version on the opening line, or put the words back.',
      },
    ];
  });
}

/** The released words plus those of the courses; undefined if nothing is new. */
export function withReleased(
  released: ReleasedWords,
  courses: readonly InLanguage[],
): ReleasedWords | undefined {
  const all = structuredClone(released) as Record<string, Record<string, string>>;
  for (const loaded of courses)
    for (const { key, words } of entriesOf(loaded))
      if (wordsIn(all, loaded, key) === undefined) (all[loaded.locale] ??= {})[key] = words;
  return JSON.stringify(all) === JSON.stringify(released) ? undefined : all;
}
