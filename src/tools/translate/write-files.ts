import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { courseFiles } from '../../compile/build-plan.ts';
import { LessonCache } from '../../compile/lesson-cache.ts';
import { loadCourse } from '../../compile/load-course.ts';
import { wordProblems } from '../../compile/locale-words.ts';
import type { Problem } from '../../compile/problems.ts';
import { ContentError, problemText } from '../../compile/problems.ts';

type Texts = ReadonlyMap<string, string>;

/** What the build would say of a language with other files, and does not say of it today. */
export function newProblems(root: string, locale: string, files: Texts): Problem[] {
  const problemsIn = (where: string, cache = new LessonCache()): Problem[] => [
    ...wordProblems(where, locale),
    ...courseFiles(where).flatMap((file) => {
      try {
        loadCourse(where, { file, locale, cache });
        return [];
      } catch (error) {
        if (!(error instanceof ContentError)) throw error;
        return error.problems;
      }
    }),
  ];
  const trial = mkdtempSync(join(tmpdir(), 'course-translation-'));
  try {
    for (const folder of ['modules', 'src/locale'].filter((one) => existsSync(join(root, one))))
      cpSync(join(root, folder), join(trial, folder), { recursive: true });
    if (existsSync(join(root, 'assets')))
      symlinkSync(join(root, 'assets'), join(trial, 'assets'), 'junction');
    for (const [file, text] of files) write(join(trial, file), text);
    const after = new Map(problemsIn(trial).map((one) => [problemText(one), one]));
    const before = new Set(
      (after.size > 0 ? problemsIn(root) : []).map(({ file, message }) => `${file} ${message}`),
    );
    return [...after.values()].filter(({ file, message }) => !before.has(`${file} ${message}`));
  } finally {
    rmSync(trial, { recursive: true });
  }
}

/** Writes files beside those that are there, and puts them in their places once all are written. */
export function writeAll(root: string, files: Texts): void {
  const written: string[] = [];
  try {
    for (const [file, text] of files) {
      const path = join(root, `${file}.new`);
      written.push(path);
      write(path, text);
    }
  } catch (error) {
    for (const path of written) rmSync(path, { force: true });
    throw error;
  }
  for (const path of written) renameSync(path, path.replace(/\.new$/, ''));
}

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
