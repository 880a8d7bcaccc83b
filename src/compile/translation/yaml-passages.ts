import type { Node, Scalar, YAMLMap } from 'yaml';
import { isMap, isScalar, isSeq, parseDocument, stringify } from 'yaml';
import { lineStarts } from './passage.ts';
import type { Passage } from './passage.ts';
import type { Piece } from './pieces.ts';

/** A text in a YAML file. */
interface TextNode {
  readonly path: readonly string[];
  readonly node: Scalar<string>;
  /** The comment above its key. */
  readonly comment: string;
}

/** `found(n)` → `found` */
const plainKey = (key: string): string => key.replace(/\(.*\)$/, '');

function* textsIn(node: unknown, path: readonly string[] = [], comment = ''): Generator<TextNode> {
  if (isScalar(node)) {
    if (typeof node.value === 'string') yield { path, node: node as Scalar<string>, comment };
  } else if (isSeq(node)) {
    for (const item of node.items) yield* textsIn(item, [...path, '-'], comment);
  } else if (isMap(node)) {
    for (const [index, { key, value }] of node.items.entries()) {
      // YAML attaches the comment above the first key to the map.
      const above =
        (key as Node).commentBefore ?? (index === 0 ? (node as YAMLMap).commentBefore : undefined);
      yield* textsIn(value, [...path, plainKey(String(key))], above?.trim() ?? '');
    }
  }
}

/**
 * The texts of a YAML file, in order.
 * @param offset the offset of the YAML in the file's text
 * @param wanted whether the text at a path is words; list items have the key `-`
 */
export function yamlPassages(
  text: string,
  {
    pieces = (value) => [value],
    wanted = () => true,
    groupOf = (path) => path.slice(0, -1).join('.'),
    yaml = text,
    offset = 0,
  }: {
    readonly pieces?: (value: string) => Piece[];
    readonly wanted?: (path: readonly string[]) => boolean;
    readonly groupOf?: (path: readonly string[]) => string;
    readonly yaml?: string;
    readonly offset?: number;
  } = {},
): Passage[] {
  const starts = lineStarts(text);
  const document = parseDocument(yaml, { logLevel: 'silent' });
  return [...textsIn(document.contents)]
    .filter(({ path }) => wanted(path))
    .map(({ path, node, comment }) => {
      const start = (node.range?.[0] ?? 0) + offset;
      return {
        group: groupOf(path),
        kind: path.findLast((key) => key !== '-') ?? '',
        ...(comment && { note: comment.replaceAll(/\n\s*/g, ' ') }),
        line: starts.findLastIndex((one) => one <= start) + 1,
        start,
        end: (node.range?.[1] ?? 0) + offset,
        pieces: pieces(node.value),
        formatWords: (words) => scalar(words, node.type),
      };
    });
}

/** A text on one line, with the given quotation marks, or with those that it needs. */
const scalar = (words: string, like: Scalar['type']): string =>
  stringify(words, {
    lineWidth: 0,
    singleQuote: like !== 'QUOTE_DOUBLE',
    defaultStringType: like === 'QUOTE_DOUBLE' || like === 'QUOTE_SINGLE' ? like : 'PLAIN',
    blockQuote: false,
  }).trimEnd();
