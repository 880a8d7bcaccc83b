import type { Tokens } from 'marked';
import type { Heading, Item, List, MarkdownNode, Quote, Table } from '../blocks/block-source.ts';
import type { OpeningLine } from './containers.ts';
import { openingLine } from './containers.ts';
import { escapeHtml } from './escape.ts';
import type { RenderContext } from './inline.ts';
import { inlineHtml, inlineRich, inlineText, reportTooDeep } from './inline.ts';
import { labelled, namedItem } from './labels.ts';
import { fixLine } from './quick-fixes.ts';
import type { TokenWithLine } from './markdown.ts';
import type { AddMarks } from './marks.ts';
import { markAt } from './marks.ts';
import { inlineTokens, openFence, partsOfItem, tooDeep, innerTokens } from './markdown.ts';
import { reportStrayMarks } from './stray-marks.ts';

/** Markdown as parts, which are rendered only when their words are read. */
export const partsOf = (tokens: readonly TokenWithLine[], context: RenderContext): MarkdownNode[] =>
  tokens.flatMap((token) => (token.type === 'space' ? [] : [partOf(token, context)]));

function partOf(token: TokenWithLine, context: RenderContext): MarkdownNode {
  const { line } = token;
  switch (token.type) {
    case 'paragraph':
    case 'text': {
      const tokens = innerTokens(token);
      reportStrayMarks(tokens, context.report, true);
      const read = readTracker(line, context);
      const mark = markAt(context.marks, line);
      return {
        kind: 'paragraph',
        line,
        words: read(() => mark(inlineRich(tokens, context))),
        html: read(() => paragraphHtml(tokens, context, mark)),
        text: read(() => mark(inlineText(tokens, context))),
      };
    }
    case 'heading':
      return headingOf(token as Tokens.Heading & TokenWithLine, context);
    case 'list':
      return listOf(token as Tokens.List & TokenWithLine, context);
    case 'blockquote':
      return quoteOf(token, context);
    case 'table':
      return tableOf(token as Tokens.Table & TokenWithLine, context);
    case 'code':
      return codeOf(token as Tokens.Code & TokenWithLine, context);
    default:
      return unsupportedPart(token, context);
  }
}

/** Wraps content that may be wider than the page: see `src/ui/scroll-region.ts`. */
const scrolling = (html: string): string => `<scroll-region>${html}</scroll-region>`;

/** Records the part in `unread` until its words are read. */
function readTracker(
  line: number,
  { unread }: RenderContext,
  words?: readonly TokenWithLine[],
): <T>(read: () => T) => () => T {
  const part = { line };
  if (words?.length !== 0) unread.add(part);
  return (read) => () => {
    unread.delete(part);
    return read();
  };
}

function codeOf(token: Tokens.Code & TokenWithLine, context: RenderContext): MarkdownNode {
  const { text, codeBlockStyle, lang = '', line } = token;
  const { report } = context;
  if (codeBlockStyle === 'indented') {
    const fix = 'Begin the line with fewer spaces; for code, write a line "```" before it and one after it.';
    report(line, 'Four spaces or a tab at the beginning of the line make code of it.', fix);
  }
  const fence = openFence(token);
  if (fence !== undefined) {
    report(line, 'The code that begins here does not end.', `Write a line "${fence}" after it.`);
  }
  if (lang !== '') {
    const fix = 'Leave it out: code is shown without colours. What is code goes into the lines below.';
    report(line, `"${lang}" would not show.`, fix);
  }
  const read = readTracker(line, context);
  return {
    kind: 'other',
    line,
    html: read(() => scrolling(`<pre><code>${escapeHtml(text)}</code></pre>`)),
    text: read(() => text),
  };
}

/** Markdown that lessons do not allow. */
function unsupportedPart({ type, raw, line }: TokenWithLine, { report }: RenderContext): MarkdownNode {
  const tell = (): string => {
    const what = type === 'html' ? 'raw HTML' : 'not supported';
    if (type === tooDeep) reportTooDeep(line, report);
    else report(line, `"${raw.trim()}" is ${what}.`, 'Use paragraphs, lists, headings and blocks only.');
    return '';
  };
  return { kind: 'other', line, html: tell, text: tell };
}

