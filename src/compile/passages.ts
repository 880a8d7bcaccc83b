import type { Tokens } from 'marked';
import type { Node } from './containers.ts';
import { isContainer } from './containers.ts';
import type { TokenWithLine } from './markdown.ts';
import { partsOfItem, plainWords, innerTokens } from './markdown.ts';

/** Words of a lesson that belong together: a paragraph, an item, a heading, the row of a table. */
export interface Passage {
  readonly line: number;
  /** The level of a heading; undefined for other passages. */
  readonly depth: number | undefined;
  /** As the compiler reads them, with marks such as `**`. */
  readonly tokens: readonly TokenWithLine[];
  /** Without marks. */
  readonly text: string;
  /** The names of the containers around it, the outermost first, and `quote` inside a quotation. */
  readonly around: readonly string[];
}

/** The passages of a lesson's nodes, in order, without code. */
export const passagesOf = (nodes: readonly Node[], around: readonly string[] = []): Passage[] =>
  nodes.flatMap((node) => {
    if (isContainer(node)) return passagesOf(node.children, [...around, node.name]);
    const { line } = node;
    const passage = (
      tokens: readonly TokenWithLine[],
      text = plainWords(tokens),
      depth?: number,
    ): Passage[] => (tokens.length === 0 ? [] : [{ line, depth, tokens, text, around }]);
    switch (node.type) {
      case 'heading':
        // The braces at the end hold an id or attributes, not words.
        return passage(
          innerTokens(node),
          plainWords(innerTokens(node)).replace(/\s*\{[^{}]*\}$/, ''),
          node.depth,
        );
      case 'paragraph':
      case 'text':
        return passage(innerTokens(node));
      case 'list':
        return innerTokens(node).flatMap((item) => passagesOf([item], around));
      case 'list_item': {
        const { words, below } = partsOfItem(node);
        return [...passage(words), ...passagesOf(below, around)];
      }
      case 'blockquote':
        return passagesOf(innerTokens(node), [...around, 'quote']);
      case 'table': {
        const { header, rows } = node as Tokens.Table;
        return [header, ...rows].flatMap((cells, index) =>
          passage(
            cells.flatMap(innerTokens),
            cells
              .map((cell) => plainWords(innerTokens(cell)))
              .join(' ')
              .trim(),
          ).map((row) => ({ ...row, line: index === 0 ? line : line + 1 + index })),
        );
      }
      default:
        return [];
    }
  });
