import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { modelOf } from '../blocks/block-kind.ts';
import { plan, revisit } from '../blocks/kinds.ts';
import { buildPlan, courseFile, courseFiles, nameOfCourse, settingsIn } from './build-plan.ts';
import { contentLines } from './content.ts';
import { foldersOf, lessonFile } from './folder.ts';
import { loadLanguages } from './languages.ts';
import { LessonCache } from './lesson-cache.ts';
import { blocksIn } from './lesson-file.ts';
import type { LoadedCourse } from './load-course.ts';
import type { Problem } from './problems.ts';
import { ContentError, isKebabCase, Problems, problemText, suggestion } from './problems.ts';
import { deviceNameProblem, isDeviceName } from './device-names.ts';
import { plainId } from './quick-fixes.ts';
import { lineOfKey } from './yaml-schema.ts';

/**
 * Every course of the project in every language, the main course first.
 * @param cache for callers that load the courses repeatedly
 * @throws ContentError with all problems of the courses, alone and together
 */
export function loadCourses(root: string, cache = new LessonCache()): LoadedCourse[] {
  const found = new Map<string, Problem>();
  const keep = (problems: readonly Problem[]): void => {
    for (const problem of problems) found.set(problemText(problem), problem);
  };
  const files = courseFiles(root);
  const courses = files.flatMap((file) => {
    try {
      return loadLanguages(root, file, cache);
    } catch (error) {
      if (!(error instanceof ContentError)) throw error;
      keep(error.problems);
      return [];
    }
  });
  keep(nameProblems(root, files));
  // Further problems may only follow from those.
  if (found.size === 0)
    keep([
      ...unlistedLessonProblems(root, files),
      ...noQuestionProblems(root, courses),
      ...missingPlanProblems(courses),
    ]);
  if (found.size > 0) throw new ContentError([...found.values()]);
  return courses;
}

/** Course file → the course in all its languages. */
export function languagesByFile(
  courses: readonly LoadedCourse[],
): ReadonlyMap<string, readonly LoadedCourse[]> {
  const files = new Map<string, readonly LoadedCourse[]>();
  for (const one of courses) files.set(one.file, [...(files.get(one.file) ?? []), one]);
  return files;
}

/** The digests of all courses, as lines for people who build or check them. */
export const digestLines = (courses: readonly LoadedCourse[]): string =>
  [...languagesByFile(courses)]
    .map(([file, languages]) =>
      file === courseFile ? contentLines(languages) : `${nameOfCourse(file)}: ${contentLines(languages)}`,
    )
    .join('');

const lineIn = (root: string, file: string, key: string): number =>
  lineOfKey(readFileSync(join(root, file), 'utf8'), key);

/** Reports course files and ids that an LMS or the package names could not tell apart or use. */
export function nameProblems(root: string, files: readonly string[]): Problem[] {
  const problems = new Problems();
  const ids = new Map<string, string>();
  for (const file of files) {
    const report = problems.in(file);
    const name = nameOfCourse(file);
    if (!isKebabCase(name) || !file.endsWith('.yaml')) {
      const fix = `Rename it to ${name.toLowerCase().replace(/[^a-z0-9]+/g, '-')}.yaml.`;
      report(1, `A course's packages are named after its file, and "${file}" is no name for them.`, fix);
    } else if (isDeviceName(file.replace(/^.*\//, ''))) {
      report(1, deviceNameProblem(name, 'a file'), `Rename it to ${name}-course.yaml.`);
    } else if (/(^|-)dispatch$/.test(name)) {
      const message = `The packages of "${name}" would have the names that npm run dispatch gives.`;
      report(1, message, 'Rename the file.');
    }
    const { id } = settingsIn(root, file);
    const { locales, suffix } = buildPlan(root, file);
    for (const locale of typeof id === 'string' ? locales : []) {
      const own = `${String(id)}${suffix(locale)}`;
      const other = ids.get(own);
      ids.set(own, file);
      if (other === undefined || other === file) continue;
      const where = `${other}:${lineIn(root, other, 'id')}`;
      const message = `The id "${own}" is taken by another course: ${where}. An LMS would take both for one.`;
      report(lineIn(root, file, 'id'), message, 'Give one of them another; never one that is in use.');
    }
  }
  return problems.all;
}

/** Reports lessons that no course lists, so that their words do not vanish silently. */
function unlistedLessonProblems(root: string, files: readonly string[]): Problem[] {
  const listed = files.flatMap((file) => buildPlan(root, file).lessons);
  return foldersOf(root).flatMap((id) => {
    const [first] = readdirSync(join(root, 'modules', id)).filter((name) => /^[a-z]{2,3}\.md$/.test(name));
    if (first === undefined || listed.includes(id)) return [];
    const file = lessonFile(id, first.replace('.md', ''));
    const course = files.length > 1 ? 'one' : courseFile;
    const plain = plainId(id) ?? 'my-lesson';
    const fix =
      plain === id
        ? `Add it to the lessons of ${course}, or delete the folder.`
        : `Delete the folder; or rename it to ${plain}, write "id: ${plain}" in it, and add ${plain} to the lessons of ${course}.`;
    return [{ file, line: 1, message: `No course lists the lesson "${id}".`, fix }];
  });
}

const blocksOf = ({ lessons }: LoadedCourse) =>
  lessons.flatMap((lesson) => blocksIn(lesson).map((block) => ({ ...block, in: lesson.file })));

/** Reports further courses without a question: their purpose is to recall what was learned. */
function noQuestionProblems(root: string, courses: readonly LoadedCourse[]): Problem[] {
  return courses
    .filter((course) => course.file !== courseFile)
    .filter((course) => !blocksOf(course).some(({ key }) => key.some(({ right }) => right.right.length > 0)))
    .map(({ file }) => ({
      file,
      line: lineIn(root, file, 'lessons'),
      message: 'The course has no question in any of its lessons, so nothing that was learned is recalled.',
      fix: 'Write a question into one of them: the authoring guide in docs/ says how.',
    }));
}

/** Reports plans to look at again that no course with the same private notes contains. */
function missingPlanProblems(courses: readonly LoadedCourse[]): Problem[] {
  const plansOf = (notes: string): string[] =>
    courses
      .filter(({ settings }) => settings.notesOf === notes)
      .flatMap(blocksOf)
      .flatMap((block) => modelOf(block, plan) ?? [])
      .flatMap(({ id, of }) => (of === undefined ? [id] : []));
  return courses.flatMap((course) =>
    blocksOf(course).flatMap((block) => {
      const wanted = modelOf(block, revisit)?.plan;
      const plans = plansOf(course.settings.notesOf);
      if (wanted === undefined || plans.includes(wanted)) return [];
      const message = `No course that shares notes with this one holds a plan "${wanted}".`;
      return [{ file: block.in, line: block.line, message, fix: suggestion(wanted, [...new Set(plans)]) }];
    }),
  );
}
