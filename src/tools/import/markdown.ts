import type { Tokens } from 'marked';
import { isContainer, containersOf } from '../../compile/containers.ts';
import { decodeEntities } from '../../compile/escape.ts';
import type { TokenWithLine } from '../../compile/markdown.ts';
import { flat, inlineTokens, partsOfItem, innerTokens } from '../../compile/markdown.ts';
import { titleIn } from '../../compile/parts.ts';
import { reportStrayMarks } from '../../compile/stray-marks.ts';
import type { Mark, Run, Words } from './model.ts';
import { tidied } from './model.ts';

/** Writes words as Markdown that the build reads as exactly these words: the result is parsed and compared. */

export type PassageKind = 'paragraph' | 'heading' | 'item' | 'option' | 'cell';

export interface Written {
  readonly markdown: string;
  /** Whether the marks (bold, italic and so on) had to be left out. */
  readonly isBare: boolean;
}

/** @param keyOf gives the key of an address in links.yaml; undefined if it cannot be a link */
export function markdownOf(
  words: Words,
  place: PassageKind,
  keyOf: (href: string, words: string) => string | undefined,
): Written {
  const linked = words.map(({ href, text, marks }): Run => {
    const key = href === undefined ? undefined : keyOf(href, text);
    return {
      text: text.replaceAll('\t', ' '),
      marks: marks.filter(isWritten),
      ...(key !== undefined && { href: `link:${key}` }),
    };
  });
  // Marked words must have no white space at their ends, or Markdown would not see the marks.
  const runs = tidied(linked.flatMap(unpadded));
  const bare = runs.map(({ text }) => text).join('');
  for (const [tried, isBare] of [
    [runs, false],
    [runs.map((one): Run => ({ ...one, marks: [] })), true],
    [[{ text: bare, marks: [] }], true],
    [[{ text: bare.replaceAll('\n', ' '), marks: [] }], true],
  ] as const) {
    for (const escaped of escapes) {
      for (const em of ['_', '*']) {
        const markdown = inParagraph(tried, escaped, em, place);
        if (isReadAs(markdown, place, tried)) return { markdown, isBare };
      }
    }
  }
  throw new Error(`These words cannot be written: ${JSON.stringify(words)}`);
}

const written = ['strong', 'em', 'del', 'code'] as const;
const isWritten = (mark: Mark): boolean => (written as readonly Mark[]).includes(mark);

function unpadded(one: Run): Run[] {
  if (one.marks.length === 0 && one.href === undefined) return [one];
  const [, before = '', inside = '', after = ''] = /^(\s*)(.*?)(\s*)$/su.exec(one.text) ?? [];
  return [
    { text: before, marks: [] },
    { ...one, text: inside },
    { text: after, marks: [] },
  ];
}

const byNumber = (sign: string): string => `&#${sign.codePointAt(0)};`;

