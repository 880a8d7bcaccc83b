import { existsSync, readFileSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { buildPlan, courseFile, linksFile } from '../../compile/build-plan.ts';
import { blockIds, lessonPlan } from '../author/scaffold.ts';
import { WriteError, writeAll } from '../write-all.ts';
import type { DocxExtras } from './docx-extras.ts';
import { LessonText } from './lesson-text.ts';
import { Links, slug } from './links.ts';
import { missing, wordsOfImport } from './missing-words.ts';
import type { Draft } from './model.ts';
import { Pictures } from './pictures.ts';
import { withQuestions } from './questions.ts';
import { readDocx } from './read-docx.ts';
import { decodedText, readMarkdown, readOutline } from './read-text.ts';
import { shapeOf } from './screens.ts';
import { tidyParts } from './tidy.ts';
import type { LogEntry } from './import-log.ts';
import { ImportError, ImportLog } from './import-log.ts';

export interface ImportOptions {
  /** The lesson's id; by default made from the document's name. */
  readonly lesson?: string | undefined;
  /** The course's file; by default `modules/course.yaml`. */
  readonly course?: string | undefined;
  /** Writes the files, all of them or none; by default straight to the project's folder. */
  readonly write?: (files: ReadonlyMap<string, string | Uint8Array>) => void;
}

export interface Imported {
  readonly lesson: string;
  /** What was written, relative to the project; the lesson's first language first. */
  readonly files: readonly string[];
  /** What became of each part, in the order of the document. */
  readonly log: readonly LogEntry[];
}

/** The largest file that is accepted, in bytes. */
const largest = 100_000_000;

/**
 * Makes a lesson from a document, and lists it in the course. Writes all of it or nothing.
 * @param name of the file: its ending determines the format
 * @throws {ImportError} if the document cannot be imported
 * @throws {ScaffoldError} if the course cannot take a lesson of this id
 */
export async function importDocument(
  root: string,
  name: string,
  bytes: Uint8Array,
  { lesson, course = courseFile, write = (files) => writeAll(root, files) }: ImportOptions = {},
): Promise<Imported> {
  const log = new ImportLog();
  const file = basename(name);
  if (bytes.length > largest)
    throw new ImportError(`${file} has more than 100 MB. Make its pictures smaller, or divide it.`);
  const { draft: read, extras, passages } = await readDocument(file, bytes, log);
  const id = lesson ?? slug(basename(file, extname(file)));
  if (id === '') throw new ImportError(`Say what the lesson is to be called: --lesson my-lesson.`);
  const plan = lessonPlan(root, id, course);
  const draft: Draft = { title: read.title, parts: withQuestions(tidyParts(read.parts, log), log) };
  if (draft.parts.length === 0)
    throw new ImportError(`${file} holds no words${read.title === '' ? '' : ' below its title'}.`);
  const pictures = await Pictures.of(root, id, draft);
  const path = join(root, linksFile);
  const links = new Links(existsSync(path) ? readFileSync(path, 'utf8') : '', log);
  const shape = shapeOf(draft, titled(file), log);
  const writing = { id, log, links, nameOf: pictures.nameOf, taken: blockIds(root, course) };
  const text = new LessonText(writing).write(shape, minutesOf(draft));
  // No word may vanish silently: passages that were not read, for whatever reason, are listed in full.
  const lost = missing(passages, wordsOfImport(text, log.all));
  if (extras) logExtras(extras, text.split('\n'), log);
  for (const { where, text: words } of lost)
    log.leftOut(where, words, 'Not all of these words were taken: look, and write them where they belong.');
  const locales = buildPlan(root, course).locales;
  if (locales.length > 1)
    log.changed(
      'Languages',
      '',
      `The course has several: the same words stand in ${locales.slice(1).join(', ')} until they are translated.`,
    );
  const files = new Map<string, string | Uint8Array>(pictures.files);
  for (const each of plan.files) files.set(each, text);
  if (links.file !== undefined) files.set(linksFile, links.file);
  // Written last: a listed lesson must exist.
  if (plan.listed !== undefined) files.set(course, plan.listed);
  try {
    write(files);
  } catch (error) {
    throw error instanceof WriteError ? new ImportError(error.message) : error;
  }
  const [first = ''] = plan.files;
  return {
    lesson: id,
    files: [first, ...[...files.keys()].filter((each) => each !== first)],
    log: log.all,
  };
}

interface Read {
  readonly draft: Draft;
  readonly extras?: DocxExtras;
  /** All its words, to compare with the lesson; empty for Markdown, whose syntax would count as words. */
  readonly passages: DocxExtras['paragraphs'];
}

async function readDocument(file: string, bytes: Uint8Array, log: ImportLog): Promise<Read> {
  const ending = extname(file).toLowerCase();
  if (ending === '.docx' || ending === '.docm') {
    const { draft, extras } = await readDocx(file, bytes, log);
    return { draft, extras, passages: extras.paragraphs };
  }
  if (ending === '.md' || ending === '.markdown')
    return { draft: readMarkdown(file, decodedText(file, bytes), log), passages: [] };
  if (ending === '.txt') {
    const text = decodedText(file, bytes);
    const passages = text.split('\n').map((line) => ({ where: 'Line', text: line.trim() }));
    return { draft: readOutline(text, log), passages };
  }
  const what = ending === '' ? 'has no ending' : `ends with ${ending}`;
  throw new ImportError(
    `${file} ${what}. A document of Word (.docx), Markdown (.md) or an outline (.txt) can be taken; save it as one of these.`,
  );
}

const titled = (file: string): string => {
  const words = basename(file, extname(file)).replaceAll(/[-_]+/g, ' ').trim();
  return words === '' ? 'New lesson' : words.charAt(0).toUpperCase() + words.slice(1);
};

/** As `npm run check` estimates: 200 words a minute, a quarter of the feedback, ten seconds for a question. */
function minutesOf(draft: Draft): number {
  const wordsIn = (without?: string): number =>
    JSON.stringify(draft.parts, (key, value: unknown) =>
      key === 'content' || key === without ? undefined : value,
    )
      .match(/"text":"(?:[^"\\]|\\.)*"/g)
      ?.join(' ')
      .split(/\s+/).length ?? 0;
  const words = wordsIn('feedback') * 0.75 + wordsIn() * 0.25;
  const questions = draft.parts.filter(({ kind }) => kind === 'question').length;
  return Math.min(120, Math.max(1, Math.round(words / 200 + questions / 6)));
}

