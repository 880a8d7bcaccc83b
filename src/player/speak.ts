import { languages, loadKey, translations } from 'course:languages';
import { course as first, settings as firstSettings } from 'course:outline';
import type { AnswerKey } from '../course/answer-key.ts';
import type { Course } from '../course/course.ts';
import type { CourseSettings } from '../course/settings.ts';
import { takeWords } from '../locale/words.ts';

/** What the course is taken in. */
export interface Spoken {
  readonly locale: string;
  readonly course: Course;
  readonly settings: CourseSettings;
  /** For the record: in the first language, but for the language and the digest of what is taken. */
  readonly recorded: Course;
  readonly key: AnswerKey | undefined;
}

const firstLocale = languages[0]?.locale ?? '';
const inFirst: Spoken = {
  locale: firstLocale,
  course: first,
  settings: firstSettings,
  recorded: first,
  key: undefined,
};

/** What it is taken in now. */
export let spoken: Spoken = inFirst;

/**
 * Goes over to a language; stays where none is given.
 *
 * @throws where its chunk cannot be had: nothing has changed then
 */
export async function speak(locale = spoken.locale): Promise<Spoken> {
  if (locale === spoken.locale) return spoken;
  const load = locale === firstLocale ? undefined : translations[locale];
  if (!load) {
    takeWords();
    return (spoken = inFirst);
  }
  const [translation, { key }] = await Promise.all([
    load().catch(() => load(`?again=${Date.now()}`)),
    loadKey(),
  ]);
  const { course, settings } = translation;
  takeWords(translation);
  const { language, digest } = course;
  return (spoken = { locale, course, settings, recorded: { ...first, language, digest }, key });
}

/** What a lesson's element is called, after `lesson-`. */
export const lessonName = (id: string): string =>
  spoken.locale === firstLocale ? id : `${id}.${spoken.locale}`;

export const lessonTag = (id: string): string => `lesson-${lessonName(id)}`;
