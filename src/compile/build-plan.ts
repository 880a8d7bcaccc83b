import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

export interface BuildPlan {
  /** The language that comes first. */
  readonly locale: string;
  /** All that are built. */
  readonly locales: readonly string[];
  /** What a language adds to the names of its packages, and to what an LMS knows them by: '' for the first. */
  readonly suffix: (locale: string) => string;
  /** Whether a package of this name is to be built. */
  readonly wanted: (row: { readonly name: string }) => boolean;
}

/**
 * What `modules/course.yaml` says that a build has to know before it begins. Whatever is wrong in the file is
 * left to the build itself, which names every mistake at once.
 */
export function buildPlan(root: string): BuildPlan {
  const { locales, packages } = settingsIn(join(root, 'modules/course.yaml'));
  const listed: unknown[] = Array.isArray(locales) ? locales : [];
  const plain = listed.filter((one): one is string => typeof one === 'string' && /^[a-z]{2,3}$/.test(one));
  const names: unknown[] = Array.isArray(packages) ? packages : [];
  const first = plain[0] ?? 'en';
  return {
    locale: first,
    locales: plain.length === 0 ? ['en'] : [...new Set(plain)],
    suffix: (locale) => (locale === first ? '' : `-${locale}`),
    wanted: ({ name }) => names.length === 0 || names.includes(name),
  };
}

function settingsIn(file: string): Settings {
  return existsSync(file) ? peek(readFileSync(file, 'utf8')) : {};
}

type Settings = Readonly<Record<string, unknown>>;

/** The settings as far as they can be read: a mistake somewhere is no reason to know nothing. */
export function peek(source: string): Settings {
  try {
    const settings: unknown = parse(source, { logLevel: 'silent' });
    return typeof settings === 'object' && settings !== null ? { ...settings } : {};
  } catch {
    return {};
  }
}
