import type { BlockMedia, BlockSource, Container, MarkdownNode } from '../blocks/block-source.ts';
import type { BlockKind, ParsedBlock } from '../blocks/block-kind.ts';
import { registry } from '../blocks/registry.ts';
import type { ContainerNode, Node, OpeningLine } from './containers.ts';
import { containersOf, isContainer, openingLine } from './containers.ts';
import { escapeHtml } from './escape.ts';
import type { RenderContext } from './inline.ts';
import { inlineHtml, inlineText } from './inline.ts';
import { inlineTokens } from './markdown.ts';
import { markAt } from './marks.ts';
import { certainMatch, fixId, fixLine, fixWord } from './quick-fixes.ts';
import { partsOf } from './parts.ts';
import type { Report } from './problems.ts';
import { isKebabCase, suggestion } from './problems.ts';
import { reportStrayMarks } from './stray-marks.ts';

/** A block as a lesson uses it. */
export interface BlockUse extends ParsedBlock {
  readonly line: number;
  readonly kind: BlockKind;
}

/** What reading the nodes of a file needs. */
export interface ParseContext {
  readonly context: RenderContext;
  /** Called with each block's id; ids are unique in the course. */
  readonly named: (id: string, line: number) => void;
}

/** Containers that become plain markup rather than an element. */
export const asides: Readonly<
  Record<string, { readonly name: string; readonly about: string; readonly attributes: readonly string[] }>
> = {
  note: { name: 'note', about: 'Words set apart in a box, with a title.', attributes: [] },
  idea: { name: 'idea', about: 'One idea in large words, with a drawing.', attributes: ['art'] },
};

export const isBlockName = (name: string): boolean => registry.has(name) || Object.hasOwn(asides, name);

/** Parts of a block or an aside. Blocks among them stay containers; asides render themselves. */
export function nodeParts(nodes: readonly Node[], reader: ParseContext): MarkdownNode[] {
  return nodes.flatMap((node): MarkdownNode[] => {
    if (!isContainer(node)) return partsOf([node], reader.context);
    const container = containerOf(node, reader);
    return container ? [container] : [];
  });
}

function containerOf(node: ContainerNode, reader: ParseContext): Container | undefined {
  const { report } = reader.context;
  if (Object.hasOwn(asides, node.name)) return asideOf(node, reader);
  if (!registry.has(node.name)) {
    const known = [...registry.keys(), ...Object.keys(asides)];
    const quickFix = fixWord(node.name, certainMatch(node.name, known));
    report(node.line, `There is no block "${node.name}".`, suggestion(node.name, known), quickFix);
    return undefined;
  }
  const source = sourceOf(node, reader);
  const tell = (): string => {
    report(node.line, `A ${node.name} can't stand here.`, 'Put it between other blocks of the screen.');
    return '';
  };
  return { kind: 'container', line: node.line, source, html: tell, text: tell };
}

function sourceOf(node: ContainerNode, reader: ParseContext): BlockSource {
  const { name, line, isClosed } = node;
  const { report, art, people, language } = reader.context;
  const opening = openingLine(removeSpacesAtEquals(node, report));
  const [id = '', ...more] = opening.words;
  if (!isKebabCase(id)) {
    const what = id === '' ? `This ${name} has no id.` : `"${id}" is not a plain id.`;
    const fix = `Write :::${name} some-id, lower-case words joined by hyphens.`;
    report(line, what, fix, id === '' ? undefined : fixId(id));
  } else {
    reader.named(id, line);
  }
  const flags = registry.get(name)?.flags ?? [];
  const extra = more.filter((word) => !flags.includes(word));
  if (extra.length > 0) {
    report(
      line,
      `"${extra.join(' ')}" is one word too many after the id.`,
      'Write key=value, or key="two words".',
    );
  }
  const known = registry.get(name)?.attributes ?? [];
  checkAttributes(name, opening, known, line, reader);
  return {
    name,
    id,
    line,
    attributes: opening.attributes,
    flags: new Set(more),
    parts: nodeParts(node.children, reader),
    language,
    art: (picture, at) => ({ strings: [art.markup(picture, '', at, report)] }),
    media: mediaOf(reader.context),
    cast: people.cast(report),
    report: isClosed ? report : () => undefined,
  };
}

/** A missing file name gives '' here; the block's parser reports it. */
const mediaOf = ({ media, report }: RenderContext): BlockMedia => ({
  picture: (name, alt, line) => ({ strings: [name && media.picture(name, alt, line, report)] }),
  recording: (use, name, wanted, line) => ({
    strings: [name && media.recording(use, name, wanted, line, report)],
  }),
  download: (name, words, line) => ({
    strings: [
      name &&
        media.download(
          name,
          typeof words === 'string' ? escapeHtml(words) : words.strings.join(''),
          line,
          report,
        ),
    ],
  }),
});