/** A paragraph as HTML. Pictures without words are not in a `p` element. */
function paragraphHtml(tokens: readonly TokenWithLine[], context: RenderContext, mark: AddMarks): string {
  const html = inlineHtml(tokens, context).trim();
  if (tokens.every(({ type }) => type === 'image')) return `<div class="art">${html}</div>`;
  // Captions are recognised by their beginning, so no mark may precede it.
  return `<p>${mark(html, tokens[0]?.type === 'strong')}</p>`;
}

/** The braces at the end of a heading, if they begin with an id or an attribute: `{#id key=value}`. */
const braces = /\{((?:#\S*|[\w-]+=(?:"[^"{}]*"|[^\s"{}]*))(?:[ \t]+[^{}]*)?)\}$/;

/** A heading's words, and the contents of its braces; `found` is the braces' text. */
export function titleIn(text: string): OpeningLine & { title: string; found: string | undefined } {
  const whole = text.trimEnd();
  // Braces around anything else are words.
  const found = braces.exec(whole.slice(Math.max(0, whole.lastIndexOf('{'))));
  const title = found ? whole.slice(0, whole.lastIndexOf('{')).trimEnd() : whole;
  return { title, found: found?.[0], ...openingLine(found?.[1] ?? '') };
}

function headingOf({ text, depth, line }: Tokens.Heading & TokenWithLine, context: RenderContext): Heading {
  const { title, found, words: marks, attributes, doubles } = titleIn(text);
  const [id = '', ...more] = marks;
  if (more.length > 0 || doubles.length > 0 || (id !== '' && !id.startsWith('#'))) {
    const fix = 'Write {#id} or {key=value}, each once.';
    context.report(line, `"${[...more, ...doubles].join(' ') || id}" can't stand in the braces.`, fix);
  }
  const tokens = inlineTokens(title, line);
  reportStrayMarks(tokens, context.report, false);
  const read = readTracker(line, context);
  const mark = markAt(context.marks, line);
  return {
    kind: 'heading',
    line,
    depth,
    id: id.slice(1),
    attributes,
    words: read(() => mark(inlineRich(tokens, context))),
    html: read(() => {
      if (depth < 3) {
        context.report(
          line,
          `A heading of level ${depth} can't stand here.`,
          'Begin it with "###" inside a screen.',
          fixLine((one) => one.replace(/^#{1,2}(?=\s)/, '###')),
        );
      } else if (found !== undefined) context.report(line, `"${found}" says nothing here.`, 'Leave it out.');
      return `<h${depth}>${mark(inlineHtml(tokens, context))}</h${depth}>`;
    }),
    text: read(() => mark(inlineText(tokens, context))),
  };
}

function listOf(token: Tokens.List & TokenWithLine, context: RenderContext): List {
  const { line } = token;
  const written = innerTokens(token) as readonly (Tokens.ListItem & TokenWithLine)[];
  const items = written.map((item) => itemOf(item, context));
  if (token.ordered) reportNumbers(written, context);
  const tag = token.ordered ? 'ol' : 'ul';
  const first = Number(token.start);
  const start = token.ordered && first !== 1 ? ` start="${first}"` : '';
  return {
    kind: 'list',
    line,
    items,
    html: () => `<${tag}${start}>${items.map((item) => itemHtml(item, context)).join('')}</${tag}>`,
    text: () =>
      items.map((item, index) => `${token.ordered ? `${first + index}.` : '-'} ${item.text()}`).join('\n'),
  };
}

/** Browsers number items themselves: reports numbers that would change. 1, 2, 3 and 1, 1, 1 are accepted. */
function reportNumbers(items: readonly TokenWithLine[], { report }: RenderContext): void {
  const numbers = items.map(({ raw }) => Number.parseInt(raw.trimStart(), 10));
  const [first = 0] = numbers;
  const odd = numbers.findIndex((number, index) => number !== first + index);
  if (odd < 0 || numbers.every((number) => number === first)) return;
  report(
    items[odd]?.line ?? 1,
    `This item would have the number ${first + odd}, not ${numbers[odd]}.`,
    'Count on by one, or put the number into the words.',
  );
}

function itemHtml(item: Item, { report }: RenderContext): string {
  if (item.checked !== undefined) {
    report(item.line, 'A box ("[ ]") can\'t stand here.', 'Write a plain list, or put it into a :::choice.');
  }
  const words = item.words();
  const first = typeof words === 'string' ? escapeHtml(words) : words.strings.join('');
  return `<li>${first}${item.below.map((part) => part.html()).join('')}</li>`;
}

function itemOf(item: Tokens.ListItem & TokenWithLine, context: RenderContext): Item {
  const { line } = item;
  const { words, below } = partsOfItem(item);
  reportStrayMarks(words, context.report, true);
  const read = readTracker(line, context, words);
  const mark = markAt(context.marks, line);
  return {
    line,
    checked: item.task ? item.checked === true : undefined,
    words: read(() => mark(inlineRich(words, context))),
    text: read(() => mark(inlineText(words, context))),
    // Labels and names are compared: they have no marks.
    labelled: read(() => {
      const found = labelled(words, context);
      return found && { ...found, words: mark(found.words) };
    }),
    named: read(() => {
      const found = namedItem(words, context);
      return found && { ...found, said: found.said && mark(found.said) };
    }),
    link: read(() => {
      const [link, ...rest] = words;
      if (link?.type !== 'link' || rest.length > 0) return undefined;
      const { href } = link as Tokens.Link;
      return href.startsWith('#')
        ? { words: mark(inlineRich(innerTokens(link), context)), to: href.slice(1) }
        : undefined;
    }),
    below: partsOf(below, context),
  };
}

function quoteOf(token: TokenWithLine, context: RenderContext): Quote {
  const { line } = token;
  const parts = partsOf(innerTokens(token), context);
  if (parts.length === 0)
    context.report(line, 'This quotation has no words.', 'Write them after the ">", or delete the line.');
  const html = (): string => parts.map((part) => part.html()).join('');
  const [only, ...more] = parts;
  return {
    kind: 'quote',
    line,
    words: () => (only?.kind === 'paragraph' && more.length === 0 ? only.words() : { strings: [html()] }),
    html: () => `<blockquote>${html()}</blockquote>`,
    text: () => parts.map((part) => part.text()).join('\n\n'),
  };
}

function tableOf(token: Tokens.Table & TokenWithLine, context: RenderContext): Table {
  const { line } = token;
  const cell = (one: Tokens.TableCell, at: number, before: number) => {
    const tokens = innerTokens(one);
    reportStrayMarks(tokens, context.report, false);
    const read = readTracker(at, context);
    const mark = markAt(context.marks, at, before);
    return {
      words: read(() => mark(inlineRich(tokens, context))),
      text: read(() => mark(inlineText(tokens, context))),
      html: read(() => mark(inlineHtml(tokens, context))),
    };
  };
  const cellsOf = (row: readonly Tokens.TableCell[], at: number) =>
    row.map((one, index) => cell(one, at, row.slice(0, index).filter(({ text }) => text !== '').length));
  for (const [index, row] of token.raw.split('\n').entries()) {
    if (index < 2 || cellsIn(row) <= token.header.length) continue;
    const fix = `Write ${token.header.length} at most, as the head has; \\| for the sign itself.`;
    context.report(line + index, `This row has ${cellsIn(row)} cells.`, fix);
  }
  const head = cellsOf(token.header, line);
  const rows = token.rows.map((row, index) => {
    const at = line + 2 + index;
    return { line: at, cells: cellsOf(row, at) };
  });
  const headHtml = (html: string): string => (html === '' ? '<td></td>' : `<th scope="col">${html}</th>`);
  return {
    kind: 'table',
    line,
    head,
    rows,
    html: () =>
      scrolling(
        `<table><thead><tr>${head.map((one) => headHtml(one.html())).join('')}</tr></thead><tbody>${rows
          .map(({ cells }) => `<tr>${cells.map((one) => `<td>${one.html()}</td>`).join('')}</tr>`)
          .join('')}</tbody></table>`,
      ),
    text: () =>
      [{ cells: head }, ...rows].map(({ cells }) => cells.map((one) => one.text()).join(': ')).join('\n'),
  };
}

/** The cells written in a row. Bars at the beginning or end add no cell, and an escaped bar is a character. */
const cellsIn = (row: string): number =>
  row
    .replaceAll(/\\[\\|]/g, '')
    .trim()
    .replace(/^\|/, '')
    .replace(/\|$/, '')
    .split('|').length;
