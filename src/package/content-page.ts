import type { Content, ContentBlock } from '../compile/content.ts';
import { courseDigest, digestOf } from '../compile/content.ts';
import { shortDigest } from '../course/course.ts';
import type { LoadedCourse } from '../compile/load-course.ts';
import { escape } from './escape.ts';
import type { Files } from './package.ts';
import { bytesOf } from './package.ts';
import { readingPage } from './reading-page.ts';

/** The content that a release keeps: `content-<version>-<digest>.json`. */
export interface ReleasedContent {
  readonly course: string;
  readonly version: string;
  /** The course's digest, 64 characters. */
  readonly digest: string;
  /** Language → its digest and its content. */
  readonly languages: Readonly<Record<string, { readonly digest: string; readonly content: Content }>>;
}

/** @param languages in order: the first is the course's first language */
export function releasedContent(
  languages: readonly Pick<LoadedCourse, 'course' | 'content'>[],
): ReleasedContent {
  const [first] = languages;
  if (!first) throw new Error('A course has one language at least.');
  const { id, version } = first.course;
  return {
    course: id,
    version,
    digest: courseDigest(new Map(languages.map(({ course }) => [course.language, course.digest]))),
    languages: Object.fromEntries(
      languages.map(({ course, content }) => [course.language, { digest: course.digest, content }]),
    ),
  };
}

/** Calculates the digests of a released content again. */
export function digestsOf({ languages }: ReleasedContent): {
  course: string;
  languages: Map<string, string>;
} {
  const digests = new Map(Object.entries(languages).map(([name, { content }]) => [name, digestOf(content)]));
  return { course: courseDigest(digests), languages: digests };
}

/** The transcript and its JSON: file name → content. */
export function contentFiles(released: ReleasedContent): Files {
  const name = `content-${released.version}-${shortDigest(released.digest)}`;
  return new Map([
    [`${name}.html`, bytesOf(contentPage(released))],
    [`${name}.json`, bytesOf(`${JSON.stringify(released, undefined, 2)}\n`)],
  ]);
}

/**
 * The content to read and print: every screen, question, option, right answer, acknowledgement and setting, from the
 * released content only. The words around it are English, because it may contain several languages.
 */
export function contentPage({ course, version, digest, languages }: ReleasedContent): string {
  const all = Object.entries(languages);
  const title = `${all[0]?.[1].content.title ?? course} ${version}: content`;
  const body = `<p>Everything that learners of this version read, what is right, and by which rules it counts. The records of a learning system name it by the first characters of the digest.</p>
<table>
${row('Course', course)}${row('Version', version)}${row('Content, sha256', digest)}${
    all.length > 1
      ? all.map(([name, one]) => row(`${name}, sha256`, one.digest)).join('')
      : row('Language', all[0]?.[0] ?? '')
  }</table>
${all.map(([, { content }]) => languageSection(content)).join('')}`;
  return readingPage({ language: 'en', title, style, body });
}

const languageSection = ({ title, description, language, settings, lessons }: Content): string =>
  `<section lang="${escape(language)}">
<h2>${escape(title)}</h2>
${paragraphs(description)}<h3>Settings</h3>
<table>
${Object.entries(settings)
  .map(([name, value]) => row(name, typeof value === 'string' ? value : JSON.stringify(value)))
  .join('')}</table>
${lessons
  .map(
    (lesson) => `<h2>${escape(lesson.title)} <code>${escape(lesson.id)}</code></h2>
<p>${lesson.kind === 'check' ? 'Final check. ' : ''}${lesson.minutes} min</p>
<ul>${lesson.objectives.map((one) => `<li>${escape(one)}</li>`).join('')}</ul>
${lesson.screens
  .map(
    (screen) => `<h3>${escape(screen.title)} <code>${escape(screen.id)}</code></h3>
${screen.parts.map((part) => (typeof part === 'string' ? paragraphs(part) : blockOf(part))).join('')}`,
  )
  .join('')}`,
  )
  .join('')}</section>
`;

const blockOf = ({ block, holds }: ContentBlock): string =>
  `<article><p class="kind">${escape(block)}</p>${contentHtml(holds)}</article>\n`;

/** Keys shown first in a block or an option, before the others. */
const first = ['id', 'version', 'stem', 'prompt', 'heading', 'title', 'label', 'text', 'right'];
const rank = (key: string): number => (first.includes(key) ? first.indexOf(key) : first.length);

function contentHtml(value: unknown): string {
  if (Array.isArray(value))
    return `<ul>${value.map((one) => `<li>${typeof one === 'object' ? contentHtml(one) : escape(String(one))}</li>`).join('')}</ul>`;
  if (typeof value !== 'object' || value === null) return paragraphs(String(value));
  return Object.entries(value)
    .sort(([a], [b]) => rank(a) - rank(b))
    .map(([key, one]) => {
      if (key === 'id') return `<code>${escape(String(one))}</code> `;
      if (key === 'right' && one === true) return '<p class="right">✓ right</p>';
      return `<div><span class="key">${escape(key)}</span> ${contentHtml(one)}</div>`;
    })
    .join('');
}

const paragraphs = (words: string): string =>
  words
    .split('\n')
    .map((line) => `<p>${escape(line)}</p>\n`)
    .join('');

const row = (name: string, value: string): string =>
  `<tr><th scope="row">${escape(name)}</th><td>${escape(value)}</td></tr>\n`;

const style = `
h1, h2, h3 { line-height: 1.25; margin: 1.5em 0 0.5em; break-after: avoid; }
h2 { border-bottom: 2px solid; padding-bottom: 0.2em; }
p { margin: 0.3em 0; }
table { border-collapse: collapse; width: 100%; }
article { border-inline-start: 4px solid #86837c; padding-block: 0.25rem; padding-inline-start: 1rem; margin: 1rem 0; }
.kind, .key { font-size: 0.85em; color: #6b6862; }
.key + p { display: inline; }
.right { font-weight: bold; }
code { font: 0.85em ui-monospace, Consolas, monospace; }
`;
