import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import type { LoadedCourse } from '../../compile/load-course.ts';
import type { KeyQuestion } from '../../course/answer-key.ts';
import { keyedQuestions } from '../../package/answer-key.ts';
import type { Question } from './read/model.ts';

const page = join(import.meta.dirname, 'page');

/** Writes the page and all that it needs into a folder. It runs from there, with a server or without. */
export async function buildReport(loaded: LoadedCourse, folder: string): Promise<void> {
  const { course } = loaded;
  const data = {
    passMark: Math.round(course.rules.passMark * 100),
    questions: keyedQuestions(loaded).map(questionOf),
  };
  const { outputFiles } = await build({
    entryPoints: { report: join(page, 'report-app.ts'), reader: join(page, 'worker.ts') },
    bundle: true,
    write: false,
    outdir: folder,
    format: 'iife',
    target: 'es2022',
    minify: true,
    legalComments: 'none',
    logLevel: 'warning',
    define: { COURSE: JSON.stringify(data) },
    tsconfigRaw: { compilerOptions: { experimentalDecorators: true, useDefineForClassFields: false } },
  });
  mkdirSync(folder, { recursive: true });
  for (const { path, contents } of outputFiles) writeFileSync(path, contents);
  for (const name of ['index.html', 'report.css'])
    writeFileSync(join(folder, name), readFileSync(join(page, name)));
}

function questionOf({ id, words, parts, right, counts }: KeyQuestion): Question {
  const inParts = parts.length !== 1 || parts[0]?.id !== '';
  const options = parts.flatMap((part) =>
    part.options.map((option) => ({
      id: inParts ? `${part.id}.${option.id}` : option.id,
      words: inParts ? `${part.words} → ${option.words}` : option.words,
    })),
  );
  const rights =
    right.type === 'matching' ? right.right.map(([part, option]) => `${part}.${option}`) : right.right;
  return { id, words, options, right: [...rights].sort().join(','), counts: counts !== undefined };
}
