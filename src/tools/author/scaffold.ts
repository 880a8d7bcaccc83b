import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Document } from 'yaml';
import { isMap, isSeq, parseDocument, stringify } from 'yaml';
import { lineOfBlock, linesOfBlocks } from '../../compile/blocks.ts';
import { buildPlan, courseFiles } from '../../compile/build-plan.ts';
import { containersOf } from '../../compile/containers.ts';
import { deviceNameProblem, isDeviceName } from '../../compile/device-names.ts';
import { foldersOf, lessonFile } from '../../compile/folder.ts';
import { isKebabCase, suggestion } from '../../compile/problems.ts';
import { sourceText } from '../../compile/source-text.ts';
import { markdownOf } from '../import/markdown.ts';
import { run } from '../import/model.ts';
import { writeAll } from '../write-all.ts';

/** What cannot be done, and what to do instead: shown to the author without a stack trace. */
export class ScaffoldError extends Error {
  override name = 'ScaffoldError';
}

const settingsFile = 'modules/course.yaml';

/** The files to write for a new lesson. */
export interface LessonPlan {
  /** The lesson's file in each language, relative to the project; the first language first. */
  readonly files: readonly string[];
  /** The course's file with the lesson added, before the final check if any; undefined if a course lists it. */
  readonly listed: string | undefined;
}

/** @throws {ScaffoldError} if there is such a lesson, or the course cannot list it */
export function lessonPlan(root: string, id: string, course = settingsFile): LessonPlan {
  needFolderName(id);
  const settings = read(root, course);
  const files = buildPlan(root, course).locales.map((locale) => lessonFile(id, locale));
  const taken = files.find((file) => existsSync(join(root, file)));
  if (taken !== undefined) throw new ScaffoldError(`${taken} is there already. Take another id.`);
  needYaml(parseDocument(settings), course);
  const isListed = lessonsIn(root, courseFiles(root)).includes(id);
  return { files, listed: isListed ? undefined : listing(settings, id, checkLesson(root, course), course) };
}

/**
 * Writes a lesson that passes the checks, and lists it (before any final check) unless a course lists it already.
 * @returns what was written, relative to `root`
 */
export function newLesson(root: string, id: string): string[] {
  const { files, listed } = lessonPlan(root, id);
  const texts = new Map(files.map((file) => [file, lessonText(id)]));
  // Written last: a listed lesson must exist.
  if (listed !== undefined) texts.set(settingsFile, listed);
  writeAll(root, texts);
  return [...texts.keys()];
}

/** The ids of blocks in all lessons, listed or not, in a course's first language. */
export function blockIds(root: string, course = settingsFile): Set<string> {
  const { locale } = buildPlan(root, course);
  const files = foldersOf(root).map((folder) => lessonFile(folder, locale));
  return new Set(
    files
      .filter((file) => existsSync(join(root, file)))
      .map((file) => sourceText(readFileSync(join(root, file))))
      .flatMap((text) => [...linesOfBlocks(containersOf(text, () => undefined, 1)).keys()]),
  );
}

/**
 * Writes a question at the end of a lesson, or into the final check's pool with that lesson as its subject.
 * @returns what was written, relative to `root`
 */
export function newQuestion(root: string, lesson: string, id: string, where: 'lesson' | 'check'): string[] {
  needId(id);
  needYaml(parseDocument(read(root, settingsFile)));
  const { locales, locale } = buildPlan(root, settingsFile);
  // Only the main course has a final check; a lesson may be any course's.
  const known = lessonsIn(root, where === 'check' ? [settingsFile] : courseFiles(root));
  if (!known.includes(lesson))
    throw new ScaffoldError(`There is no lesson "${lesson}". ${suggestion(lesson, known)}`);
  const check = checkLesson(root);
  const into = where === 'check' ? check : lesson;
  if (into === undefined) throw new ScaffoldError('The course has no final check. Leave "check" out.');
  if (lesson === check)
    throw new ScaffoldError('Name the lesson that the question is about, and then "check".');
  const files = locales.map((one) => lessonFile(into, one));
  for (const folder of foldersOf(root)) {
    const file = lessonFile(folder, locale);
    if (!existsSync(join(root, file))) continue;
    const line = lineOfBlock(read(root, file), id);
    if (line !== undefined)
      throw new ScaffoldError(`The id "${id}" is taken: ${file}:${line}. Take another.`);
  }
  const texts = files.map((file) => {
    const text = read(root, file);
    return [file, where === 'check' ? intoPool(text, file, id, lesson) : intoLastScreen(text, id)] as const;
  });
  writeAll(root, new Map(texts));
  return files;
}

export function needId(id: string): void {
  if (!isKebabCase(id))
    throw new ScaffoldError(
      `"${id}" is not a plain id. Write lower-case words joined by hyphens: my-new-one.`,
    );
}

/** Likewise for an id that becomes the name of a folder. */
export function needFolderName(id: string): void {
  needId(id);
  if (isDeviceName(id))
    throw new ScaffoldError(`${deviceNameProblem(id, 'a folder')} Take another, e.g. ${id}-1.`);
}

