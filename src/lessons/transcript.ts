import { linkHint, plain } from '../course/rich.ts';
import type { LessonElement } from './lesson-element.ts';

/** The text of one screen, line by line. */
export interface ScreenText {
  readonly screen: string;
  readonly title: string;
  readonly lines: readonly string[];
}

/** A lesson's text, screen by screen, for searching and printing. This module is loaded only when needed. */
export const transcriptOf = (lesson: LessonElement): ScreenText[] =>
  lesson.contents().map(({ screen, title, contents }) => ({ screen, title, lines: linesOf(contents) }));

/** The properties of a block's model that are not text. */
const noWords = new Set([
  'id',
  'type',
  'lesson',
  'category',
  'to',
  'beside',
  'of',
  'from',
  'plan',
  'unit',
  'version',
  'art',
  'name',
  'person',
  'expression',
  'pose',
  'time',
]);

/**
 * The text in a value for Lit, in order: from static text and from the blocks' models. Nothing is rendered, so that the
 * whole course can be searched and printed at once.
 */
export function linesOf(value: unknown): string[] {
  if (typeof value === 'string') return value.trim() === '' ? [] : [value.trim()];
  if (Array.isArray(value)) return value.flatMap(linesOf);
  if (typeof value !== 'object' || value === null) return [];
  if ('strings' in value && Array.isArray(value.strings)) {
    const values = 'values' in value && Array.isArray(value.values) ? (value.values as unknown[]) : [];
    const texts = withoutTags(value.strings.join(placeholder)).split(placeholder);
    return texts.flatMap((text, index) => [...text.split('\n').flatMap(lineOf), ...linesOf(values[index])]);
  }
  return Object.entries(value).flatMap(([key, part]) => (noWords.has(key) ? [] : linesOf(part)));
}

/** Decodes the entities, which only static text has. */
const lineOf = (text: string): string[] => linesOf(plain({ strings: [text] }));

/** A placeholder for a value: a private-use character of Unicode. */
const placeholder = '\uE000';
const lineBreaks = new Set(['p', 'li', 'ul', 'ol', 'h3', 'h4', 'td', 'th', 'div', 'aside', 'br']);

/** The static text of a template. Placeholders inside a tag are moved behind it. */
const withoutTags = (html: string): string =>
  html
    .replace(/\s+/g, ' ')
    .replace(linkHint, '')
    .replace(/<img [^>]*?alt="([^"]*)"[^>]*>/g, ' $1 ')
    .replace(
      /<\/?([a-z0-9-]+)[^>]*>/g,
      (tag, name: string) => (lineBreaks.has(name) ? '\n' : '') + placeholdersOf(tag),
    );

const placeholdersOf = (tag: string): string => tag.replace(/[^\uE000]/g, '');
