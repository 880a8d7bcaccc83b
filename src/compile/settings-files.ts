import * as z from 'zod';
import type { Rules } from '../course/course.ts';
import { lessonColours } from '../course/look.ts';
import type { CourseSettings } from '../course/settings.ts';
import { brandStyle } from './brand.ts';
import type { Settings } from './build-plan.ts';
import { readableSettings } from './build-plan.ts';
import type { BrandFiles, Translation } from './course-schema.ts';
import { courseSchema, id, localePattern } from './course-schema.ts';
import type { Like } from './like.ts';
import { limits } from './limits.ts';
import type { LogoFile } from './logo.ts';
import type { Report } from './problems.ts';
import { kebabCase, suggestion } from './problems.ts';
import { pseudoLanguage, pseudoWords } from './translation/pseudo.ts';
import { lineOfKey, readYaml } from './yaml-schema.ts';
import { list, record, text, wholeNumber } from './yaml-values.ts';

/** A course's file: `modules/course.yaml`, or another in that folder. */
export interface CourseFile {
  readonly id: string;
  readonly version: string;
  readonly title: string;
  readonly language: string;
  /** Lesson ids, in order. */
  readonly lessons: readonly string[];
  readonly rules: Rules;
  readonly settings: Omit<CourseSettings, 'notesOf' | 'sources' | 'people' | 'confidence'>;
  /** The first is the language of the file's own words. */
  readonly locales: readonly string[];
  readonly translations: ReadonlyMap<string, Translation>;
  readonly logo: LogoFile | undefined;
  /** Whether the website keeps large media on the device. */
  readonly offlineMedia: boolean;
  /** The brand's rules, which follow the theme in the style sheet. */
  readonly style: string;
  /** The line of a key. */
  readonly lineOf: LineOf;
}

/** The settings in a language: unchanged in the first, generated from it in a pseudo language. */
export function inLocale(course: CourseFile, locale: string): CourseFile {
  const { settings } = course;
  const inPseudo = pseudoLanguage(locale);
  if (inPseudo !== undefined)
    return {
      ...course,
      language: inPseudo,
      title: pseudoWords(course.title, limits.title),
      settings: {
        ...settings,
        description: pseudoWords(settings.description, limits.description),
        issuer: pseudoWords(settings.issuer),
        support: settings.support.map((one) => ({ ...one, name: pseudoWords(one.name) })),
      },
    };
  const own = course.translations.get(locale);
  if (!own || locale === course.locales[0]) return course;
  const { language, title, description } = own;
  const [issuer, support] = [own.issuer ?? settings.issuer, own.support ?? settings.support];
  return { ...course, language, title, settings: { ...settings, description, issuer, support } };
}

/** What the settings are checked against, from the project's folder. */
export interface CourseFolder extends BrandFiles {
  /** The missing files of a language. */
  readonly missing: (locale: string) => readonly string[];
}

/**
 * @param settings the settings in force, as far as they can be read
 * @param like gives the settings that the file leaves out
 */
