import type { Tokens } from 'marked';
import type { Node } from '../containers.ts';
import { containersOf, isContainer, openingLine } from '../containers.ts';
import type { TokenWithLine } from '../markdown.ts';
import { partsOfItem, innerTokens } from '../markdown.ts';
import { titleIn } from '../parts.ts';
import type { Passage } from './passage.ts';
import { lineStarts } from './passage.ts';
import type { Piece } from './pieces.ts';
import { markdownPieces } from './pieces.ts';
import { yamlPassages } from './yaml-passages.ts';

/** Attributes as {@link openingLine} reads them. */
const attributesWithPlaces = /(?<key>[\w-]+)=(?:"(?<quoted>[^"]*)"|(?<bare>\S*))|\S+/dg;

/** Blocks with people in their lists. The brackets that say how they are drawn are not words to translate. */
const drawn: Readonly<Record<string, 'spoken' | 'side'>> = {
  scene: 'spoken',
  scenario: 'spoken',
  chart: 'spoken',
  pairs: 'side',
};

/** The passages of a lesson's file, in order, including code. */
export function lessonPassages(text: string): Passage[] {
  const lines = text.split('\n');
  const end = lines.findIndex((line, index) => index > 0 && line.trimEnd() === '---');
  if (end < 0) return [];
  const front = lines.slice(1, end).join('\n');
  const inFront = yamlPassages(text, {
    yaml: front,
    offset: (lines[0] ?? '').length + 1,
    wanted: ([key]) => key === 'title' || key === 'objectives',
    groupOf: () => 'lesson',
  });
  return [...inFront, ...new PassageReader(text, lines).passages(lessonNodes(text))];
}

/** The tree of a lesson's file, below its front matter; problems are not reported. */
export function lessonNodes(text: string): Node[] {
  const lines = text.split('\n');
  const end = lines.findIndex((line, index) => index > 0 && line.trimEnd() === '---');
  return end < 0 ? [] : containersOf(lines.slice(end + 1).join('\n'), () => undefined, end + 2);
}

class PassageReader {
  readonly #starts: readonly number[];
  readonly #lines: readonly string[];
  #group = 'lesson';
  #inside: string[] = [];

  constructor(text: string, lines: readonly string[]) {
    this.#starts = lineStarts(text);
    this.#lines = lines;
  }

  passages(nodes: readonly Node[]): Passage[] {
    return nodes.flatMap((node) => {
      if (!isContainer(node)) return this.#ofToken(node);
      const before = this.#group;
      const [id] = node.name === 'note' ? [] : openingLine(node.rest).words;
      this.#group = id ?? before;
      this.#inside.push(node.name);
      const opening = this.#opening(node.line, node.name);
      const all = [...opening, ...this.passages(node.children)];
      this.#inside.pop();
      this.#group = before;
      return all;
    });
  }

