import type { ContainerNode, Node } from '../containers.ts';
import { containersIn, isContainer, openingLine } from '../containers.ts';
import { lessonNodes, lessonPassages } from './lesson-passages.ts';
import type { Passage } from './passage.ts';
import { lineStarts, replaced } from './passage.ts';

/** Attributes that name files, of which a translation may have its own. */
const fileAttribute = /(\s)(src|captions|poster)=("[^"]*"|\S*)/g;

/** A lesson's text with the files that its translation names in the opening lines of the same blocks. */
export function withFilesOf(translation: string, lesson: string): string {
  const keyOf = ({ name, rest }: ContainerNode): string => `${name} ${openingLine(rest).words[0]}`;
  const blocksOf = (text: string) => containersIn(lessonNodes(text)).filter(({ name }) => name !== 'note');
  const own = new Map(blocksOf(translation).map((block) => [keyOf(block), block.rest]));
  const lines = lesson.split('\n');
  for (const block of blocksOf(lesson)) {
    const files = new Map(
      [...` ${own.get(keyOf(block)) ?? ''}`.matchAll(fileAttribute)].map(([, , key, file]) => [key, file]),
    );
    const at = block.line - 1;
    lines[at] = (lines[at] ?? '').replaceAll(
      fileAttribute,
      (_, space: string, key: string, file: string) => `${space}${key}=${files.get(key) ?? file}`,
    );
  }
  return lines.join('\n');
}

/**
 * Whether two lessons have the same screens and blocks, so that one can be shown for the other whatever the text between
 * their blocks is. Words, spaces and the names of files may differ.
 */
export const areBuiltAlike = (one: string, other: string): boolean => builtOf(one) === builtOf(other);

function builtOf(text: string): string {
  const passages = lessonPassages(text);
  const starts = lineStarts(text);
  const without = (from: number, to: number): string => {
    const inside = passages.filter(({ start, end }) => start >= from && end <= to);
    const places = inside.map((one) => ({ ...one, start: one.start - from, end: one.end - from }));
    const kinds = inside.map(({ kind }) => kind).join();
    return `${replaced(text.slice(from, to), places, [])} ${kinds}`;
  };
  const lines = (first: number, last: number): string =>
    without(starts[first - 1] ?? 0, starts[last] ?? text.length);
  const inNodes = (all: readonly Node[]): string[] =>
    all.flatMap((node) => {
      if (isContainer(node))
        return node.name === 'note' ? inNodes(node.children) : lines(node.line, node.end);
      return node.type === 'heading' && /^ {0,3}##\s/.test(node.raw) ? lines(node.line, node.line) : [];
    });
  const front = lines(1, text.split('\n').indexOf('---', 1) + 1);
  return [front, ...inNodes(lessonNodes(text))]
    .join('\n')
    .replaceAll(fileAttribute, '$1$2=')
    .replaceAll('=""', '=')
    .replaceAll(/\s+|-{3,}/g, ' ');
}

/** Whether a passage is in a block other than a note, whose parts have a meaning. */
export const isInBlock = ({ kind }: Passage): boolean =>
  / in :::(?!note\b)/.test(kind) || kind === 'objectives';

/**
 * The lines of a file that another version of it has not, words of passages apart.
 * @returns the lines, with their numbers
 */
export function linesOnlyIn(
  [text, passages]: readonly [text: string, passages: readonly Passage[]],
  [other, others]: readonly [text: string, passages: readonly Passage[]],
): string[] {
  const linesOf = (of: string, all: readonly Passage[]): string[] =>
    replaced(
      of,
      all,
      all.map(({ start, end }) => of.slice(start, end).replaceAll(/[^\n]/g, '')),
    )
      .split('\n')
      .map((line) =>
        line
          .replaceAll('=""', '=')
          .replaceAll(/\s+|-{3,}/g, ' ')
          .trim(),
      );
  const there = linesOf(other, others);
  return linesOf(text, passages).flatMap((line, index) => {
    const at = there.indexOf(line);
    if (at >= 0) there.splice(at, 1);
    return at >= 0 || !/[\p{L}\p{N}]/u.test(line)
      ? []
      : [`line ${index + 1} “${text.split('\n')[index]?.trim()}”`];
  });
}