export function readCourseFile(
  source: string,
  settings: Settings,
  folder: CourseFolder,
  report: Report,
  like?: Like,
): CourseFile | undefined {
  const said = readableSettings(source);
  const listed = settings['locales'] ?? ['en'];
  const locales = Array.isArray(listed) ? listed.map(String) : [];
  const translated = Object.keys(Object(said['translations']));
  const strange = locales.length === 0 ? [] : strangeAmong(translated, locales);
  // What such a language lacks is not to be added.
  const isOfStrange = (message: string): boolean =>
    strange.some((locale) => message.endsWith(` is missing in "${locale}".`));
  const reportOthers: Report = (line, message, ...more) =>
    isOfStrange(message) ? undefined : report(line, message, ...more);
  const file = readYaml(source, courseSchema(folder), reportOthers, { like });
  /** A key that only the other course sets is reported at the line of `like`. */
  const lineOf: LineOf = (...path) =>
    like && !Object.hasOwn(said, String(path[0])) ? like.line : lineOfKey(source, ...path);
  reportMissingFiles(settings, folder, report, lineOf);
  if (!file) {
    for (const locale of strange) reportStrange(locale, locales, lineOf, report);
    return undefined;
  }
  const { check, record: kept, brand } = file;
  if (brand.logo && brand.organisation.trim() === '') {
    report(
      lineOf('brand', 'logo'),
      'A logo needs words for those who cannot see it.',
      'Write the organisation’s name under "organisation".',
    );
    return undefined;
  }
  if (!checkTranslations(file, lineOf, report)) return undefined;
  return {
    id: file.id,
    version: file.version,
    title: file.title,
    language: file.language,
    lessons: file.lessons,
    rules: {
      completion: file.completion,
      acknowledgement: file.acknowledgement.required,
      renew: file.acknowledgement.renew,
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
    lineOf,
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
    offlineMedia: file['offline-media'],
    style: brandStyle(brand.accent, brand.highlight),
  };
}

type LineOf = (...path: readonly (string | number)[]) => number;

function reportMissingFiles(
  { locales }: Settings,
  { missing }: CourseFolder,
  report: Report,
  lineOf: LineOf,
): void {
  for (const [index, locale] of (Array.isArray(locales) ? locales.map(String) : []).entries()) {
    const all = localePattern.test(locale) ? missing(locale) : [];
    if (all.length === 0) continue;
    const files = all.length > 3 ? [...all.slice(0, 3), `${all.length - 3} more`] : all;
    const message = `"locales" has "${locale}", which has no ${files.join(', ')}.`;
    report(lineOf('locales', index), message, 'Write them, or take the language off the list.');
  }
}

/** Whether exactly the languages after the first have translations; reports the others. */
function checkTranslations(
  { locales, translations }: Pick<CourseFile, 'locales' | 'translations'>,
  lineOf: LineOf,
  report: Report,
): boolean {
  const [, ...others] = locales;
  const missing = others.filter((locale) => !translations.has(locale));
  const strange = strangeAmong([...translations.keys()], locales);
  for (const locale of missing) {
    const fix = `Write "translations:", below it "  ${locale}:", and below that language, title and description.`;
    report(lineOf('locales'), `The title and description are missing in "${locale}".`, fix);
  }
  for (const locale of strange) reportStrange(locale, locales, lineOf, report);
  return missing.length + strange.length === 0;
}

/** The languages that have translations and should not: the first, and those that are not listed. */
const strangeAmong = (translated: readonly string[], [, ...others]: readonly string[]): string[] =>
  translated.filter((locale) => !others.includes(locale));

function reportStrange(
  locale: string,
  [first, ...others]: readonly string[],
  lineOf: LineOf,
  report: Report,
): void {
  const isFirst = locale === first;
  const message = isFirst
    ? `"${locale}" is the first language: its words are those above.`
    : `"${locale}" is not among the locales.`;
  const fix = isFirst ? 'Take it off the translations.' : suggestion(locale, others);
  report(lineOf('translations', locale), message, fix);
}

export interface Link {
  readonly url: string;
  readonly title: string;
}

/** `modules/links.yaml`: key → link. */
export function readLinks(source: string, report: Report): ReadonlyMap<string, Link> | undefined {
  const web = text({
    pattern: /^https:\/\/\S+$/,
    like: 'an address that begins with https://; an e-mail address can only stand in the words',
  });
  const links = z.strictObject({ url: web, title: text() });
  if (source.split('\n').every((line) => /^\s*(?:#.*)?$/.test(line))) return new Map();
  return readYaml(source, record(kebabCase, links), report, { name: 'the links' });
}

const frontMatter = z.strictObject({
  id,
  title: text({ most: limits.lessonTitle }),
  minutes: wholeNumber(1, 120),
  objectives: list(text()),
  kind: z.enum(['lesson', 'check']).default('lesson'),
  colour: z.enum(lessonColours).optional(),
});

export type FrontMatter = Readonly<z.infer<typeof frontMatter>>;

/** A lesson's front matter, which begins on the file's second line. */
export const readFrontMatter = (source: string, report: Report): FrontMatter | undefined =>
  readYaml(source, frontMatter, report, { firstLine: 2, name: 'the front matter' });
