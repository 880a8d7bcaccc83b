import { join } from 'node:path';
import type { Plugin } from 'rollup';
import { buildPlan, courseFile } from './build-plan.ts';
import { compileLesson } from './compile-lesson.ts';
import { loadCourses } from './courses.ts';
import { drawingsModule } from './drawings.ts';
import type { LoadedCourse } from './load-course.ts';
import { loadCourse } from './load-course.ts';
import { localeWords, wordsFile, wordsModule } from './locale-words.ts';
import { ContentError, problemText } from './problems.ts';

export interface CourseOptions {
  /** The project's folder: content in `modules/` and `assets/art/`, code in `src/`. */
  readonly root: string;
  /** The course's own, relative to the project; the main course's where not given. */
  readonly file?: string;
  /** Whether every course, in every language, is checked before: what is built first stops where another would. */
  readonly checksAll?: boolean;
  /** Names the words file `src/locale/<locale>.yaml` and the lessons' files. */
  readonly locale: string;
}

const prefix = '\0course:';

/** Provides the course to the browser's code: `course:outline`, `course:lessons`, and the words of the locale. */
export function course({ root, locale, file = courseFile, checksAll }: CourseOptions): Plugin {
  const sources = join(root, 'src');
  let loaded: LoadedCourse;

  return {
    name: 'course',

    buildStart() {
      this.addWatchFile(join(root, 'modules'));
      this.addWatchFile(join(root, wordsFile(locale)));
      try {
        localeWords(root, locale);
        const { locales } = buildPlan(root, file);
        if (checksAll ?? (file === courseFile && locale === locales[0])) {
          const all = new Set(loadCourses(root).flatMap((one) => one.locales));
          for (const each of all) localeWords(root, each);
        }
        loaded = loadCourse(root, { file, locale });
      } catch (error) {
        if (!(error instanceof ContentError)) throw error;
        // Without a stack: what is wrong is in the content, and its author reads this.
        this.error({ message: `The course's content needs fixing:\n${error.message}`, stack: '' });
      }
      for (const warning of loaded.warnings) this.warn(problemText(warning));
      for (const file of loaded.files) this.addWatchFile(file);
    },

    resolveId(source) {
      if (/^course:(outline|lessons|first-lesson|(?:lesson|drawings)\/[a-z0-9-]+)$/.test(source))
        return `\0${source}`;
      const found = /\/locale\/((?:device-)?words)\.ts$/.exec(source);
      return found ? `${prefix}${found[1]}` : undefined;
    },

    load(id) {
      if (!id.startsWith(prefix)) return undefined;
      const name = id.slice(prefix.length);
      if (name === 'words' || name === 'device-words') {
        const group = name === 'words' ? 'player' : 'device';
        const format = join(sources, 'locale/format.ts');
        return wordsModule(root, locale, group, { language: loaded.course.language, format });
      }
      if (name === 'outline') return outlineModule(loaded);
      if (name === 'lessons') return lessonsModule(loaded);
      if (name === 'first-lesson') return firstLessonModule(loaded);
      for (const lesson of loaded.lessons) {
        if (name === `lesson/${lesson.id}`) return compileLesson(lesson, sources);
        if (name === `drawings/${lesson.id}-drawings`) return drawingsModule(lesson, loaded.people, sources);
      }
      return this.error(`There is no ${name}.`);
    },

    renderDynamicImport({ moduleId }) {
      if (moduleId !== `${prefix}lessons` && !moduleId.startsWith(`${prefix}lesson/`)) return null;
      return { left: 'import(', right: ' + again)' };
    },

    generateBundle() {
      for (const picture of [loaded.logo, loaded.startPicture]) {
        if (picture) this.emitFile({ type: 'asset', fileName: picture.path, source: picture.content });
      }
    },
  };
}

/** `course:outline`. */
export const outlineModule = ({ course: outline, settings }: LoadedCourse): string =>
  `export const course = ${JSON.stringify(outline)};\nexport const settings = ${JSON.stringify(settings)};\n`;

/** `course:first-lesson`: a module of its own, so that the start screen holds one lesson's address and not all. */
export const firstLessonModule = ({ lessons: [first] }: LoadedCourse): string =>
  `export const loadFirstLesson = () => import("course:lesson/${first?.id ?? ''}");\n`;

/**
 * `course:lessons`: literal imports, so that each lesson becomes a chunk of its own. A browser may remember for good
 * that a module could not be had (Firefox, Safari): asked for `again`, it is another address.
 */
export const lessonsModule = ({ lessons }: LoadedCourse): string =>
  `export const lessons = {\n${lessons
    .map(({ id }) => `${JSON.stringify(id)}: (again = "") => import("course:lesson/${id}"),\n`)
    .join('')}};\n`;
