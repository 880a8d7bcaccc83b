import type { LoadedLesson } from './lesson-file.ts';
import type { Report } from './problems.ts';

/** Called with each block's id. */
export type OnBlockId = (id: string, line: number) => void;

interface CachedLesson {
  readonly source: string;
  readonly lesson: LoadedLesson | undefined;
  readonly problems: readonly Parameters<Report>[];
  readonly names: readonly Parameters<OnBlockId>[];
}

/**
 * A cache for reading a course repeatedly: a lesson whose file is unchanged is not read again. It assumes unchanged
 * links, pictures and interface words: if they change, use a new cache.
 */
export class LessonCache {
  readonly #readings = new Map<string, CachedLesson>();

  /** @param parse reads the lesson; its problems and names are repeated each time the cached lesson is used */
  read(
    file: string,
    source: string,
    report: Report,
    named: OnBlockId,
    parse: (report: Report, named: OnBlockId) => LoadedLesson | undefined,
  ): LoadedLesson | undefined {
    let reading = this.#readings.get(file);
    if (reading?.source !== source) {
      const problems: Parameters<Report>[] = [];
      const names: Parameters<OnBlockId>[] = [];
      const lesson = parse(
        (...problem) => problems.push(problem),
        (...name) => names.push(name),
      );
      reading = { source, lesson, problems, names };
      this.#readings.set(file, reading);
    }
    for (const name of reading.names) named(...name);
    for (const problem of reading.problems) report(...problem);
    return reading.lesson;
  }
}