export function read(root: string, file: string): string {
  const path = join(root, file);
  if (!existsSync(path)) throw new ScaffoldError(`There is no ${file}.`);
  return readFileSync(path, 'utf8');
}

/** The lessons that these courses list, in order. */
const lessonsIn = (root: string, courses: readonly string[]): string[] =>
  courses.flatMap((file) => buildPlan(root, file).lessons);

function checkLesson(root: string, course = settingsFile): string | undefined {
  const { locale, lessons } = buildPlan(root, course);
  return lessons.find((id) => {
    const path = join(root, lessonFile(id, locale));
    return existsSync(path) && /^kind:\s*check\s*$/m.test(readFileSync(path, 'utf8').split('\n---')[0] ?? '');
  });
}

function needYaml({ errors }: Document.Parsed, file = settingsFile): void {
  if (errors.length > 0)
    throw new ScaffoldError(`${file} is not sound YAML. Fix that first: npm run check says where.`);
}

/** Words as YAML: `null` and `true` mean something else without quotation marks. */
const yaml = (words: string): string => stringify(words).trim();

/** The settings with the lesson added to the list; everything else stays, comments too. */
function listing(settings: string, id: string, before: string | undefined, file: string): string {
  const document = parseDocument(settings);
  needYaml(document, file);
  const { contents } = document;
  const list = isMap(contents) ? contents.get('lessons', true) : undefined;
  if (!isSeq(list)) throw new ScaffoldError(`${file} has no list of lessons. Fix that first.`);
  const next = list.items.find((item) => String(item) === before) as
    { range?: readonly number[] } | undefined;
  const last = list.items.at(-1) as { range?: readonly number[] } | undefined;
  const at = next?.range?.[0] ?? last?.range?.[1];
  if (at === undefined)
    throw new ScaffoldError(`The list of lessons in ${file} is empty. Write ${id} there.`);
  if (list.flow === true) {
    return settings.slice(0, at) + (next ? `${yaml(id)}, ` : `, ${yaml(id)}`) + settings.slice(at);
  }
  const start = settings.lastIndexOf('\n', at - 1) + 1;
  const indent = /^\s*/.exec(settings.slice(start))?.[0] ?? '';
  if (next) return `${settings.slice(0, start)}${indent}- ${yaml(id)}\n${settings.slice(start)}`;
  const end = settings.indexOf('\n', at);
  const cut = end < 0 ? settings.length : end;
  return `${settings.slice(0, cut)}\n${indent}- ${yaml(id)}${settings.slice(cut)}`;
}

const titled = (id: string): string => {
  const words = id.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
};

/** The words that a lesson begins with where it has none of its own. */
export const placeholderWords = {
  question: 'Your question goes here.',
  option: 'A choice that sounds right and is not the best',
  wrongFeedback: 'Say what is good about it, and what it leaves out.',
  rightFeedback: 'Say why it is the best.',
  otherFeedback: 'Say what tends to happen then.',
  objective: 'Say in a few words what the learner can do after it',
  empty: 'Say in one or two lines why this matters.',
  remember: 'One thing to remember.',
  picture: 'Say what the picture shows',
};

/** All of them: the check asks for each to be replaced. */
export const placeholders: readonly string[] = Object.values(placeholderWords);

const question = (
  id: string,
  lesson = '',
): string => `:::choice ${id}${lesson === '' ? '' : ` lesson=${lesson}`}

Your question goes here. What would you do first?

- [ ] A choice that sounds right and is not the best
  > Say what is good about it, and what it leaves out.
- [x] The best choice
  > Yes. Say why it is the best.
- [ ] A choice that many people make
  > Say what tends to happen then.

:::
`;

/** A typed title as the words of a heading, with Markdown signs escaped. */
export const headingWords = (title: string): string =>
  markdownOf([run(title)], 'heading', () => undefined).markdown;

/** A lesson that passes the checks, with placeholder words. */
export const lessonText = (id: string, title = titled(id)): string => `---
id: ${yaml(id)}
title: ${yaml(title)}
minutes: 2
objectives:
  - Say in a few words what the learner can do after it
---

## ${headingWords(title)} {#${id}-start}

Say in one or two lines why this matters. Speak to one person: you.

## Try it {#${id}-try}

${question(`${id}-case`)}
## What to take with you {#${id}-recap}

- One thing to remember.
- One thing to do this week.
`;

const intoLastScreen = (text: string, id: string): string => `${text.trimEnd()}\n\n${question(id)}`;

/** Inserts text before the end of the check's container. */
function intoPool(text: string, file: string, id: string, lesson: string): string {
  const lines = text.split('\n');
  const start = lines.findIndex((line) => /^:{3,}\s*check\s/.test(line));
  const colons = /^:+/.exec(lines[start] ?? '')?.[0];
  const end = lines.findIndex((line, index) => index > start && line.trim() === colons);
  if (start < 0 || end < 0)
    throw new ScaffoldError(`${file} holds no ::::check that is closed. Fix that first.`);
  const before = lines.slice(0, end).join('\n').trimEnd();
  return `${before}\n\n${question(id, lesson)}\n${lines.slice(end).join('\n')}`;
}
