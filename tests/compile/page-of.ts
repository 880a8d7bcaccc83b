import { join } from 'node:path';
import { Art } from '../../src/compile/art.ts';
import { sampleMedia } from '../blocks/sample-media.ts';
import { People } from '../../src/compile/people.ts';
import { readLesson } from '../../src/compile/lesson-file.ts';
import { Problems } from '../../src/compile/problems.ts';
import { isReadable, sourceText } from '../../src/compile/source-text.ts';

export interface Page {
  /** Every word that a learner can come to see or hear of the lesson; undefined where it could not be read. */
  readonly text: string | undefined;
  /** `line: what is wrong. What to do.` */
  readonly problems: readonly string[];
}

export const frontMatter = '---\nid: leaf\ntitle: The leaf\nminutes: 2\nobjectives:\n  - Know a leaf\n---\n';

const art = new Art(join(import.meta.dirname, '../blocks/art'));

/** A lesson's file as the build reads it, in one file and without the rest of a course. */
export function pageOf(file: string | Uint8Array): Page {
  const problems = new Problems();
  const report = problems.in('');
  const context = {
    links: new Map([['shop', { url: 'https://example.org/', title: 'A shop' }]]),
    art,
    media: sampleMedia(),
    people: new People('', () => undefined),
    opensInNewTab: '',
    language: 'en-GB',
    report,
    unread: new Set<{ readonly line: number }>(),
  };
  const source = sourceText(typeof file === 'string' ? new TextEncoder().encode(file) : file);
  const lesson = isReadable(source, report)
    ? readLesson(source, 'modules/leaf/en.md', 'leaf', { context, named: () => undefined })
    : undefined;
  const screens = lesson?.screens.flatMap(({ title, body }) => [
    title,
    ...body.flatMap((part) => (typeof part === 'string' ? [shown(part)] : wordsOf(part.model))),
  ]);
  return {
    text: lesson && [lesson.title, ...lesson.objectives, ...(screens ?? [])].join('\n'),
    problems: problems.all.map(({ line, message, fix }) => `${line}: ${message} ${fix}`),
  };
}

/** What of a model no learner sees. */
const hidden = new Set(['id', 'to', 'category', 'lesson', 'beside', 'type']);

function wordsOf(model: unknown): string[] {
  if (typeof model === 'string') return [model];
  if (Array.isArray(model)) return model.flatMap(wordsOf);
  if (typeof model !== 'object' || model === null) return [];
  if ('strings' in model) return [shown((model.strings as string[]).join(''))];
  return Object.entries(model).flatMap(([key, value]) => (hidden.has(key) ? [] : wordsOf(value)));
}

const shown = (html: string): string =>
  html
    .replaceAll(/<(?:svg|[^>]*) aria-label="([^"]*)"[^>]*>/g, ' $1 ')
    .replaceAll(/<\/?(?:strong|em|del|code|a|span)\b[^>]*>/g, '')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
