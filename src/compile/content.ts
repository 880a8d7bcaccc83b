import { createHash } from 'node:crypto';
import type { Course } from '../course/course.ts';
import { plain } from '../course/rich.ts';
import type { LoadedLesson } from './lesson-file.ts';
import type { CourseFile } from './settings-files.ts';

// Exported again for the tools.
export { shortDigest } from '../course/course.ts';

/**
 * What a learner reads in one language, and the rules that apply: words, questions, right answers, acknowledgements,
 * settings. Excluded are looks (pictures, styles), code, the version, dates and paths. Values that are off or empty are
 * left out, so that a new setting with its old behaviour does not change the digest.
 */
export interface Content {
  /** The version of this structure. Another structure gives the same course another digest. */
  readonly format: 1;
  readonly title: string;
  readonly description: string;
  readonly language: string;
  /** The rules, with the names of `Rules`, and the certificate's issuer. */
  readonly settings: Readonly<Record<string, unknown>>;
  readonly lessons: readonly ContentLesson[];
}

export interface ContentLesson {
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  readonly minutes: number;
  readonly objectives: readonly string[];
  readonly screens: readonly ContentScreen[];
}

export interface ContentScreen {
  readonly id: string;
  readonly title: string;
  /** Lines of words, and blocks between them. */
  readonly parts: readonly (string | ContentBlock)[];
}

export interface ContentBlock {
  /** The name on its opening line: `choice`. */
  readonly block: string;
  /** Its model, with markup as lines of words. */
  readonly holds: Readonly<Record<string, unknown>>;
}

/** The content of a loaded course. */
export const contentOf = (
  { title, language, rules, settings }: Pick<CourseFile, 'title' | 'language' | 'rules' | 'settings'>,
  lessons: readonly LoadedLesson[],
): Content =>
  simplified({
    format: 1,
    title,
    description: settings.description,
    language,
    settings: withoutZeros({ ...rules, issuer: settings.issuer }),
    lessons: lessons.map(({ id, kind, title: heading, minutes, objectives, screens }) => ({
      id,
      kind,
      title: heading,
      minutes,
      objectives,
      screens: screens.map((screen) => ({
        id: screen.id,
        title: screen.title,
        parts: screen.body.map((part) =>
          typeof part === 'string' ? linesOf(part) : { block: part.kind.name, holds: part.model },
        ),
      })),
    })),
  }) as Content;

/** Leaves out settings that are zero, which means off. */
const withoutZeros = (values: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== 0));

/** A hash for file names, which changes with the content. */
export const fileNameHash = (content: string | Uint8Array): string =>
  createHash('sha256').update(content).digest('hex').slice(0, 8);

/** SHA-256 of the content as JSON, the same on every machine: keys sorted, no spaces. */
export const digestOf = (content: unknown): string =>
  createHash('sha256')
    .update(JSON.stringify(simplified(content)), 'utf8')
    .digest('hex');

/**
 * The digest of a course: in one language, that language's; in several, a digest of all of theirs.
 *
 * @param digests language → digest
 */
export const courseDigest = (digests: ReadonlyMap<string, string>): string => {
  const [only = '', ...more] = digests.values();
  return more.length === 0 ? only : digestOf(Object.fromEntries(digests));
};

/** The digest of the course, and of each language if there are several: for people who build or check it. */
export function contentLines(languages: readonly { readonly course: Course }[]): string {
  const digests = new Map(languages.map(({ course }) => [course.language, course.digest]));
  const version = languages[0]?.course.version ?? '';
  const each = digests.size > 1 ? [...digests].map(([language, digest]) => `  ${language}: ${digest}\n`) : [];
  return `Content of version ${version}, sha256: ${courseDigest(digests)}\n${each.join('')}`;
}

/** Fields about how something is drawn. */
const drawingFields = new Set(['art', 'pose', 'expression']);

/** Removes what does not count, and sorts the keys. */
function simplified(value: unknown): unknown {
  if (typeof value === 'string') return value.replaceAll('\r\n', '\n').normalize('NFC');
  if (Array.isArray(value)) return value.map(simplified);
  if (typeof value !== 'object' || value === null) return value;
  if ('strings' in value && Array.isArray(value.strings)) return simplified(linesOf(value.strings.join('')));
  // Of a stage, only its type counts, not how it is drawn.
  if ('seats' in value && 'ratio' in value && 'type' in value) return value.type;
  const entries = Object.entries(value)
    .filter(([key]) => !drawingFields.has(key))
    .map(([key, one]) => [key, simplified(one)] as const)
    .filter(([, one]) => one !== undefined && one !== false && one !== '');
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

const blocks = /<\/?(?:p|li|ul|ol|h\d|tr|thead|tbody|table|div|aside|blockquote|pre|br)\b[^>]*>/g;

/** Markup as lines of words, with alternative texts and the addresses of links and media. */
export const linesOf = (html: string): string =>
  html
    .replace(/<svg\b([^>]*)>[\s\S]*?<\/svg>/g, (_, attributes: string) => {
      const alt = /aria-label="([^"]*)"/.exec(attributes)?.[1];
      return alt === undefined ? '' : ` [${alt}] `;
    })
    .replace(/<(?:img|audio|video|track)\b([^>]*)>/g, (_, attributes: string) => {
      const [src, alt] = ['src', 'alt'].map(
        (name) => new RegExp(`\\b${name}="([^"]*)"`).exec(attributes)?.[1],
      );
      return ` ${alt ? `[${alt}] ` : ''}(&lt;${src}&gt;) `;
    })
    .replace(/<span class="size">[^<]*<\/span>/g, '')
    .replace(/<span class="visually-hidden">[^<]*<\/span>/g, '')
    .replace(/<a\b[^>]*?href="([^"]*)"[^>]*>([\s\S]*?)<\/a>/g, '$2 (&lt;$1&gt;)')
    .replace(/<\/t[dh]>(?=<t[dh])/g, ' | ')
    .replace(/<li>/g, '\n– ')
    .replace(blocks, '\n')
    .split('\n')
    .map((line) => plain({ strings: [line] }))
    .filter((line) => line !== '')
    .join('\n');
