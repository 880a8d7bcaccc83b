import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { kebabCase } from './problems.ts';
import { memoize } from './memoize.ts';

export interface BuildPlan {
  /** The language that comes first. */
  readonly locale: string;
  /** All that are built. */
  readonly locales: readonly string[];
  /** What a language adds to the names of its packages, and to what an LMS knows them by: '' for the first. */
  readonly suffix: (locale: string) => string;
  /** What the names of all its files begin with: `allyship` of `allyship-scorm12.zip`. */
  readonly fileName: string;
  /** What the course puts before the names of its packages: '' for the main course. */
  readonly prefix: string;
  /** Whether a package of this name is to be built. */
  readonly wanted: (row: { readonly name: string }) => boolean;
  /** The course's, or what its file is called where it says none. */
  readonly title: string;
  /** The lessons that it lists, in order. */
  readonly lessons: readonly string[];
}

/** The main course. */
export const courseFile = 'modules/course.yaml';
/** What stands beside the courses and is none. */
export const linksFile = 'modules/links.yaml';

/** Every course's file, the main one first, relative to the project. */
export function courseFiles(root: string): string[] {
  const modules = join(root, 'modules');
  const names = existsSync(modules) ? readdirSync(modules) : [];
  // Macs leave ._course.yaml beside it on other disks.
  const files = names.filter((name) => /^[^.].*\.ya?ml$/i.test(name)).map((name) => `modules/${name}`);
  return [courseFile, ...files.filter((file) => ![courseFile, linksFile].includes(file)).sort()];
}

/** `modules/refresher.yaml` is `refresher`; the main course is `course`. */
export const nameOfCourse = (file: string): string => file.replace(/^modules\/|\.ya?ml$/gi, '');

/**
 * What a course's file says that a build has to know before it begins. Whatever is wrong in the file is
 * left to the build itself, which names every mistake at once.
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

/** The main course's id is the name where no file says another. */
function fileNameIn(own: Settings, main: Settings): string {
  const said = own['file-name'] ?? main['file-name'] ?? main['id'];
  return typeof said === 'string' && kebabCase.test(said) ? said : 'course';
}

/** The settings as they hold: what a file does not say, the one says that it is like. */
export function settingsIn(root: string, file: string): Settings {
  const read = (name: string): Settings => {
    const path = join(root, name);
    return existsSync(path) ? peek(readFileSync(path, 'utf8')) : {};
  };
  const said = read(file);
  if (typeof said['like'] !== 'string') return said;
  const shared = Object.entries(read(`modules/${said['like']}`)).filter(([key]) => !own.includes(key));
  return { ...Object.fromEntries(shared), ...said };
}

/** What each course has to say for itself. */
export const own: readonly string[] = ['id', 'title', 'description', 'lessons', 'like'];

export type Settings = Readonly<Record<string, unknown>>;

/** The settings as far as they can be read: a mistake somewhere is no reason to know nothing. */
export const peek = memoize((source: string): Settings => {
  try {
    const settings: unknown = parse(source, { logLevel: 'silent' });
    return typeof settings === 'object' && settings !== null ? { ...settings } : {};
  } catch {
    return {};
  }
});
