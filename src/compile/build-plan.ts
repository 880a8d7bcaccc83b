import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { kebabCase } from './problems.ts';
import { memoize } from './memoize.ts';

export interface BuildPlan {
  /** The first language. */
  readonly locale: string;
  /** All languages to build. */
  readonly locales: readonly string[];
  /** The suffix that a language adds to the names and ids of its packages; '' for the first. */
  readonly suffix: (locale: string) => string;
  /** The beginning of all its file names: `allyship` in `allyship-scorm12.zip`. */
  readonly fileName: string;
  /** The prefix of the names of its packages; '' for the main course. */
  readonly prefix: string;
  /** Whether to build the package with this name. */
  readonly wanted: (row: { readonly name: string }) => boolean;
  /** The course's title, or the name of its file if it has none. */
  readonly title: string;
  /** The ids of its lessons, in order. */
  readonly lessons: readonly string[];
}

/** The main course. */
export const courseFile = 'modules/course.yaml';
/** A file in the courses' folder that is not a course. */
export const linksFile = 'modules/links.yaml';

/** Every course's file, the main one first, relative to the project. */
export function courseFiles(root: string): string[] {
  const modules = join(root, 'modules');
  const names = existsSync(modules) ? readdirSync(modules) : [];
  // macOS leaves files such as ._course.yaml on other disks.
  const files = names.filter((name) => /^[^.].*\.ya?ml$/i.test(name)).map((name) => `modules/${name}`);
  return [courseFile, ...files.filter((file) => ![courseFile, linksFile].includes(file)).sort()];
}

/** `modules/refresher.yaml` is `refresher`; the main course is `course`. */
export const nameOfCourse = (file: string): string => file.replace(/^modules\/|\.ya?ml$/gi, '');

/**
 * The settings that a build needs before it begins. Mistakes in the file are left to the build itself, which reports
 * them all at once.
 */
export function buildPlan(root: string, file = courseFile): BuildPlan {
  const settings = settingsIn(root, file);
  const { locales, packages, title, lessons } = settings;
  const listed: unknown[] = Array.isArray(locales) ? locales : [];
  const plain = listed.filter((one): one is string => typeof one === 'string' && /^[a-z]{2,3}$/.test(one));
  const names: unknown[] = Array.isArray(packages) ? packages : [];
  const first = plain[0] ?? 'en';
  return {
    locale: first,
    locales: plain.length === 0 ? ['en'] : [...new Set(plain)],
    suffix: (locale) => (locale === first ? '' : `-${locale}`),
    fileName: fileNameIn(settings, settingsIn(root, courseFile)),
    prefix: file === courseFile ? '' : `${nameOfCourse(file)}-`,
    wanted: ({ name }) => names.length === 0 || names.includes(name),
    title: typeof title === 'string' ? title : nameOfCourse(file),
    lessons: [lessons ?? []].flat().map(String),
  };
}

/** The default is the main course's id. */
function fileNameIn(own: Settings, main: Settings): string {
  const said = own['file-name'] ?? main['file-name'] ?? main['id'];
  return typeof said === 'string' && kebabCase.test(said) ? said : 'course';
}

/** The settings in force: those that the file leaves out come from the file named by `like`. */
export function settingsIn(root: string, file: string): Settings {
  const read = (name: string): Settings => {
    const path = join(root, name);
    return existsSync(path) ? readableSettings(readFileSync(path, 'utf8')) : {};
  };
  const said = read(file);
  if (typeof said['like'] !== 'string') return said;
  const shared = Object.entries(read(`modules/${said['like']}`)).filter(
    ([key]) => !ownSettings.includes(key),
  );
  return { ...Object.fromEntries(shared), ...said };
}

/** The settings that each course must give itself. */
export const ownSettings: readonly string[] = ['id', 'title', 'description', 'lessons', 'like'];

export type Settings = Readonly<Record<string, unknown>>;

/** The settings as far as they can be read: a mistake somewhere is no reason to know nothing. */
export const readableSettings = memoize((source: string): Settings => {
  try {
    const settings: unknown = parse(source, { logLevel: 'silent' });
    return typeof settings === 'object' && settings !== null ? { ...settings } : {};
  } catch {
    return {};
  }
});
