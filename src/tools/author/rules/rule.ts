import type { LoadedCourse } from '../../../compile/load-course.ts';
import type { LoadedLesson } from '../../../compile/lesson-file.ts';
import type { Problem } from '../../../compile/problems.ts';
import type { Released } from '../released.ts';

/** A lesson as its rules see it. */
export interface WrittenLesson extends LoadedLesson {
  readonly source: string;
  /** Where each block begins, by its id. */
  readonly blockLines: ReadonlyMap<string, number>;
}

/** A course that the build accepts, with the files around it. */
export interface WrittenCourse {
  readonly loaded: LoadedCourse;
  readonly lessons: readonly WrittenLesson[];
  /** What the lessons of every language say: all of them share links and pictures. */
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
  /** What lies among the lessons and is none of their files, as paths. */
  readonly strays: readonly string[];
  /** Whether this is another language than the first. */
  readonly isTranslation: boolean;
  /** What learners under way may have done things in; of the first language only. */
  readonly released: Released | undefined;
  /** What is missing, stale or identical in this language; of the first there is nothing. */
  readonly untranslated: readonly Problem[];
  /** Lessons' files in languages that the settings do not list. */
  readonly otherLanguages: readonly { readonly file: string; readonly locale: string }[];
}

/** Something about how a course is written. */
export interface Rule {
  readonly name: string;
  /** What the rule asks for: a sentence. */
  readonly asks: string;
  /** Advice never fails the check. */
  readonly level: 'error' | 'advice';
  readonly look: (course: WrittenCourse) => Iterable<Problem>;
}

/** What a build would refuse has this for its rule. */
export const buildRule = 'build';

export interface Finding extends Problem {
  readonly rule: string;
  readonly level: Rule['level'];
}
