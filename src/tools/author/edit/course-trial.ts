import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { linksFile } from '../../../compile/build-plan.ts';
import { loadCourses } from '../../../compile/courses.ts';
import { LessonCache } from '../../../compile/lesson-cache.ts';
import { problemsOf, problemText } from '../../../compile/problems.ts';
import { onCopy } from '../../on-a-copy.ts';
import { Refusal } from '../../server/guard.ts';
import type { FileChange } from './write-file.ts';

/** Reads all courses as they would be after a change. */
export class CourseTrial {
  readonly #root: string;
  #cache = { of: '', lessons: new LessonCache() };

  constructor(root: string) {
    this.#root = root;
  }

  /** The problems that a change would cause in the courses, in all languages. */
  newProblems(changes: readonly FileChange[]): string[] {
    const { before, after } = this.#problems(changes);
    return [...after].filter(([key]) => !before.has(key)).map(([, text]) => text);
  }

  /**
   * Refuses a change after which the courses would not build. Courses that do not build already take any: what is
   * repaired may show further problems.
   * @throws {Refusal} with the first problem
   */
  ensureBuilds(changes: readonly FileChange[]): void {
    const { before, after } = this.#problems(changes);
    const [problem] = after.values();
    if (problem !== undefined && before.size === 0)
      throw new Refusal(422, `Nothing was written, since the course would not build: ${problem}`);
  }

  #problems(changes: readonly FileChange[]): { before: Problems; after: Problems } {
    const cache = this.#freshCache();
    const look = (wanted: readonly FileChange[]): Problems =>
      onCopy(this.#root, new Map(wanted.map(({ file, after }) => [file, after])), (copy) =>
        problemsIn(copy, cache),
      );
    const after = look(changes);
    return { before: after.size === 0 ? after : look([]), after };
  }

  /** A cached lesson stays valid as long as pictures, people and links are the same. */
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

/** Problems by their text without the line, which another change may move. */
type Problems = ReadonlyMap<string, string>;

const problemsIn = (root: string, cache: LessonCache): Problems =>
  new Map(
    problemsOf(() => loadCourses(root, cache)).map((one) => [`${one.file} ${one.message}`, problemText(one)]),
  );
