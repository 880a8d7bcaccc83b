import { join } from 'node:path';
import type { Plugin } from 'rollup';
import type { Language } from '../course/languages.ts';
import { lessonName } from '../course/languages.ts';
import { buildPlan, courseFile } from './build-plan.ts';
import { compileLesson } from './compile-lesson.ts';
import { loadCourses } from './courses.ts';
import { drawingsModules } from './drawings.ts';
import { mapLiteral, reportWordsOf } from './question-key.ts';
import type { LoadedCourse } from './load-course.ts';
import { loadCourse } from './load-course.ts';
import { localeWords, wordsModule } from './locale-words.ts';
import { wordsFile } from './words-tree.ts';
import { sizeLines, mediaFilesOf } from './media/sizes.ts';
import { ContentError, problemText } from './problems.ts';
import { pseudoLanguage } from './translation/pseudo.ts';

export interface CourseOptions {
  /** The project's folder: content in `modules/` and `assets/art/`, code in `src/`. */
  readonly root: string;
  /** The course's file, relative to the project. Default: the main course's. */
  readonly file?: string;
  /** Whether to check every course in every language first, so that a problem in any of them stops the first build. */
  readonly checksAll?: boolean;
  /** They name the words files `src/locale/<locale>.yaml` and the lessons' files. The first language comes first. */
  readonly locales: readonly string[];
}

const prefix = '\0course:';
const furtherLessons = 'further-lessons';
const modules =
  /^course:(outline|(?:further-)?lessons|languages|report-words|(?:device-|later-)?words|(?:translation|lesson|drawings)\/[a-z0-9.-]+)$/;

/** Provides the course to the browser's code: see `course-modules.d.ts`. */
export function course({ root, locales, file = courseFile, checksAll }: CourseOptions): Plugin {
  const sources = join(root, 'src');
  const [first = 'en'] = locales;
  let loaded: ReadonlyMap<string, LoadedCourse>;

  const load = (): void => {
    for (const locale of locales) localeWords(root, locale);
    const plan = buildPlan(root, file);
    if (checksAll ?? (file === courseFile && first === plan.locale)) {
      const all = new Set(loadCourses(root).flatMap((one) => one.locales));
      for (const each of all) localeWords(root, each);
    }
    loaded = new Map(locales.map((locale) => [locale, loadCourse(root, { file, locale })]));
  };

  return {
    name: 'course',

    buildStart() {
      this.addWatchFile(join(root, 'modules'));
      for (const locale of locales) this.addWatchFile(join(root, wordsFile(locale)));
      try {
        load();
      } catch (error) {
        if (!(error instanceof ContentError)) throw error;
        // Without a stack: the mistake is in the content, and its author reads this.
        this.error({ message: `The course's content needs fixing:\n${error.message}`, stack: '' });
      }
      for (const { warnings, files } of loaded.values()) {
        for (const warning of warnings) this.warn(problemText(warning));
        for (const each of files) this.addWatchFile(each);
      }
    },

    resolveId: (source) => (modules.test(source) ? `\0${source}` : undefined),

    load(id) {
      if (!id.startsWith(prefix)) return undefined;
      const name = id.slice(prefix.length);
      const inFirst = loaded.get(first) as LoadedCourse;
      const all = [...loaded].map(([locale, one]) => ({ locale, loaded: one }));
      const words = (part: Parameters<typeof wordsModule>[2], locale: string): string =>
        wordsModule(root, locale, part, {
          language: loaded.get(locale)?.course.language ?? locale,
          format: join(sources, 'locale/format.ts'),
        });
      if (name === 'words') return words('first', first);
      if (name === 'later-words') return words('later', first);
      if (name === 'device-words') return words('device', first);
      if (name === 'outline') return outlineModule(inFirst);
      if (name === 'lessons') return lessonsModule(all);
      if (name === furtherLessons) return furtherLessonsModule(all);
      if (name === 'languages') return languagesModule(all);
      if (name === 'report-words') return reportWordsModule(all.slice(1));
      if (name.startsWith('drawings/'))
        return drawingsModules(inFirst.lessons, inFirst.people, sources).get(name.slice('drawings/'.length));
      for (const { locale, loaded: one } of all) {
        if (name === `translation/${locale}.words`) return words('player', locale);
        if (name === `translation/${locale}.device`) return words('device', locale);
        if (name === `translation/${locale}`)
          return `export { words } from "course:translation/${locale}.words";
export { words as device } from "course:translation/${locale}.device";
${outlineModule(one)}`;
        for (const lesson of one.lessons) {
          const own = lessonName(lesson.id, locale, first);
          if (name === `lesson/${own}`)
            return compileLesson(
              lesson,
              sources,
              own,
              'together',
              locale === first ? undefined : inFirst.lessons.find(({ id: other }) => other === lesson.id),
            );
        }
      }
      return this.error(`There is no ${name}.`);
    },

    renderDynamicImport({ moduleId, getTargetChunkImports }) {
      const isLesson = [`${prefix}lessons`, prefix + furtherLessons].includes(moduleId);
      const asksAgain = isLesson || moduleId === `${prefix}languages`;
      if (!asksAgain && !moduleId.startsWith(`${prefix}lesson/`)) return null;
      // The chunks of its blocks (`src/package/chunks.ts`), which would otherwise load only after the lesson.
      const blocks = (isLesson && getTargetChunkImports()) || [];
      const beside = blocks
        .filter((one) => one.type === 'internal' && /\bblocks$/.test(one.chunk.name))
        .map(({ resolvedImportPath }) => `beside && import(${resolvedImportPath}).catch(() => {}), `);
      return { left: `(${beside.join('')}import(`, right: ' + again))' };
    },

    generateBundle() {
      const { logo, startPicture } = loaded.get(first) as LoadedCourse;
      for (const picture of [logo, startPicture])
        if (picture) this.emitFile({ type: 'asset', fileName: picture.path, source: picture.content });
      const media = mediaFilesOf([...loaded.values()]);
      for (const one of media) this.emitFile({ type: 'asset', fileName: one.path, source: one.bytes() });
      process.stdout.write(sizeLines(file, media));
    },
  };
}

