import type { Rules } from '../course/course.ts';
import type { Notice } from '../locale/words-type.ts';

/** Path inside a package, with `/`, → content. */
export type Files = ReadonlyMap<string, Uint8Array>;

/** A lesson's objective. */
export interface Objective {
  /** The lesson's id. */
  readonly id: string;
  readonly title: string;
  readonly description: string;
}

/** What a package says about the course. */
export interface CourseIdentity {
  /** Kebab-case. An LMS identifies the course by it, so it never changes. */
  readonly id: string;
  readonly version: string;
  /** SHA-256 of the content; undefined in a package without the content. */
  readonly digest?: string | undefined;
  /** Language → the SHA-256 of its content, which records name; absent in one language, where both are the same. */
  readonly digests?: ReadonlyMap<string, string> | undefined;
  readonly title: string;
  readonly description: string;
  /** BCP 47. */
  readonly language: string;
  /** The further languages, if the package has several. */
  readonly translations?: readonly Pick<
    CourseIdentity,
    'language' | 'title' | 'description' | 'objectives'
  >[];
  /** The lessons' objectives, in the same order in every language. */
  readonly objectives?: readonly Objective[];
  /** Selects the words file of its language in `src/locale/`. Default: English. */
  readonly locale?: string;
  /** Whether the website keeps large media on the device: see `web-worker.ts`. */
  readonly offlineMedia?: boolean;
  /** The completion rule, for the standards that need it. */
  readonly rules?: Pick<Rules, 'completion' | 'passMark'>;
}

/** A row of the table in `rollup.config.ts`. */
export interface Package {
  /** Part of the output's name: `dist/<file name>-<name>.zip`, or `dist/<name>/` for a folder. */
  readonly name: string;
  /** The path of the composition root. */
  readonly entry: string;
  /** Notices of the start screen that this package never shows. Default: none. */
  readonly unusedNotices?: readonly Notice[];
  /**
   * Makes the package from the built page's files: a zip, or the files of a folder.
   * @throws PackageError if the package has problems; nothing is written then
   */
  readonly pack: (files: Files, course: CourseIdentity) => Promise<Uint8Array | Files>;
}

/** A package that must not be written, with all its problems. */
export class PackageError extends Error {
  override readonly name = 'PackageError';

  readonly problems: readonly string[];

  constructor(what: string, problems: readonly string[]) {
    super(`${what} is not written:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`);
    this.problems = problems;
  }
}

/**
 * The digests as a comment, since manifests have no place for them: of the whole content, then of each language.
 * Programs that read or validate manifests ignore comments.
 */
export function digestComment({ digest, digests = new Map() }: CourseIdentity): string {
  if (digest === undefined) return '';
  const each = [...digests].map(([language, one]) => `, ${language} sha256:${one}`);
  return `<!-- Content sha256:${digest}${each.join('')} -->\n`;
}

/** The digest of the whole content in a manifest; undefined if there is none. */
export const digestIn = (manifest: string): string | undefined =>
  /\bsha256:([0-9a-f]{64})\b/.exec(manifest)?.[1];

const encoder = new TextEncoder();

export const bytesOf = (text: string): Uint8Array => encoder.encode(text);
