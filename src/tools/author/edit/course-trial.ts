import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { linksFile } from '../../../compile/build-plan.ts';
import { loadCourses } from '../../../compile/courses.ts';
import { LessonCache } from '../../../compile/lesson-cache.ts';
import { problemsOf, problemText } from '../../../compile/problems.ts';
import { onCopy } from '../../on-a-copy.ts';
import type { FileChange } from './write-file.ts';

/** Reads all courses as they would be after a change. */
export class CourseTrial {
  readonly #root: string;
  #cache = { of: '', lessons: new LessonCache() };

  constructor(root: string) {
    this.#root = root;
  }

  /** What has to be fixed in the courses, in all languages, that had not to be before. */
  newProblems(changes: readonly FileChange[]): string[] {
    const cache = this.#freshCache();
    const look = (wanted: readonly FileChange[]): Map<string, string> =>
      onCopy(this.#root, new Map(wanted.map(({ file, after }) => [file, after])), (copy) =>
        problemsIn(copy, cache),
      );
    const after = look(changes);
    if (after.size === 0) return [];
    const before = look([]);
    return [...after].filter(([key]) => !before.has(key)).map(([, text]) => text);
  }

  /** What was read of lessons holds as long as pictures, people and links are the same. */
  #freshCache(): LessonCache {
    const assets = readdirSync(join(this.#root, 'assets'), { recursive: true }).map(
      (file) => `assets/${file}`,
    );
    const of = [linksFile, ...assets]
      .map((file) => `${file} ${statSync(join(this.#root, file), { throwIfNoEntry: false })?.mtimeMs}`)
      .join();
    if (this.#cache.of !== of) this.#cache = { of, lessons: new LessonCache() };
    return this.#cache.lessons;
  }
}

/** Each without its line, which another change may move, and whole. */
const problemsIn = (root: string, cache: LessonCache): Map<string, string> =>
  new Map(
    problemsOf(() => loadCourses(root, cache)).map((one) => [`${one.file} ${one.message}`, problemText(one)]),
  );
