import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { inspect } from 'node:util';
import { buildPlan, courseFile } from '../../../compile/build-plan.ts';
import { compileLesson } from '../../../compile/compile-lesson.ts';
import { fileNameHash } from '../../../compile/content.ts';
import { drawingsModule } from '../../../compile/drawings.ts';
import { LessonCache } from '../../../compile/lesson-cache.ts';
import type { LoadedLesson } from '../../../compile/lesson-file.ts';
import type { LoadedCourse } from '../../../compile/load-course.ts';
import { loadCourse } from '../../../compile/load-course.ts';
import { localeWords, usableLocale, wordsFileProblems, wordsModule } from '../../../compile/locale-words.ts';
import { wordsFile } from '../../../compile/words-tree.ts';
import type { People } from '../../../compile/people.ts';
import type { Problem } from '../../../compile/problems.ts';
import { ContentError } from '../../../compile/problems.ts';
import {
  furtherLessonsModule,
  languagesModule,
  lessonsModule,
  outlineModule,
} from '../../../compile/rollup-plugin.ts';
import { page } from '../../../package/page.ts';
import { pictureOf, startScreen } from '../../../package/start-screen.ts';
import type { EditableFile } from '../edit/edits.ts';
import { filePassages } from '../edit/file-passages.ts';
import { markedStart } from '../edit/interface-words.ts';
import { markedLesson, marksOf } from '../edit/marked-lesson.ts';
import { readText } from '../edit/write-file.ts';
import { interfaceName, markersOf } from '../page/edit/markers.ts';
import { addressOf } from './browser-modules.ts';

/** What the page has to do after a change. */
export interface Change {
  /** Identifies the run of the server: each run counts its versions from the start. */
  readonly run: string;
  /** Counts up with each change. */
  readonly version: number;
  /** Whether the page must reload: more has changed than the words of lessons. */
  readonly reload: boolean;
  /** The lessons whose modules are new. */
  readonly lessons: readonly string[];
  readonly style: boolean;
  /** What the author has to fix; the page keeps the last version without problems. */
  readonly problems: readonly Problem[];
}

/** The course that is shown, and its language. */
export interface ShownCourse {
  /** The course's file. */
  readonly file: string;
  readonly locale: string;
}

export const english: ShownCourse = { file: courseFile, locale: 'en' };

interface ValidVersion {
  readonly loaded: LoadedCourse;
  readonly outline: string;
  /** The outline without the digest, which changes with any word. */
  readonly shape: string;
  readonly style: string;
  /** Lesson id → its module. */
  readonly lessons: ReadonlyMap<string, string>;
}

/** The course as the files have it now, and the last version without problems. */
export class CourseState {
  readonly #root: string;
  readonly #language: ShownCourse;
  #cache = new LessonCache();
  /** Keyed by the cached lesson, so that only a changed one is compiled again. */
  readonly #compiled = new WeakMap<LoadedLesson, string>();
  #validVersion: ValidVersion | undefined;
  readonly #changes: Change[] = [];
  readonly #run = randomUUID();

  constructor(root: string, language: ShownCourse = english) {
    this.#root = root;
    this.#language = language;
    this.rereadCourse([language.file]);
  }

  /** The last version without problems, for the losses in progress that a change causes. */
  get course(): LoadedCourse['course'] | undefined {
    return this.#validVersion?.loaded.course;
  }

  get last(): Change {
    const nothing = { version: 0, reload: false, lessons: [], style: false, problems: [] };
    return this.#changes.at(-1) ?? { run: this.#run, ...nothing };
  }

  /** What a page has to do that shows this version of this run. */
  since(run: string, version: number): Change {
    const { last } = this;
    const missed = this.#changes.slice(version);
    return {
      ...last,
      reload: run !== this.#run || missed.some(({ reload }) => reload),
      lessons: [...new Set(missed.flatMap(({ lessons }) => lessons))],
      style: missed.some(({ style }) => style),
    };
  }

