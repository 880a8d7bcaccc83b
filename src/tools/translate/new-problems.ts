import { courseFiles } from '../../compile/build-plan.ts';
import { LessonCache } from '../../compile/lesson-cache.ts';
import { loadCourse } from '../../compile/load-course.ts';
import { wordsFileProblems } from '../../compile/locale-words.ts';
import type { Problem } from '../../compile/problems.ts';
import { problemsOf, problemText } from '../../compile/problems.ts';
import { onCopy } from '../on-a-copy.ts';

type Texts = ReadonlyMap<string, string>;

/** The problems that a language would have with other files, and does not have now. */
export function newProblems(root: string, locale: string, files: Texts): Problem[] {
  const problemsIn = (where: string): Problem[] => {
    const cache = new LessonCache();
    return [
      ...wordsFileProblems(where, locale),
      ...courseFiles(where).flatMap((file) => problemsOf(() => loadCourse(where, { file, locale, cache }))),
    ];
  };
  const after = new Map(onCopy(root, files, problemsIn).map((one) => [problemText(one), one]));
  const before = new Set(
    (after.size > 0 ? problemsIn(root) : []).map(({ file, message }) => `${file} ${message}`),
  );
  return [...after.values()].filter(({ file, message }) => !before.has(`${file} ${message}`));
}
