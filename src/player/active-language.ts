import { firstLanguage, languages, translations } from 'course:languages';
import { course as first, settings as firstSettings } from 'course:outline';
import type { Course } from '../course/course.ts';
import { lessonName } from '../course/languages.ts';
import type { CourseSettings } from '../course/settings.ts';
import { useWords } from '../locale/words.ts';
import { setFirstLanguage } from '../ui/in-its-language.ts';

/** The language that the course is taken in, and the course in it. */
export interface ActiveLanguage {
  readonly locale: string;
  readonly course: Course;
  readonly settings: CourseSettings;
  /** The course for the record: in the first language, but with the active language's code and digest. */
  readonly recorded: Course;
}

setFirstLanguage(firstLanguage);

const firstLocale = languages[0]?.locale ?? '';
const inFirst: ActiveLanguage = {
  locale: firstLocale,
  course: first,
  settings: firstSettings,
  recorded: first,
};

/** The current language. */
export let activeLanguage: ActiveLanguage = inFirst;

let passMark: number | undefined;

/** Sets the pass mark of the final check in every language; without one, the course's own applies. */
export function setPassMark(mark: number | undefined): void {
  passMark = mark;
  activeLanguage = withPassMark(activeLanguage);
}

function withPassMark({ course, recorded, ...rest }: ActiveLanguage): ActiveLanguage {
  const byMark = (one: Course): Course =>
    passMark === undefined ? one : { ...one, rules: { ...one.rules, passMark } };
  return { ...rest, course: byMark(course), recorded: byMark(recorded) };
}

/**
 * Switches to a language; without a locale, keeps the current one.
 *
 * @throws if its chunk cannot be loaded: then nothing has changed
 */
export async function useLanguage(locale = activeLanguage.locale): Promise<ActiveLanguage> {
  if (locale === activeLanguage.locale) return activeLanguage;
  const load = locale === firstLocale ? undefined : translations[locale];
  if (!load) {
    useWords();
    return (activeLanguage = withPassMark(inFirst));
  }
  const translation = await tryTwice(load);
  const { course, settings } = translation;
  useWords(translation);
  const { language, digest } = course;
  const recorded = { ...first, language, digest };
  return (activeLanguage = withPassMark({ locale, course, settings, recorded }));
}

/** The connection may be back; for the query see `course:languages`. */
const tryTwice = <T>(load: (again?: string) => Promise<T>): Promise<T> =>
  load().catch(() => load(`?again=${Date.now()}`));

/** A lesson's name in the current language. */
export const activeName = (id: string): string => lessonName(id, activeLanguage.locale, firstLocale);

export const lessonTag = (id: string): string => `lesson-${activeName(id)}`;
