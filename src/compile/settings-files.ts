import * as z from 'zod';
import type { Rules } from '../course/course.ts';
import { lessonColours } from '../course/look.ts';
import type { CourseSettings } from '../course/settings.ts';
import { brandStyle } from './brand.ts';
import { peek } from './build-plan.ts';
import type { BrandFiles, Translation } from './course-schema.ts';
import { courseSchema, id, localePattern } from './course-schema.ts';
import { limits } from './limits.ts';
import type { LogoFile } from './logo.ts';
import type { Report } from './problems.ts';
import { kebabCase, suggestion } from './problems.ts';
import { lineOfKey, readYaml } from './yaml-schema.ts';
import { list, record, text, whole } from './yaml-values.ts';

/** `modules/course.yaml`. */
export interface CourseFile {
  readonly id: string;
  readonly version: string;
  readonly title: string;
  readonly language: string;
  /** Lesson ids, in order. */
  readonly lessons: readonly string[];
  readonly rules: Rules;
  readonly settings: Omit<CourseSettings, 'sources' | 'people' | 'confidence'>;
  /** The first is the one that the rest of the file is in. */
  readonly locales: readonly string[];
  readonly translations: ReadonlyMap<string, Translation>;
  readonly logo: LogoFile | undefined;
  /** What comes after the theme in the style sheet. */
  readonly style: string;
  /** Where a key stands. */
  readonly lineOf: (key: string) => number;
}

/** The settings as a language has them; the first has them as they stand. */
export function inLocale(course: CourseFile, locale: string): CourseFile {
  const own = course.translations.get(locale);
  if (!own || locale === course.locales[0]) return course;
  const { language, title, description } = own;
  const { settings } = course;
  const [issuer, support] = [own.issuer ?? settings.issuer, own.support ?? settings.support];
  return { ...course, language, title, settings: { ...settings, description, issuer, support } };
}

/** What the settings are held against, as the project's folder has it. */
export interface CourseFolder extends BrandFiles {
  /** The files that a language needs and does not have. */
  readonly missing: (locale: string) => readonly string[];
}

export function readCourseFile(source: string, folder: CourseFolder, report: Report): CourseFile | undefined {
  const file = readYaml(source, courseSchema(folder), report);
  tellMissingFiles(source, folder, report);
  if (!file) return undefined;
  const { check, record: kept, brand } = file;
  if (brand.logo && brand.organisation.trim() === '') {
    report(
      lineOfKey(source, 'brand', 'logo'),
      'A logo needs words for those who cannot see it.',
      'Write the organisation’s name: organisation: …',
    );
    return undefined;
  }
  if (!hasTranslations(file, source, report)) return undefined;
  return {
    id: file.id,
    version: file.version,
    title: file.title,
    language: file.language,
    lessons: file.lessons,
    rules: {
      completion: file.completion,
      acknowledgement: file.acknowledgement,
      requireAnswers: file['require-answers'],
      minimumMinutes: file['minimum-minutes'],
      testOut: file['test-out'],
      passMark: check['pass-mark'] / 100,
      attempts: check.attempts,
      drawPerLesson: check['draw-per-lesson'],
      shuffleQuestions: check['shuffle-questions'],
      shuffleOptions: check['shuffle-options'],
      confidence: check.confidence,
      feedback: check.feedback,
      failedAttempt: check['failed-attempt'],
      interactions: kept.interactions,
      scenarioChoices: kept['scenario-choices'],
      idleMinutes: kept['idle-minutes'],
    },
    lineOf: (key) => lineOfKey(source, key),
    settings: {
      description: file.description,
      organisation: brand.organisation,
      logo: brand.logo
        ? { path: brand.logo.path, width: brand.logo.width, height: brand.logo.height }
        : undefined,
      issuer: file.certificate.issuer,
      support: file.support,
    },
    locales: file.locales,
    translations: file.translations,
    logo: brand.logo,
    style: brand.accent ? brandStyle(brand.accent.light, brand.accent.dark) : '',
  };
}

function tellMissingFiles(source: string, { missing }: CourseFolder, report: Report): void {
  const { locales } = peek(source);
  for (const [index, locale] of (Array.isArray(locales) ? locales.map(String) : []).entries()) {
    const all = localePattern.test(locale) ? missing(locale) : [];
    if (all.length === 0) continue;
    const files = all.length > 3 ? [...all.slice(0, 3), `${all.length - 3} more`] : all;
    const message = `"locales" has "${locale}", which has no ${files.join(', ')}.`;
    report(lineOfKey(source, 'locales', index), message, 'Write them, or take the language off the list.');
  }
}

/** Whether each language but the first, and no other, has its words. */
function hasTranslations(
  { locales, translations }: Pick<CourseFile, 'locales' | 'translations'>,
  source: string,
  report: Report,
): boolean {
  const [first = '', ...others] = locales;
  const missing = others.filter((locale) => !translations.has(locale));
  const strange = [...translations.keys()].filter((locale) => !others.includes(locale));
  for (const locale of missing) {
    const fix = `Write "translations:", below it "  ${locale}:", and below that language, title and description.`;
    report(lineOfKey(source, 'locales'), `The title and description are missing in "${locale}".`, fix);
  }
  for (const locale of strange) {
    const message =
      locale === first
        ? `"${locale}" is the first language: its words are those above.`
        : `"${locale}" is not among the locales.`;
    const fix = locale === first ? 'Take it off the translations.' : suggestion(locale, others);
    report(lineOfKey(source, 'translations', locale), message, fix);
  }
  return missing.length + strange.length === 0;
}

export interface Link {
  readonly url: string;
  readonly title: string;
}

/** `modules/links.yaml`, by key. */
export function readLinks(source: string, report: Report): ReadonlyMap<string, Link> | undefined {
  const web = text({
    pattern: /^https:\/\/\S+$/,
    like: 'an address that begins with https://; an e-mail address can only stand in the words',
  });
  const links = z.strictObject({ url: web, title: text() });
  return readYaml(source, record(kebabCase, links), report, 1, 'the links');
}

const frontMatter = z.strictObject({
  id,
  title: text({ most: limits.lessonTitle }),
  minutes: whole(1, 120),
  objectives: list(text()),
  kind: z.enum(['lesson', 'check']).default('lesson'),
  colour: z.enum(lessonColours).optional(),
});

export type FrontMatter = Readonly<z.infer<typeof frontMatter>>;

/** A lesson's front matter; it begins in the file's second line. */
export const readFrontMatter = (source: string, report: Report): FrontMatter | undefined =>
  readYaml(source, frontMatter, report, 2, 'the front matter');