/** A course in one of its languages. */
export interface InLocale {
  readonly locale: string;
  readonly loaded: LoadedCourse;
}

/** A language's own name, with a capital: `Français`. */
function nameOf(locale: string): string {
  const name = new Intl.DisplayNames([locale], { type: 'language' }).of(locale) ?? locale;
  return name.charAt(0).toLocaleUpperCase(locale) + name.slice(1);
}

export const languagesOf = (all: readonly InLocale[]): Language[] =>
  all.map(({ locale, loaded: { course: outline } }) => ({
    locale,
    language: outline.language,
    name: nameOf(pseudoLanguage(locale) ?? locale),
  }));

/** `course:outline`; in a further language, part of `course:translation/…`. */
export const outlineModule = ({ course: outline, settings }: LoadedCourse): string =>
  `export const course = ${JSON.stringify(outline)};\nexport const settings = ${JSON.stringify(settings)};\n`;

/**
 * `course:languages`, for the start screen. Firefox and Safari never retry failed modules: `again` makes a new address.
 */
export function languagesModule(all: readonly InLocale[]): string {
  const [first] = all;
  const entries = (of: readonly InLocale[], address: (one: InLocale) => string): string =>
    of.map((one) => `${JSON.stringify(one.locale)}: (again = "") => import("${address(one)}"),\n`).join('');
  const translations = entries(all.slice(1), ({ locale }) => `course:translation/${locale}`);
  return `export const languages = ${JSON.stringify(languagesOf(all))};
export const firstLanguage = ${JSON.stringify(first?.loaded.firstLanguage)};
export const translations = {\n${translations}};
`;
}

/** `course:report-words`: the words for reports in each further language, for records that take several languages. */
const reportWordsModule = (further: readonly InLocale[]): string => {
  const entries = further.map(({ loaded }) => {
    const { title, lessons, questions } = reportWordsOf(loaded);
    const words = `title: ${JSON.stringify(title)}, lessons: ${mapLiteral(lessons)}, questions: ${mapLiteral(questions)}`;
    return `[${JSON.stringify(loaded.course.language)}, { ${words} }],\n`;
  });
  return `export const reportWords = new Map([\n${entries.join('')}]);\n`;
};

/** How many of a language's lessons are listed in the first load. Each takes 14 bytes. */
const listedFirst = 30;

/** Literal imports, so that each lesson becomes a chunk; for `again`, see above. */
const lessonsFrom = (all: readonly InLocale[], from: number, to?: number): string =>
  `export const lessons = {\n${all
    .flatMap(({ locale, loaded: { lessons } }) =>
      lessons.slice(from, to).map(({ id }) => lessonName(id, locale, all[0]?.locale ?? '')),
    )
    .map(
      (name) => `${JSON.stringify(name)}: (again = "", beside = false) => import("course:lesson/${name}"),\n`,
    )
    .join('')}};\n`;

/** `course:lessons`: a course's first lessons, and a function that loads the list of any others. */
export const lessonsModule = (all: readonly InLocale[]): string => {
  const hasFurther = all.some(({ loaded: { lessons } }) => lessons.length > listedFirst);
  const load = `(again = "") => import("course:${furtherLessons}")`;
  return `${lessonsFrom(all, 0, listedFirst)}export const furtherLessons = ${hasFurther ? load : 'undefined'};\n`;
};

/** `course:further-lessons`: the other lessons. */
export const furtherLessonsModule = (all: readonly InLocale[]): string => lessonsFrom(all, listedFirst);
