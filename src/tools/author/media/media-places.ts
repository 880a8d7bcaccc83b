import type { Tokens } from 'marked';
import type { ContainerNode, Node } from '../../../compile/containers.ts';
import { containersIn, containersOf, isContainer, openingLine } from '../../../compile/containers.ts';
import type { TokenWithLine } from '../../../compile/markdown.ts';
import { flat, inlineTokens, plainWords, innerTokens } from '../../../compile/markdown.ts';
import { lineStarts } from '../../../compile/translation/passage.ts';
import { rawOf } from '../../../compile/translation/pieces.ts';
import { filePassages } from '../edit/file-passages.ts';
import type { MediaKind, MediaPlace } from '../page/media/media-place.ts';
import { mediaKinds } from '../page/media/media-place.ts';

/** A place, and its position in the text of its file. */
export interface FoundMedia extends MediaPlace {
  readonly start: number;
  readonly end: number;
  /** For a block: lines counted from the block's first line; `to` is the line after. */
  readonly titleRows?: Rows | undefined;
  readonly transcriptRows?: Rows | undefined;
}

export interface Rows {
  readonly from: number;
  readonly to: number;
}

const none = {
  src: '',
  captions: '',
  poster: '',
  alt: '',
  isDecorative: false,
  width: '',
  height: '',
  title: '',
  transcript: '',
};

/** The places where a lesson shows files of `assets/media/`, in order. @param text with plain line ends */
export const mediaPlaces = (text: string): FoundMedia[] =>
  [...blocksIn(text), ...picturesIn(text)].sort((one, other) => one.start - other.start);

function blocksIn(text: string): FoundMedia[] {
  const lines = text.split('\n');
  const starts = lineStarts(text);
  const front = lines.findIndex((line, index) => index > 0 && line.trimEnd() === '---');
  if (front < 0) return [];
  const nodes = containersOf(lines.slice(front + 1).join('\n'), () => undefined, front + 2);
  return containersIn(nodes)
    .filter(({ name, isClosed }) => isClosed && (mediaKinds as readonly string[]).includes(name))
    .map((block): FoundMedia => {
      const { line, end, name, rest } = block;
      const { words, attributes } = openingLine(rest);
      const start = starts[line - 1] ?? 0;
      const to = (starts[end - 1] ?? 0) + (lines[end - 1] ?? '').length;
      const own = lines.slice(line - 1, end);
      const { titleRows, transcriptRows } = rowsOf(block, own);
      const said = (rows: Rows | undefined): string => (rows ? own.slice(rows.from, rows.to).join('\n') : '');
      const given = (key: string): string => attributes.get(key) ?? '';
      return {
        kind: name as MediaKind,
        id: words[0] ?? '',
        line,
        old: text.slice(start, to),
        start,
        end: to,
        src: given('src'),
        captions: given('captions'),
        poster: given('poster'),
        alt: given('alt'),
        isDecorative: words.slice(1).includes('decorative'),
        width: given('width'),
        height: given('height'),
        title: said(titleRows),
        transcript: said(transcriptRows),
        titleRows,
        transcriptRows,
      };
    });
}

function rowsOf({ line, children }: ContainerNode, own: readonly string[]) {
  const shown = children.filter((node) => isContainer(node) || node.type !== 'space');
  const [first] = shown;
  const isTitle = first !== undefined && !isContainer(first) && first.type === 'paragraph';
  const second = isTitle ? shown[1] : first;
  const rowOf = (node: Node): number => node.line - line;
  let last = own.length - 1;
  while (last > 1 && own[last - 1]?.trim() === '') last--;
  return {
    titleRows: isTitle
      ? { from: rowOf(first), to: rowOf(first) + first.raw.trimEnd().split('\n').length }
      : undefined,
    transcriptRows: second ? { from: rowOf(second), to: last } : undefined,
  };
}

/** `![words](media:name "decorative")` among words. */
function picturesIn(text: string): FoundMedia[] {
  return filePassages('lesson.md', text).flatMap(({ passage, old, isMarkdown }, number) => {
    if (!isMarkdown || !old.includes('](media:')) return [];
    let from = 0;
    return picturesOf(flat(inlineTokens(rawOf(passage.pieces), 1))).flatMap((token): FoundMedia[] => {
      const { raw, href, title } = token;
      const at = old.indexOf(raw, from);
      // A picture broken over two lines can be changed only in a text editor.
      if (at < 0) return [];
      from = at + raw.length;
      return [
        {
          ...none,
          kind: 'picture',
          id: passage.group,
          line: passage.line + old.slice(0, at).split('\n').length - 1,
          old: raw,
          passage: number,
          start: passage.start + at,
          end: passage.start + from,
          src: href.slice('media:'.length),
          alt: plainWords(innerTokens(token)),
          isDecorative: title === 'decorative',
        },
      ];
    });
  });
}

const picturesOf = (tokens: readonly TokenWithLine[]): (Tokens.Image & TokenWithLine)[] =>
  tokens.flatMap((token) =>
    token.type !== 'image'
      ? picturesOf(innerTokens(token))
      : (token as Tokens.Image).href.startsWith('media:')
        ? [token as Tokens.Image & TokenWithLine]
        : [],
  );
