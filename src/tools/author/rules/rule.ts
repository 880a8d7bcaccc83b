import type { LoadedCourse } from '../../../compile/load-course.ts';
import type { LoadedLesson } from '../../../compile/lesson-file.ts';
import type { Problem } from '../../../compile/problems.ts';
import type { Released } from '../released.ts';

/** A lesson as the rules see it. */
export interface WrittenLesson extends LoadedLesson {
  readonly source: string;
  /** Block id → the line where the block begins. */
  readonly blockLines: ReadonlyMap<string, number>;
}

/** A course without build problems, with the files around it. */
export interface WrittenCourse {
  readonly loaded: LoadedCourse;
  readonly lessons: readonly WrittenLesson[];
  /** The lessons' sources in all languages, which share links and pictures. */
  readonly everySource: readonly string[];
  /** The source of the course's own file. */
  readonly settingsSource: string;
  /** The source of all courses' files. */
  readonly everySettings: string;
  /** The source of `modules/links.yaml`. */
  readonly linksSource: string;
  /** The names of the pictures in `assets/art/`, and of the files in `assets/brand/`. */
  readonly art: readonly string[];
  readonly brand: readonly string[];
  /** The names of the files in `assets/media/`; and the paths of those shown in any course or language. */
  readonly media: readonly string[];
  readonly usedMedia: ReadonlySet<string>;
  /** The paths of files in lesson folders that belong to no lesson. */
  readonly strays: readonly string[];
  /** Whether this is another language than the first. */
  readonly isTranslation: boolean;
  /** The last release, in which learners may have begun; for the first language only. */
  readonly released: Released | undefined;
  /** What is missing, stale or identical in this language; empty for the first. */
  readonly untranslated: readonly Problem[];
  /** Lesson files in languages that the settings do not list. */
  readonly otherLanguages: readonly { readonly file: string; readonly locale: string }[];
}

/** A rule about how a course is written. */
export interface Rule {
  readonly name: string;
  /** A sentence: what the rule requires. */
  readonly asks: string;
  /** Advice never fails the check. */
  readonly level: 'error' | 'advice';
  readonly findProblems: (course: WrittenCourse) => Iterable<Problem>;
}

/** The rule name for problems that stop the build. */
export const buildRule = 'build';

export interface Finding extends Problem {
  readonly rule: string;
  readonly level: Rule['level'];
}