  /** The words on a line `:::note Title`, `:::reveal id unit="%"` or `:::image id alt="…"`. */
  #opening(line: number, name: string): Passage[] {
    const written = this.#line(line);
    if (name === 'note') {
      const [, words = ''] = /^:{3,}[ \t]*note[ \t]+(.*\S)/.exec(written) ?? [];
      return words === '' ? [] : [this.#passage('title', line, written.lastIndexOf(words), [words])];
    }
    const [wanted, kind] = name === 'image' ? ['alt', 'alternative text'] : ['unit', 'unit'];
    for (const { groups, indices } of written.matchAll(attributesWithPlaces)) {
      const { key, quoted, bare } = groups ?? {};
      const words = quoted ?? bare ?? '';
      if (key !== wanted || words === '') continue;
      const [from = 0] = indices?.groups?.[quoted === undefined ? 'bare' : 'quoted'] ?? [];
      const passage = this.#passage(kind, line, from, [words], [words]);
      return [
        quoted === undefined
          ? { ...passage, formatWords: (raw) => (/^[^\s"]+"\S*$/.test(raw) ? raw : `"${raw}"`) }
          : // Spaces within quotation marks are words, too.
            { ...passage, end: passage.start + words.length },
      ];
    }
    return [];
  }

  #ofToken(token: TokenWithLine): Passage[] {
    const { line } = token;
    switch (token.type) {
      case 'heading': {
        const { depth, text } = token as Tokens.Heading;
        const { title, words } = titleIn(text);
        // Headings in a scenario have ids, too.
        this.#group = words[0]?.slice(1) ?? this.#group;
        const from = /^ {0,3}#+[ \t]*/.exec(this.#line(line))?.[0].length ?? 0;
        return title === ''
          ? []
          : [this.#passage(depth < 3 ? 'screen title' : 'heading', line, from, [title])];
      }
      case 'paragraph':
      case 'text':
        return this.#atEndOfLine('paragraph', token.raw, line);
      case 'list':
        return innerTokens(token).flatMap((item) => this.#ofToken(item));
      case 'list_item': {
        const { words, below } = partsOfItem(token);
        const kind = (token as Tokens.ListItem).task ? 'option' : 'item';
        return [
          ...this.#atEndOfLine(kind, words.map(({ raw }) => raw).join(''), line),
          ...below.flatMap((one) => this.#ofToken(one)),
        ];
      }
      case 'blockquote': {
        this.#inside.push('quote');
        const all = innerTokens(token).flatMap((one) => this.#ofToken(one));
        this.#inside.pop();
        return all;
      }
      case 'table':
        return this.#cells(token as Tokens.Table & TokenWithLine);
      case 'code':
        return this.#atEndOfLine('code', token.raw, line, (raw) => [raw]);
      default:
        return [];
    }
  }

  /** A passage that extends to the end of its lines, after any bullets, boxes and spaces. */
  #atEndOfLine(kind: string, raw: string, line: number, pieces?: (raw: string) => Piece[]): Passage[] {
    const words = raw.replace(/\s+$/, '');
    if (words === '') return [];
    const rows = words.split('\n');
    const first = (rows[0] ?? '').trimEnd();
    const from = this.#line(line).trimEnd().length - first.length;
    return [this.#passage(kind, line, from, rows, pieces?.(words))];
  }

  #cells({ line, rows }: Tokens.Table & TokenWithLine): Passage[] {
    return [line, ...rows.map((_, index) => line + 2 + index)].flatMap((at) => {
      const written = this.#line(at);
      // Bars end cells, except escaped ones.
      return [...written.matchAll(/(?:[^|\\]|\\.)+/g)].flatMap(({ 0: cell, index }) => {
        const words = cell.trim();
        const from = index + cell.length - cell.trimStart().length;
        return words === '' ? [] : [this.#passage('cell', at, from, [words])];
      });
    });
  }

  #passage(
    kind: string,
    line: number,
    from: number,
    rows: readonly string[],
    pieces?: readonly Piece[],
  ): Passage {
    const around = this.#inside
      .map((one) => (one === 'quote' ? ' in a quotation' : ` in :::${one}`))
      .reverse();
    const last = line + rows.length - 1;
    const lastRow = (rows.at(-1) ?? '').trimEnd();
    const start = (this.#starts[line - 1] ?? 0) + from;
    // The prefix of further lines of an item or a quotation: spaces, and `>`.
    const indent = this.#line(line)
      .slice(0, from)
      .replaceAll(/[^\s>]/g, ' ');
    const who = kind === 'item' ? this.#inside.flatMap((one) => drawn[one] ?? [])[0] : undefined;
    const found = pieces ?? markdownPieces(rows.join('\n'), who);
    const isSomebody = who === 'spoken' && typeof found[0] === 'object' && found[0].raw === '**';
    return {
      group: this.#group,
      kind: `${kind}${around.join('')}`,
      isName: isSomebody && found.length > 2 && found.slice(2).every((one) => typeof one !== 'string'),
      line,
      start,
      end:
        rows.length === 1
          ? start + lastRow.length
          : (this.#starts[last - 1] ?? 0) + this.#line(last).trimEnd().length,
      pieces: found,
      formatWords: (words) => words.replaceAll('\n', `\n${indent}`),
    };
  }

  #line(line: number): string {
    return this.#lines[line - 1] ?? '';
  }
}
