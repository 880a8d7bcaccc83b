/** Words of a lesson's file that belong together: a paragraph, an item, a heading, a note. */
export interface Passage {
  /** From 1. */
  readonly line: number;
  readonly kind: 'paragraph' | 'heading' | 'item' | 'quote' | 'row';
  /** Of a heading. */
  readonly depth: number;
  /** As written. */
  readonly markdown: string;
  /** Without marks. */
  readonly text: string;
  /** The names of the containers around it, the outermost first. */
  readonly within: readonly string[];
}

interface Open {
  readonly name: string;
  readonly colons: number;
}

/** The words of a lesson's file, front matter left out. */
export function passagesOf(source: string): Passage[] {
  const lines = source
    .replace(/^\uFEFF/, '')
    .replaceAll('\r\n', '\n')
    .split('\n');
  const passages: Passage[] = [];
  const open: Open[] = [];
  let growing: { line: number; kind: Passage['kind']; words: string[]; depth: number } | undefined;
  const end = (): void => {
    if (growing) {
      const markdown = growing.words.join(' ');
      const { line, kind, depth } = growing;
      const within = open.map(({ name }) => name);
      passages.push({ line, kind, depth, markdown, text: plainWords(markdown), within });
    }
    growing = undefined;
  };
  for (let index = Math.max(0, lines.indexOf('---', 1)) + 1; index < lines.length; index++) {
    const content = lines[index] ?? '';
    const [, colons = '', name = ''] = /^(:{3,})\s*(\S*)/.exec(content) ?? [];
    if (colons !== '') {
      end();
      if (name !== '') open.push({ name, colons: colons.length });
      else while (open.length > 0 && open.pop()?.colons !== colons.length);
      continue;
    }
    const { kind, depth, words } = kindOf(content);
    if (words === '') end();
    else if (growing && kind === 'paragraph' && growing.kind !== 'heading') growing.words.push(words);
    else if (growing?.kind === 'quote' && kind === 'quote') growing.words.push(words);
    else {
      end();
      growing = { line: index + 1, kind, depth, words: [words] };
    }
  }
  end();
  return passages;
}

/** What a line begins, and its words without what says so. */
function kindOf(line: string): { kind: Passage['kind']; depth: number; words: string } {
  const [, hashes = '', heading = ''] = /^(#{1,6})\s+(.*)$/.exec(line) ?? [];
  if (hashes !== '') return { kind: 'heading', depth: hashes.length, words: heading.trim() };
  const quote = /^\s*>\s?(.*)$/.exec(line)?.[1];
  if (quote !== undefined) return { kind: 'quote', depth: 0, words: quote.trim() };
  const item = /^\s*(?:[-*+]|\d+[.)])\s+(?:\[[ xX]\]\s+)?(.*)$/.exec(line)?.[1];
  if (item !== undefined) return { kind: 'item', depth: 0, words: item.trim() };
  if (/^\s*\|/.test(line)) {
    const cells = line.replace(/[|:-]+\s*$/, '').replace(/^[\s|:-]+/, '');
    return { kind: 'row', depth: 0, words: cells.replaceAll('|', ' ').trim() };
  }
  return { kind: 'paragraph', depth: 0, words: line.trim() };
}

/** Words as they are read: no marks, no pictures, no addresses. */
export const plainWords = (markdown: string): string =>
  markdown
    .replace(/!\[[^\]]*\]\([^)]*\)/g, '')
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/\s*\{[#\w][^}]*\}\s*$/, '')
    .replace(/\*\*|__|~~|`/g, '')
    .replace(/(?<![\p{L}\p{N}\\])[*_]|(?<!\\)[*_](?![\p{L}\p{N}])/gu, '')
    .replace(/\\([^\w\s])/g, '$1')
    .replace(/\s+/g, ' ')
    .trim();