  /**
   * Reads the course again.
   * @param files that have changed, relative to the project, with `/`
   */
  rereadCourse(files: readonly string[]): Change {
    if (files.some((file) => !/^modules\/[^/]+\/[^/]+\.md$/.test(file))) this.#cache = new LessonCache();
    const before = this.#validVersion;
    const problems = this.#load();
    const now = this.#validVersion;
    // Not while words of the interface are broken: after a reload the page would stay at its start.
    const isCode =
      files.some((file) => file.startsWith('src/')) && !problems.some(({ file }) => file.startsWith('src/'));
    const reload = isCode || (now !== before && (!before || before.shape !== now?.shape));
    const changed = [...(now?.lessons ?? [])].filter(([id, code]) => before?.lessons.get(id) !== code);
    this.#changes.push({
      run: this.#run,
      version: this.last.version + 1,
      reload,
      lessons: reload ? [] : changed.map(([id]) => id),
      style: before?.style !== now?.style || files.includes('assets/theme.css'),
      problems,
    });
    return this.last;
  }

  #load(): readonly Problem[] {
    const { file, locale } = this.#language;
    let inWords: readonly Problem[] = [];
    try {
      inWords = wordsFileProblems(this.#root, locale);
      const loaded = loadCourse(this.#root, { file, locale, cache: this.#cache, marks: marksOf });
      this.#validVersion = {
        loaded,
        outline: outlineModule(loaded),
        shape: outlineModule({ ...loaded, course: { ...loaded.course, digest: '' } }),
        style: loaded.style,
        lessons: new Map(loaded.lessons.map((lesson) => [lesson.id, this.#compile(lesson, loaded.people)])),
      };
      return inWords;
    } catch (error) {
      if (error instanceof ContentError) return [...error.problems, ...inWords];
      process.stderr.write(`${inspect(error)}\n`);
      const { code, path } = error as NodeJS.ErrnoException;
      if (code === undefined || path === undefined)
        return [{ file, line: 1, message: String(error), fix: 'Look into the terminal.' }];
      const name = relative(this.#root, path).split(sep).join('/');
      const fix =
        'Look whether it is there, and whether you may read it. The page follows once it can be read.';
      return [{ file: name, line: 1, message: `This cannot be read (${code}).`, fix }];
    }
  }

  #compile(lesson: LoadedLesson, people: People): string {
    const code = this.#compiled.get(lesson) ?? lessonModule(lesson, people);
    this.#compiled.set(lesson, code);
    return code;
  }

  /** A module that the build would provide, e.g. `outline`, `lessons`, `languages`, `lesson/definition`. */
  module(name: string): string | undefined {
    if (!this.#validVersion) return undefined;
    if (name === 'outline') return this.#validVersion.outline;
    const all = [{ locale: this.#language.locale, loaded: this.#validVersion.loaded }];
    if (name === 'lessons') return withAddresses(lessonsModule(all));
    if (name === 'further-lessons') return withAddresses(furtherLessonsModule(all));
    if (name === 'languages') return withAddresses(languagesModule(all));
    if (name === 'words') return this.#words('first');
    if (name === 'later-words') return this.#words('later');
    if (name === 'device-words') return this.#words('device');
    const { lessons, people } = this.#validVersion.loaded;
    const drawn = lessons.find(({ id }) => name === `drawings/${id}-drawings`);
    if (drawn) return drawingsModule(drawn, people, '/src');
    const marked = lessons.find(({ id }) => name === `marked/${id}`);
    if (marked) return lessonModule(markedLesson(marked), people, titleMarks(marked));
    return this.#validVersion.lessons.get(name.replace(/^lesson\//, ''));
  }

  /** A file whose words are on the page: a lesson's by its id, the course's own by ''. */
  editable(name: string): EditableFile | undefined {
    const { file } = this.#language;
    if (name === '') return { file, source: this.#textOf(file) };
    if (name === interfaceName) {
      const words = wordsFile(usableLocale(this.#root, this.#language.locale));
      return { file: words, source: this.#textOf(words) };
    }
    const lesson = this.#validVersion?.loaded.lessons.find(({ id }) => id === name);
    if (!lesson?.marked) return undefined;
    const { locales } = buildPlan(this.#root, file);
    return { file: lesson.file, source: lesson.marked.source, screens: lesson.screens, locales };
  }

  #words(part: 'first' | 'later' | 'device'): string {
    const language = this.#validVersion?.loaded.course.language ?? 'en';
    const locale = usableLocale(this.#root, this.#language.locale);
    return wordsModule(this.#root, locale, part, { language, format: '/src/locale/format.ts' });
  }

  style(): string {
    return this.#asset('theme.css') + (this.#validVersion?.style ?? '');
  }

  /** A file that the course shows: the logo, the start screen's picture, or one of `assets/media/`. */
  file(path: string): Uint8Array | undefined {
    const { logo, startPicture, lessons = [] } = this.#validVersion?.loaded ?? {};
    const picture = [logo, startPicture].find((one) => one?.path === path);
    const media = lessons.flatMap((lesson) => lesson.media).find((one) => one.path === path);
    return picture?.content ?? media?.bytes();
  }

  /**
   * The page; if the course has never been without problems, only enough to show them.
   * @param head more elements for its head
   */
  page(head = ''): string {
    const client = `${head}\n<script type="module" src="src/tools/author/page/client.ts"></script>\n</head>`;
    if (!this.#validVersion) {
      const title = 'The course needs fixing';
      return `<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>${title}</title>\n${client}\n<body></body>\n</html>\n`;
    }
    const { course, settings, startPicture } = this.#validVersion.loaded;
    const title = this.#markOf('title', course.title);
    const description = this.#markOf('description', settings.description);
    const locale = usableLocale(this.#root, this.#language.locale);
    const words = localeWords(this.#root, locale, course.language).start;
    const start = markedStart(words, locale, this.#textOf(wordsFile(locale)));
    return page({
      course: { ...course, description: settings.description },
      body: startScreen({ ...course, title }, { ...settings, description }, start, pictureOf(startPicture)),
      style: 'theme.css',
      icon: 'icon.svg',
      entry: 'src/entries/web.ts',
      preloads: [],
      fallback: 'fallback.js',
      noScript: words.noScript,
    }).replace('</head>', client);
  }

  /** Puts markers around words of the course's own file: see `compile/marks.ts`. */
  #markOf(kind: string, words: string): string {
    const { file, locale } = this.#language;
    const passages = filePassages(file, this.#textOf(file));
    const group = locale === this.#validVersion?.loaded.locales[0] ? '' : `translations.${locale}`;
    const number = passages.findIndex(({ passage }) => passage.kind === kind && passage.group === group);
    const { open, close } = markersOf(number);
    return number < 0 ? words : open + words + close;
  }

  /** '' if the file cannot be read: the page already shows that as a problem. */
  #textOf(file: string): string {
    try {
      return readText(this.#root, file);
    } catch {
      return '';
    }
  }

  #asset(name: string): string {
    const file = join(this.#root, 'assets', name);
    return existsSync(file) ? readFileSync(file, 'utf8') : '';
  }
}

/** Replaces what the code imports by the dev server's addresses. */
const withAddresses = (code: string): string =>
  code.replaceAll(/import\("([^"]+)"\)/g, (_, id: string) => `import("${addressOf(id)}")`);

/** The markers around the lesson's title. */
function titleMarks({ marked, file }: LoadedLesson): string {
  const passages = filePassages(file, marked?.source ?? '');
  const { open, close } = markersOf(passages.findIndex(({ passage }) => passage.kind === 'title'));
  return JSON.stringify([open, close]);
}

/**
 * Defines the lesson so that its screens can be replaced while shown; changed drawings get a new address.
 * @param marks around its title: see `hot-lessons.ts`
 */
function lessonModule(lesson: LoadedLesson, people: People, marks = 'undefined'): string {
  const drawings = fileNameHash(drawingsModule(lesson, people, '/src'));
  const address = addressOf(`course:drawings/${lesson.id}-drawings`);
  return compileLesson(lesson, '/src', lesson.id, 'apart')
    .replace(`"course:drawings/${lesson.id}-drawings"`, `"${address}?${drawings}"`)
    .replace(/\]\);\n$/, '], undefined);\n')
    .replace(/\);\n$/, `, ${marks});\n`)
    .replace('"/src/lessons/lesson-element.ts"', '"/src/tools/author/page/hot-lessons.ts"');
}
