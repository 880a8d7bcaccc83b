import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';
import { blocksIn } from '../../compile/lesson-file.ts';
import type { LoadedCourse } from '../../compile/load-course.ts';
import { keyedQuestions } from '../../package/answer-key.ts';
import { licences } from '../../package/licences.ts';
import { questionFrom, testOutQuestion } from './read/contents.ts';
import type { Content, Question } from './read/model.ts';

const page = join(import.meta.dirname, 'page');

/**
 * The policy in the page and from its server: what the page may load, and no connections at all. Its worker is made
 * from a string in its script, under the same policy.
 */
export const reportPolicy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; worker-src blob:; connect-src 'none'; form-action 'none'; base-uri 'none'";

/** Every question whose answer a record can contain. */
export const questionsOf = (loaded: LoadedCourse): Question[] => [
  ...keyedQuestions(loaded).map(questionFrom),
  ...loaded.lessons
    .filter(
      (lesson) => lesson.kind === 'lesson' && blocksIn(lesson).some(({ kind }) => kind.name === 'check'),
    )
    .map(testOutQuestion),
];

/**
 * Writes the page and its files into a folder. It runs from there with or without a server.
 *
 * @param translations the course in its further languages, whose digests the records of their learners name
 */
export async function buildReport(
  loaded: LoadedCourse,
  folder: string,
  translations: readonly Pick<LoadedCourse, 'course'>[] = [],
): Promise<void> {
  const { course } = loaded;
  const data: Content & { passMark: number } = {
    version: course.version,
    digests: [loaded, ...translations].map((one) => one.course.digest),
    passMark: Math.round(course.rules.passMark * 100),
    questions: questionsOf(loaded),
  };
  const options = {
    bundle: true,
    write: false,
    metafile: true,
    outdir: folder,
    format: 'iife',
    target: 'es2022',
    minify: true,
    legalComments: 'none',
    logLevel: 'warning',
  } as const;
  const worker = await build({ ...options, entryPoints: [join(page, 'worker.ts')] });
  const { outputFiles, metafile } = await build({
    ...options,
    entryPoints: { report: join(page, 'report-app.ts') },
    define: { COURSE: JSON.stringify(data), WORKER: JSON.stringify(worker.outputFiles[0]?.text) },
    tsconfigRaw: { compilerOptions: { experimentalDecorators: true, useDefineForClassFields: false } },
  });
  mkdirSync(folder, { recursive: true });
  for (const { path, contents } of outputFiles) writeFileSync(path, contents);
  const index = readFileSync(join(page, 'index.html'), 'utf8').replace('{{policy}}', reportPolicy);
  writeFileSync(join(folder, 'index.html'), index);
  writeFileSync(join(folder, 'report.css'), readFileSync(join(page, 'report.css')));
  const modules = Object.keys({ ...metafile.inputs, ...worker.metafile.inputs }).map((path) => resolve(path));
  writeFileSync(join(folder, 'licences.txt'), await licences(modules, undefined, 'page'));
}
