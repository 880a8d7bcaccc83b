import type { LoadedCourse } from '../../../compile/load-course.ts';
import type { LoadedLesson } from '../../../compile/lesson-file.ts';
import type { Problem } from '../../../compile/problems.ts';
import type { Released } from '../released.ts';

/** A lesson as its rules see it. */
export interface WrittenLesson extends LoadedLesson {
  readonly source: string;
  /** The line where each block begins, by its id. */
  readonly blockLines: ReadonlyMap<string, number>;
}

/** A course that builds, with the files around it. */
export interface WrittenCourse {
  readonly loaded: LoadedCourse;
  readonly lessons: readonly WrittenLesson[];
  /** The text of the lessons in every language: all of them share links and pictures. */
  readonly everySource: readonly string[];
  /** The course's own file. */
  readonly settingsSource: string;
  /** All courses' files. */
  readonly everySettings: string;
  /** `modules/links.yaml`. */
  readonly linksSource: string;
  /** The names of the pictures in `assets/art/`, and of the files in `assets/brand/`. */
  readonly art: readonly string[];
  readonly brand: readonly string[];
  /** The names of the files in `assets/media/`; and those that a lesson of any course or language shows, as paths. */
  readonly media: readonly string[];
  readonly usedMedia: ReadonlySet<string>;
  /** Paths of files in the lessons' folders that do not belong to a lesson. */
  readonly strays: readonly string[];
  /** Whether this is another language than the first. */
  readonly isTranslation: boolean;
  /** What learners who have begun may have data for; for the first language only. */
  readonly released: Released | undefined;
  /** What is missing, stale or identical in this language; empty for the first. */
  readonly untranslated: readonly Problem[];
  /** Lessons' files in languages that the settings do not list. */
  readonly otherLanguages: readonly { readonly file: string; readonly locale: string }[];
}

/** A rule about how a course is written. */
export interface Rule {
  readonly name: string;
  /** What the rule requires, in one sentence. */
  readonly asks: string;
  /** Advice never fails the check. */
  readonly level: 'error' | 'advice';
  readonly look: (course: WrittenCourse) => Iterable<Problem>;
}

/** The name of the rule for everything that a build would refuse. */
export const buildRule = 'build';

export interface Finding extends Problem {
  readonly rule: string;
  readonly level: Rule['level'];
}
