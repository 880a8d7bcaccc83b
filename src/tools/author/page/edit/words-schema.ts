import type { MarkSpec, Node } from 'prosemirror-model';
import { Schema } from 'prosemirror-model';
import type { PassageOnPage, Part, Run, RunMark } from './runs.ts';

const marks: Readonly<Record<RunMark['type'], MarkSpec>> = {
  link: {
    attrs: { href: {} },
    inclusive: false,
    parseDOM: [{ tag: 'a[data-href]', getAttrs: (element) => ({ href: element.getAttribute('data-href') }) }],
    // No `href`: a link must not open while its words are edited.
    toDOM: ({ attrs }) => ['a', { 'data-href': attrs['href'] as string, title: attrs['href'] as string }, 0],
  },
  strong: {
    parseDOM: [{ tag: 'strong' }, { tag: 'b' }],
    toDOM: () => ['strong', 0],
  },
  em: {
    parseDOM: [{ tag: 'em' }, { tag: 'i' }],
    toDOM: () => ['em', 0],
  },
  del: { parseDOM: [{ tag: 'del' }, { tag: 's' }], toDOM: () => ['del', 0] },
  lang: {
    attrs: { lang: {} },
    inclusive: false,
    parseDOM: [
      { tag: 'span[data-lang]', getAttrs: (element) => ({ lang: element.getAttribute('data-lang') }) },
    ],
    toDOM: ({ attrs }) => {
      const lang = attrs['lang'] as string;
      return ['span', { 'data-lang': lang, lang, title: lang }, 0];
    },
  },
  code: { excludes: '_', parseDOM: [{ tag: 'code' }], toDOM: () => ['code', 0] },
};

/** A paragraph, or an item of a list. */
const passage = {
  attrs: { of: { default: null }, isItem: { default: false } },
  parseDOM: [{ tag: 'p' }, { tag: 'li', attrs: { isItem: true } }],
  toDOM: ({ attrs }: Node) => ['p', attrs['isItem'] ? { class: 'item' } : {}, 0] as const,
};

const nodes = {
  passage: { ...passage, content: 'inline*' },
  text: { group: 'inline' },
  br: {
    inline: true,
    group: 'inline',
    selectable: false,
    parseDOM: [{ tag: 'br' }],
    toDOM: () => ['br'] as const,
  },
  alone: {
    inline: true,
    group: 'inline',
    atom: true,
    attrs: { raw: {} },
    parseDOM: [{ tag: 'span[data-raw]', getAttrs: (one: HTMLElement) => ({ raw: one.dataset['raw'] }) }],
    toDOM: ({ attrs }: Node) =>
      ['span', { 'data-raw': attrs['raw'] as string }, attrs['raw'] as string] as const,
  },
} as const;

/** `brought`: the numbers of the passages joined with the first, kept here so that undo reverts this, too. */
const doc = { content: 'passage+', attrs: { brought: { default: [] } } };

/** The schema for words that may have marks. */
export const markdownWords = new Schema({ nodes: { doc, ...nodes }, marks });

/** The schema for words without marks: titles, goals. */
export const plainWords = new Schema({
  nodes: {
    doc,
    passage: { ...passage, content: 'text*' },
    text: { group: 'inline' },
  },
});

/** A passage as a node of the editor. */
export function nodeOf({ runs, number }: PassageOnPage, schema: Schema): Node {
  const content = runs.flatMap((run) => {
    if ('br' in run) return schema.nodes['br']?.create() ?? [];
    if ('raw' in run) return schema.nodes['alone']?.create({ raw: run.raw }) ?? [];
    if (run.text === '') return [];
    const own = schema === plainWords ? [] : run.marks.map(({ type, ...attrs }) => schema.mark(type, attrs));
    return schema.text(run.text, own);
  });
  return schema.node('passage', { of: number }, content);
}

/** The document in the form that the server takes. */
export const partsOf = (doc: Node): Part[] =>
  doc.children.map((one) => ({
    of: one.attrs['of'] as number | null,
    isItem: one.attrs['isItem'] as boolean,
    runs: runsOf(one),
  }));

function runsOf(passage: Node): Run[] {
  const runs: Run[] = [];
  passage.forEach((node) => {
    if (node.isText)
      runs.push({
        text: node.text ?? '',
        marks: node.marks.map(({ type, attrs }) => ({ type: type.name as RunMark['type'], ...attrs })),
      });
    else runs.push(node.type.name === 'br' ? { br: true } : { raw: node.attrs['raw'] as string });
  });
  return runs;
}