/** From the most readable way of escaping to the one that always works. */
const escapes: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) =>
    text
      .replaceAll(/[\\`*_[\]<>{}|~]/g, '\\$&')
      .replaceAll(/(?<=^|\n)(\d+)([.)])/g, '$1\\$2')
      .replaceAll(/(?<=^|\n)[#+=:-]/g, '\\$&'),
  (text) => text.replaceAll(/[!-/:-@[-`{-~]/g, '\\$&'),
  (text) =>
    text
      .replaceAll(/[!-/:-@[-`{-~]/g, '\\$&')
      .replaceAll(
        /(?<=^|\n)[^!-~\s]|(?<=^|\n)[a-zA-Z0-9](?=[\s.)\\])|(?<=\s)\u00a0|\u00a0(?=\s)|\t/gu,
        byNumber,
      ),
];

function inParagraph(runs: Words, escaped: (text: string) => string, em: string, place: PassageKind): string {
  const isOneLine = place === 'heading' || place === 'cell';
  const text = runs.map((one) => marked(one, escaped(one.text), em)).join('');
  return isOneLine
    ? text.replaceAll('\n', ' ')
    : text.replaceAll('\n', place === 'item' || place === 'option' ? '\\\n  ' : '\\\n');
}

function marked({ text, marks, href }: Run, safe: string, em: string): string {
  let markdown = safe;
  if (marks.includes('code')) {
    const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
    const ticks = '`'.repeat(longest + 1);
    markdown = /^`|`$/.test(text) ? `${ticks} ${text} ${ticks}` : `${ticks}${text}${ticks}`;
  }
  if (marks.includes('em')) markdown = `${em}${markdown}${em}`;
  if (marks.includes('strong')) markdown = `**${markdown}**`;
  if (marks.includes('del')) markdown = `~~${markdown}~~`;
  return href === undefined ? markdown : `[${markdown}](${href})`;
}

const before: Readonly<Record<PassageKind, string>> = {
  paragraph: '',
  heading: '',
  item: '- ',
  option: '- [ ] ',
  cell: '| a |\n| - |\n| ',
};

function isReadAs(markdown: string, place: PassageKind, runs: Words): boolean {
  const tokens = tokensOf(markdown, place);
  if (!tokens) return false;
  let isSound = true;
  const isOneLine = place === 'heading' || place === 'cell';
  reportStrayMarks(tokens, () => (isSound = false), !isOneLine);
  const wanted = isOneLine ? runs.map((one) => ({ ...one, text: one.text.replaceAll('\n', ' ') })) : runs;
  const read = runsOf(tokens, [], undefined, () => (isSound = false));
  return isSound && keyed(read) === keyed(wanted);
}

/** The tokens of words; undefined if Markdown would read more than words in this place. */
function tokensOf(markdown: string, place: PassageKind): readonly TokenWithLine[] | undefined {
  let isSound = true;
  if (place === 'heading') {
    const nodes = containersOf(`### ${markdown}`, () => (isSound = false), 1);
    const [only, ...rest] = nodes;
    if (!only || isContainer(only) || rest.length > 0 || only.type !== 'heading') return undefined;
    const { title, found } = titleIn((only as Tokens.Heading).text);
    return isSound && found === undefined ? inlineTokens(title, 1) : undefined;
  }
  const nodes = containersOf(
    `${before[place]}${markdown}${place === 'cell' ? ' |' : ''}`,
    () => (isSound = false),
    1,
  );
  const [only, ...rest] = nodes;
  if (!isSound || !only || isContainer(only) || rest.length > 0) return undefined;
  if (place === 'paragraph') return only.type === 'paragraph' ? innerTokens(only) : undefined;
  if (place === 'cell') {
    const { type, header, rows } = only as TokenWithLine & Tokens.Table;
    const [row, ...more] = type === 'table' ? rows : [];
    if (header?.length !== 1 || row?.length !== 1 || more.length > 0) return undefined;
    return innerTokens(row[0] as Tokens.TableCell);
  }
  const [item, ...others] =
    only.type === 'list' ? (innerTokens(only) as readonly (TokenWithLine & Tokens.ListItem)[]) : [];
  if (!item || others.length > 0 || item.task !== (place === 'option')) return undefined;
  const { words, below } = partsOfItem(item);
  return below.length === 0 ? words : undefined;
}

function runsOf(
  tokens: readonly TokenWithLine[],
  marks: readonly Mark[],
  href: string | undefined,
  strange: () => void,
): Run[] {
  return flat(tokens).flatMap((token): Run[] => {
    const one = (text: string, ...more: readonly Mark[]): Run[] => [
      { text, marks: [...marks, ...more], ...(href !== undefined && { href }) },
    ];
    switch (token.type) {
      case 'text':
        return one(decodeEntities(token.text as string, strange));
      case 'escape':
        return one((token as Tokens.Escape).text);
      case 'codespan':
        return one((token as Tokens.Codespan).text, 'code');
      case 'br':
        return one('\n');
      case 'strong':
      case 'em':
      case 'del':
        return runsOf(innerTokens(token), [...marks, token.type], href, strange);
      case 'link':
        return runsOf(innerTokens(token), marks, (token as Tokens.Link).href, strange);
      case 'lang':
        return runsOf(innerTokens(token), marks, href, strange);
      default:
        strange();
        return [];
    }
  });
}

/** A form for comparison. */
const keyed = (words: Words): string =>
  JSON.stringify(
    tidied(words).map(({ text, marks, href }) => [
      text,
      written.filter((mark) => marks.includes(mark)),
      href ?? '',
    ]),
  );