function logExtras(extras: DocxExtras, lines: readonly string[], log: ImportLog): void {
  for (const { author, text } of extras.comments)
    log.leftOut(
      'Comment',
      text,
      author === '' ? 'Comments are for those who write.' : `By ${author}. Comments are for those who write.`,
    );
  for (const text of extras.deleted)
    log.leftOut('Tracked change: deleted', text, 'It is struck out in the document.');
  for (const text of extras.inserted)
    log.changed('Tracked change: inserted', text, 'It was taken as accepted.');
  for (const text of extras.hidden)
    log.changed(
      'Hidden words',
      text,
      'They are to be seen in the lesson: delete them where they are for you alone.',
    );
  const letters = (words: string): string => words.replaceAll(/\]\([^)]*\)|[^\p{L}\p{N}]/gu, '');
  for (const { text, number, becomes } of extras.renumbered) {
    // Questions and headings lose their number.
    const begins = `${becomes}${letters(text)}`;
    const at = lines.findIndex((line) => /^\s*\d+[.)] ./.test(line) && begins.startsWith(letters(line)));
    if (at >= 0)
      log.changed('Number of an item', text, `In the document it is ${number}, in the lesson ${becomes}.`, {
        line: at + 1,
      });
  }
  for (const text of extras.formulas)
    log.leftOut('Formula', text, 'Write it in words, or put it in as a picture.');
  for (const text of extras.margins) log.leftOut('Head or foot of the page', text, 'Lessons have no pages.');
  for (const what of extras.external)
    log.leftOut('Reference to elsewhere', what, 'It was not followed: nothing was fetched.');
  if (extras.macros.length > 0)
    log.leftOut(
      'Macros and embedded files',
      extras.macros.join(', '),
      'The document was taken without them.',
    );
}
