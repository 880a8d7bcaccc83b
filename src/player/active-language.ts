import { firstLanguage, languages, translations } from 'course:languages';
import { course as first, settings as firstSettings } from 'course:outline';
import type { Course } from '../course/course.ts';
import { lessonName } from '../course/languages.ts';
import type { CourseSettings } from '../course/settings.ts';
import { useWords } from '../locale/words.ts';
import { firstLanguageIs } from '../ui/in-its-language.ts';

/** What the course is taken in. */
export interface ActiveLanguage {
  readonly locale: string;
  readonly course: Course;
  readonly settings: CourseSettings;
  /** For the record: in the first language, but for the language and the digest of what is taken. */
  readonly recorded: Course;
}

firstLanguageIs(firstLanguage);

const firstLocale = languages[0]?.locale ?? '';
const inFirst: ActiveLanguage = {
  locale: firstLocale,
  course: first,
  settings: firstSettings,
  recorded: first,
};

/** What it is taken in now. */
export let activeLanguage: ActiveLanguage = inFirst;

let passMark: number | undefined;

/** Has the final check judged by this mark in every language; where there is none, by the course's own. */
export function judgeBy(mark: number | undefined): void {
  passMark = mark;
  activeLanguage = judged(activeLanguage);
}

function judged({ course, recorded, ...rest }: ActiveLanguage): ActiveLanguage {
  const byMark = (one: Course): Course =>
    passMark === undefined ? one : { ...one, rules: { ...one.rules, passMark } };
  return { ...rest, course: byMark(course), recorded: byMark(recorded) };
}

/**
 * Goes over to a language; stays where none is given.
 *
 * @throws where its chunk cannot be had: nothing has changed then
 */
export async function useLanguage(locale = activeLanguage.locale): Promise<ActiveLanguage> {
  if (locale === activeLanguage.locale) return activeLanguage;
  const load = locale === firstLocale ? undefined : translations[locale];
  if (!load) {
    useWords();
    return (activeLanguage = judged(inFirst));
  }
  const translation = await tryTwice(load);
  const { course, settings } = translation;
  useWords(translation);
  const { language, digest } = course;
  const recorded = { ...first, language, digest };
  return (activeLanguage = judged({ locale, course, settings, recorded }));
}

/** The connection may be back; for the query see `course:languages`. */
const tryTwice = <T>(load: (again?: string) => Promise<T>): Promise<T> =>
  load().catch(() => load(`?again=${Date.now()}`));

/** In the language that the course is taken in. */
export const activeName = (id: string): string => lessonName(id, activeLanguage.locale, firstLocale);

export const lessonTag = (id: string): string => `lesson-${activeName(id)}`;