/** Reads `key = value` as `key=value`, and reports it. */
function removeSpacesAtEquals({ line, rest }: ContainerNode, report: Report): string {
  const spaced = /([\w-]+)( += *| *= +)(?=\S)/.exec(rest.replace(/"[^"]*"/g, '""'));
  if (!spaced) return rest;
  report(
    line,
    `There are spaces round = in "${rest}".`,
    `Write ${spaced[1]}=…, without spaces.`,
    fixLine(withoutSpacesAtEquals),
  );
  return withoutSpacesAtEquals(rest);
}

/** Leaves what is in quotation marks. */
const withoutSpacesAtEquals = (line: string): string =>
  line.replaceAll(/"[^"]*"| *= */g, (found) => (found.startsWith('"') ? found : '='));

function checkAttributes(
  name: string,
  { attributes, doubles }: OpeningLine,
  known: readonly string[],
  line: number,
  { context }: ParseContext,
): void {
  for (const [key, value] of attributes) {
    if (/^[“”„«»‘’]|[“”«»]$/u.test(value))
      context.report(
        line,
        `${value} is in quotation marks of a word processor.`,
        `Write straight ones: ${key}="…".`,
      );
  }
  for (const key of doubles) {
    context.report(line, `"${key}" stands on this line twice.`, 'Keep one of them.');
  }
  for (const key of attributes.keys()) {
    if (!known.includes(key)) {
      const quickFix = fixWord(` ${key}=`, certainMatch(key, known)?.replace(/.*/s, ' $&='));
      context.report(line, `A ${name} has no attribute "${key}".`, suggestion(key, known), quickFix);
    }
  }
}

/** `:::note Title words` and `:::idea art=name`: plain markup. */
function asideOf(node: ContainerNode, reader: ParseContext): Container {
  const { name, line, rest } = node;
  const { art, people, language, report } = reader.context;
  const opening = openingLine(rest);
  checkAttributes(name, opening, asides[name]?.attributes ?? [], line, reader);
  const title = opening.words.join(' ');
  if (name === 'idea' && title !== '') {
    report(line, `"${title}" would not show: an idea has no title.`, 'Write it as the first paragraph.');
  }
  const titleTokens = inlineTokens(title, line);
  reportStrayMarks(titleTokens, report, false);
  const parts = nodeParts(node.children, reader);
  if (parts.length === 0) report(line, `This ${name} is empty.`, 'Write a paragraph, or delete it.');
  return {
    kind: 'container',
    line,
    source: {
      name,
      id: '',
      line,
      attributes: opening.attributes,
      flags: new Set(),
      parts,
      language,
      art: () => '',
      media: mediaOf(reader.context),
      cast: people.cast(report),
      report,
    },
    html: () => {
      const inside = parts.map((part) => part.html()).join('');
      const picture = opening.attributes.get('art');
      if (name === 'idea') {
        const svg = picture === undefined ? '' : art.markup(picture, '', line, report);
        return `<div class="idea">${svg}${parts.length > 1 ? `<div>${inside}</div>` : inside}</div>`;
      }
      const words = markAt(reader.context.marks, line)(inlineHtml(titleTokens, reader.context));
      // Only a note with a name is a landmark.
      if (words === '') return `<div class="note">${inside}</div>`;
      const label = escapeHtml(inlineText(titleTokens, reader.context));
      return `<aside class="note" aria-label="${label}"><p class="note-title"><strong>${words}</strong></p>${inside}</aside>`;
    },
    text: () =>
      [inlineText(titleTokens, reader.context), ...parts.map((part) => part.text())]
        .filter((words) => words !== '')
        .join('\n\n'),
  };
}

/** Block id → the line where the block begins in a lesson. */
export function linesOfBlocks(lesson: readonly Node[]): ReadonlyMap<string, number> {
  const lines = new Map<string, number>();
  const nodes = [...lesson];
  for (const node of nodes) {
    if (!isContainer(node)) continue;
    const [id] = registry.has(node.name) ? openingLine(node.rest).words : [];
    if (id !== undefined && !lines.has(id)) lines.set(id, node.line);
    nodes.push(...node.children);
  }
  return lines;
}

/** The line where the block with this id begins in a lesson's file; undefined if there is none. */
export const lineOfBlock = (source: string, id: string): number | undefined =>
  linesOfBlocks(containersOf(source.replaceAll('\r\n', '\n'), () => undefined, 1)).get(id);

/** The markup and blocks of a screen, in order. */
export function bodyOf(parts: readonly MarkdownNode[]): (string | BlockUse)[] {
  return parts.map((part) => {
    const kind = part.kind === 'container' ? registry.get(part.source.name) : undefined;
    if (part.kind !== 'container' || !kind) return part.html();
    return { line: part.line, kind, ...kind.read(part.source) };
  });
}
