import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
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
    for (const [file, text] of files) {
      mkdirSync(dirname(join(trial, file)), { recursive: true });
      writeFileSync(join(trial, file), text);
    }
    const after = new Map(problemsIn(trial).map((one) => [problemText(one), one]));
    const before = new Set(
      (after.size > 0 ? problemsIn(root) : []).map(({ file, message }) => `${file} ${message}`),
    );
    return [...after.values()].filter(({ file, message }) => !before.has(`${file} ${message}`));
  } finally {
    rmSync(trial, { recursive: true });
  }
}
