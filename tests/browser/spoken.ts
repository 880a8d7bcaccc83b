import type { CheckModel } from '../../src/blocks/check/model.ts';
import type { ChoiceModel } from '../../src/blocks/choice/model.ts';
import type { LoadedCourse } from '../../src/compile/load-course.ts';
import { loadCourse } from '../../src/compile/load-course.ts';
import { localeWords } from '../../src/compile/locale-words.ts';
import type { Course } from '../../src/course/course.ts';
import type { StartWords, Words } from '../../src/locale/words-type.ts';

/** A course in one of its languages, with the words around it: what is looked for on its screens. */
export interface Spoken {
  /** Names its files: `fr`. */
  readonly locale: string;
  /** BCP 47. */
  readonly language: string;
  readonly loaded: LoadedCourse;
  readonly course: Course;
  /** What the final check may ask. */
  readonly pool: readonly ChoiceModel[];
  readonly words: Words;
  readonly start: StartWords;
}

/** The pool of a course's final check. */
export const poolOf = ({ lessons }: LoadedCourse): readonly ChoiceModel[] =>
  lessons
    .flatMap(({ screens }) => screens)
    .flatMap(({ body }) => body)
    .flatMap((part) =>
      typeof part === 'object' && 'pool' in part.model ? [...(part.model as CheckModel).pool] : [],
    );

/** @param name of the course: its file in `modules/` */
export function spokenIn(locale: string, name = 'course'): Spoken {
  const loaded = loadCourse(process.cwd(), { file: `modules/${name}.yaml`, locale });
  const { course } = loaded;
  const { player: words, start } = localeWords(process.cwd(), locale, course.language);
  return { locale, language: course.language, loaded, course, pool: poolOf(loaded), words, start };
}

export const english = spokenIn('en');

/** As it is read: a French space before a question mark is one like any other. */
export const spaced = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** One of these texts and nothing else. */
export const anyOf = (...texts: readonly string[]): RegExp =>
  new RegExp(`^(${texts.map(escaped).join('|')})$`);

/** A text that begins with these words. */
export const beginning = (words: string): RegExp => new RegExp(`^${escaped(words)}`);

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
