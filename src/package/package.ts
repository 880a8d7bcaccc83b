import type { Rules } from '../course/course.ts';
import type { Notice } from '../locale/words-type.ts';

/** Path inside a package, with `/`, → content. */
export type Files = ReadonlyMap<string, Uint8Array>;

/** What a lesson is for. */
export interface Objective {
  /** The lesson's. */
  readonly id: string;
  readonly title: string;
  readonly description: string;
}

/** What a package says of the course: who it is, in words and figures. */
export interface CourseIdentity {
  /** Kebab-case; the identifier that an LMS knows the course by, so it never changes. */
  readonly id: string;
  readonly version: string;
  /** SHA-256 of the content; undefined in a package that does not hold it. */
  readonly digest?: string | undefined;
  readonly title: string;
  readonly description: string;
  /** BCP 47. */
  readonly language: string;
  /** The further languages, where the package has several. */
  readonly translations?: readonly Pick<
    CourseIdentity,
    'language' | 'title' | 'description' | 'objectives'
  >[];
  /** What each lesson is for, in every language in the same order. */
  readonly objectives?: readonly Objective[];
  /** Names the words files of its language in `src/locale/`; English where it is missing. */
  readonly locale?: string;
  /** Whether the website keeps large media on the device: see `web-worker.ts`. */
  readonly offlineMedia?: boolean;
  /** When it counts as done, for the standards that ask. */
  readonly rules?: Pick<Rules, 'completion' | 'passMark'>;
}

/** A row of the table in `rollup.config.ts`. */
export interface Package {
  /** Names what is written: `dist/<file name>-<name>.zip`, or `dist/<name>/` for a folder. */
  readonly name: string;
  /** The composition root's path. */
  readonly entry: string;
  /** Notices of the start screen that are never shown in it; none where not given. */
  readonly unusedNotices?: readonly Notice[];
  /**
   * Makes the package of the built page's files: a zip, or the files of a folder.
   * @throws PackageError where the package would not be sound; nothing is written then
   */
  readonly pack: (files: Files, course: CourseIdentity) => Promise<Uint8Array | Files>;
}

/** A package that must not be written, with everything that is wrong with it. */
export class PackageError extends Error {
  override readonly name = 'PackageError';

  readonly problems: readonly string[];

  constructor(what: string, problems: readonly string[]) {
    super(`${what} is not written:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`);
    this.problems = problems;
  }
}

/**
 * Where a manifest has no place for it, the digest stands in a comment: whatever reads or validates manifests passes it
 * over.
 */
export const digestComment = ({ digest }: CourseIdentity): string =>
  digest === undefined ? '' : `<!-- Content sha256:${digest} -->\n`;

/** The digest that a manifest names; undefined where it names none. */
export const digestIn = (manifest: string): string | undefined =>
  /\bsha256:([0-9a-f]{64})\b/.exec(manifest)?.[1];

const encoder = new TextEncoder();

export const bytesOf = (text: string): Uint8Array => encoder.encode(text);
