import { join } from 'node:path';
import { existsSync, readFileSync } from 'node:fs';
import type { Course, CourseAcknowledgement } from '../course/course.ts';
import type { FileLine } from './course-checks.ts';
import type { Problem } from './problems.ts';

/** The words of every released acknowledgement: language → `course/id version` → words. */
export type ReleasedWords = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** Kept in the repository, so that every build knows the released words; `npm run release` writes it. */
export const lockFile = 'modules/acknowledgements.json';

const keyOf = (course: Course, { id, version }: CourseAcknowledgement): string =>
  `${course.id}/${id} ${version}`;
const normal = (words: string): string => words.normalize('NFC');

/** @throws SyntaxError if the file is damaged */
export function readReleasedWords(root: string): ReleasedWords {
  const path = join(root, lockFile);
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as ReleasedWords) : {};
}

/** Acknowledgements whose words changed but whose version did not: learners confirmed a different text. */
export function acknowledgementProblems(
  root: string,
  course: Course,
  places: ReadonlyMap<string, FileLine>,
): Problem[] {
  let released: ReleasedWords;
  try {
    released = readReleasedWords(root);
  } catch {
    const fix = 'Take it from the last release: git checkout -- modules/acknowledgements.json.';
    return [{ file: lockFile, line: 1, message: 'The released acknowledgements cannot be read.', fix }];
  }
  return course.acknowledgements.flatMap((one) => {
    const known = released[course.language]?.[keyOf(course, one)];
    if (known === undefined || known === normal(one.words)) return [];
    return [
      {
        file: lockFile,
        line: 1,
        ...places.get(one.id),
        message: `The words of "${one.id}" have changed since version ${one.version} of it was released.`,
        fix: 'Raise its version on the opening line, or put the words back.',
      },
    ];
  });
}

/** The released words plus those of the courses; undefined if nothing is new. */
export function withReleased(released: ReleasedWords, courses: readonly Course[]): ReleasedWords | undefined {
  const all = structuredClone(released) as Record<string, Record<string, string>>;
  for (const course of courses)
    for (const one of course.acknowledgements)
      (all[course.language] ??= {})[keyOf(course, one)] ??= normal(one.words);
  return JSON.stringify(all) === JSON.stringify(released) ? undefined : all;
}
