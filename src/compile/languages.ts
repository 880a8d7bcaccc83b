import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { lineOfBlock } from './blocks.ts';
import { buildPlan, courseFile } from './build-plan.ts';
import type { LoadedLesson, LoadedScreen } from './lesson-file.ts';
import { blocksIn } from './lesson-file.ts';
import type { LoadedCourse } from './load-course.ts';
import type { LessonCache } from './lesson-cache.ts';
import { loadCourse } from './load-course.ts';
import type { Problem, Report } from './problems.ts';
import { ContentError, problemText, Problems } from './problems.ts';

/**
 * A course in every language that its settings list, in that order.
 * @param cache for reading more than one course: they may share lessons
 * @throws ContentError with all problems, including a translation whose structure differs from the original
 */
export function loadLanguages(root: string, file = courseFile, cache?: LessonCache): LoadedCourse[] {
  const problems = new Map<string, Problem>();
  const keep = (problem: Problem): unknown => problems.set(problemText(problem), problem);
  const { locale: original, locales } = buildPlan(root, file);
  const loaded = new Map<string, LoadedCourse>();
  for (const locale of locales) {
    try {
      const first = loaded.get(original);
      loaded.set(
        locale,
        loadCourse(root, { file, locale, ...(first && { first }), ...(cache && { cache }) }),
      );
    } catch (error) {
      if (!(error instanceof ContentError)) throw error;
      for (const problem of error.problems) {
        // A problem of the settings themselves was already reported for the first language.
        if (problems.has(problemText(problem))) continue;
        const isOwn = locale !== original && problem.file === file;
        keep(isOwn ? { ...problem, message: `In "${locale}": ${problem.message}` } : problem);
      }
    }
  }
  const first = loaded.get(original);
  for (const other of loaded.values()) {
    if (first && other !== first) translationProblems(first, other, root).forEach(keep);
  }
  if (problems.size > 0) throw new ContentError([...problems.values()]);
  return [...loaded.values()];
}

const asIn = (file: string): string =>
  `Write it as in ${file}: every language has the same, in the same order.`;

/** Reports other screens, blocks or answers than in the original: the record identifies them by their ids. */
function translationProblems(first: LoadedCourse, other: LoadedCourse, root: string): Problem[] {
  const problems = new Problems();
  for (const lesson of other.lessons) {
    const model = first.lessons.find(({ id }) => id === lesson.id);
    if (!model) continue;
    const report = problems.in(lesson.file);
    if (lesson.kind !== model.kind)
      report(2, `The lesson is not of the kind "${model.kind}".`, asIn(model.file));
    const source = readFileSync(join(root, lesson.file), 'utf8');
    if (lesson.colour !== model.colour) {
      const line = source.split('\n').findIndex((text) => text.startsWith('colour:')) + 1;
      const colour = model.colour === undefined ? 'no colour of its own' : `the colour "${model.colour}"`;
      report(line || 2, `The lesson has ${colour} in ${model.file}.`, asIn(model.file));
    }
    compareScreens(model, lesson, report, source);
  }
  return problems.all;
}

function compareScreens(model: LoadedLesson, lesson: LoadedLesson, report: Report, source: string): void {
  const isSame = compareIds('screen', model, model.screens, lesson.screens, report);
  if (!isSame) return;
  for (const [index, screen] of lesson.screens.entries()) {
    const wanted = model.screens[index];
    if (wanted && screen.kind !== wanted.kind)
      report(
        screen.line,
        `The screen "${screen.id}" is of the kind "${screen.kind}", not "${wanted.kind}" as in ${model.file}.`,
        asIn(model.file),
      );
    if (wanted) compareBlocks(model, wanted, screen, report, source);
  }
}

interface IdWithLine {
  readonly id: string;
  readonly line: number;
}

/** Whether both have the same ids in the same order; reports each difference once. */
function compareIds(
  what: string,
  { file }: LoadedLesson,
  wanted: readonly IdWithLine[],
  given: readonly IdWithLine[],
  report: Report,
  line = 1,
): boolean {
  const ids = (all: readonly IdWithLine[]): string[] => all.map(({ id }) => id);
  const missing = ids(wanted).filter((id) => !ids(given).includes(id));
  const extra = given.filter(({ id }) => !ids(wanted).includes(id));
  for (const id of missing) report(line, `The ${what} "${id}" of ${file} is missing.`, asIn(file));
  for (const one of extra) report(one.line, `${file} has no ${what} "${one.id}".`, asIn(file));
  if (missing.length + extra.length > 0) return false;
  const misplaced = given.find(({ id }, index) => wanted[index]?.id !== id);
  if (misplaced)
    report(misplaced.line, `The ${what} "${misplaced.id}" has another place in ${file}.`, asIn(file));
  return misplaced === undefined;
}

function compareBlocks(
  lesson: LoadedLesson,
  model: LoadedScreen,
  screen: LoadedScreen,
  report: Report,
  source: string,
): void {
  const [wanted = [], given = []] = [model, screen].map((one) =>
    blocksIn({ screens: [one] }).map((block) => ({ ...block, id: block.model.id })),
  );
  if (!compareIds('block', lesson, wanted, given, report, screen.line)) return;
  for (const [index, block] of given.entries()) {
    const original = wanted[index];
    if (!original) continue;
    if (block.kind.name !== original.kind.name) {
      report(block.line, `"${block.id}" is another kind of block than in ${lesson.file}.`, asIn(lesson.file));
      continue;
    }
    const difference = firstDifference(block.kind.words, original.model, block.model, block.id);
    if (difference) {
      const { id, what } = difference;
      report(
        lineOfBlock(source, id) ?? block.line,
        `"${id}" is not built as in ${lesson.file}: ${what}.`,
        asIn(lesson.file),
      );
    }
  }
}

export interface Difference {
  /** The id of the nearest block or question. */
  readonly id: string;
  readonly what: string;
}

/** The first difference between two models of a kind, apart from their words. */
export function firstDifference(
  words: readonly string[],
  one: unknown,
  other: unknown,
  id: string,
): Difference | undefined {
  if (!isObject(one) || !isObject(other)) return undefined;
  const own = typeof other['id'] === 'string' && other['id'].length > 1 ? other['id'] : id;
  for (const key of new Set([...Object.keys(one), ...Object.keys(other)])) {
    const [value, given] = [one[key], other[key]];
    if (Array.isArray(value) && Array.isArray(given) && value.length !== given.length) {
      return { id: own, what: `${given.length} ${key}, not ${value.length}` };
    }
    if (words.includes(key)) continue;
    if (isObject(value) && isObject(given)) {
      const found = firstDifference(words, value, given, own);
      if (found) return found;
    } else if (value !== given) {
      const what = given === undefined ? 'is missing' : `is ${String(given)}, not ${String(value)}`;
      return { id: own, what: value === undefined ? `${key} is only here` : `${key} ${what}` };
    }
  }
  return undefined;
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;
