import type { Token, Tokens } from 'marked';
import { Lexer } from 'marked';
import type { Heading, Item, List, Part, Quote, Table } from '../blocks/block-source.ts';
import type { Rich } from '../course/rich.ts';
import { openingLine } from './containers.ts';
import { escapeHtml } from './escape.ts';
import type { Setting } from './inline.ts';
import { flat, inlineHtml, inlineRich, inlineText, newlines } from './inline.ts';

/** Markdown as parts. They are rendered, and problems in them found, when somebody asks for their words. */
export function partsOf(markdown: string, line: number, setting: Setting): Part[] {
  return tokensToParts(new Lexer({ gfm: true }).lex(markdown), line, setting);
}

function tokensToParts(tokens: readonly Token[], line: number, setting: Setting): Part[] {
  return tokens.flatMap((token) => {
    const at = line;
    line += newlines(token.raw);
    return token.type === 'space' ? [] : [partOf(token, at, setting)];
  });
}

function partOf(token: Token, line: number, setting: Setting): Part {
  switch (token.type) {
    case 'paragraph':
    case 'text': {
      const { tokens = [] } = token as Tokens.Paragraph;
      return {
        kind: 'paragraph',
        line,
        words: () => inlineRich(tokens, line, setting),
        html: () => paragraphHtml(tokens, line, setting),
        text: () => inlineText(tokens, line, setting),
      };
    }
    case 'heading':
      return headingOf(token as Tokens.Heading, line, setting);
    case 'list':
      return listOf(token as Tokens.List, line, setting);
    case 'blockquote':
      return quoteOf(token as Tokens.Blockquote, line, setting);
    case 'table':
      return tableOf(token as Tokens.Table, line, setting);
    case 'code':
      return other(line, scrolling(`<pre><code>${escapeHtml((token as Tokens.Code).text)}</code></pre>`));
    default:
      return {
        ...other(line, ''),
        html: () => {
          const what = token.type === 'html' ? 'raw HTML' : 'not supported';
          setting.report(
            line,
            `"${token.raw.trim()}" is ${what}.`,
            'Use paragraphs, lists, headings and blocks only.',
          );
          return '';
        },
      };
  }
}

/** What may be wider than the page: see `src/blocks/scroll-region.ts`. */
const scrolling = (html: string): string => `<scroll-region>${html}</scroll-region>`;

const other = (line: number, html: string): Part => ({
  kind: 'other',
  line,
  html: () => html,
  text: () => '',
});

/** A picture that stands alone is not a paragraph. */
function paragraphHtml(tokens: readonly Token[], line: number, setting: Setting): string {
  const html = inlineHtml(tokens, line, setting).trim();
  return tokens.every(({ type }) => type === 'image') ? `<div class="art">${html}</div>` : `<p>${html}</p>`;
}

function headingOf({ text, depth }: Tokens.Heading, line: number, setting: Setting): Heading {
  const [, title = '', braces = ''] = /^(.*?)\s*(?:\{([^}]*)\})?\s*$/s.exec(text) ?? [];
  const { words, attributes } = openingLine(braces);
  const tokens = Lexer.lexInline(title, { gfm: true });
  return {
    kind: 'heading',
    line,
    depth,
    id: words.find((word) => word.startsWith('#'))?.slice(1) ?? '',
    attributes,
    words: () => inlineRich(tokens, line, setting),
    html: () => {
      if (depth < 3) {
        setting.report(
          line,
          `A heading of level ${depth} can't stand here.`,
          'Begin it with "###" inside a screen.',
        );
      }
      return `<h${depth}>${inlineHtml(tokens, line, setting)}</h${depth}>`;
    },
    text: () => inlineText(tokens, line, setting),
  };
}

function listOf(token: Tokens.List, line: number, setting: Setting): List {
  let next = line;
  const items = token.items.map((item) => {
    const at = next;
    next += newlines(item.raw);
    return itemOf(item, at, setting);
  });
  const tag = token.ordered ? 'ol' : 'ul';
  const first = Number(token.start);
  const start = token.ordered && first !== 1 ? ` start="${first}"` : '';
  return {
    kind: 'list',
    line,
    items,
    html: () => `<${tag}${start}>${items.map((item) => itemHtml(item, setting)).join('')}</${tag}>`,
    text: () =>
      items.map((item, index) => `${token.ordered ? `${first + index}.` : '-'} ${item.text()}`).join('\n'),
  };
}

function itemHtml(item: Item, { report }: Setting): string {
  if (item.checked !== undefined) {
    report(item.line, 'A box ("[ ]") can\'t stand here.', 'Write a plain list, or put it into a :::choice.');
  }
  const words = item.words();
  const first = typeof words === 'string' ? escapeHtml(words) : words.strings.join('');
  return `<li>${first}${item.below.map((part) => part.html()).join('')}</li>`;
}

function itemOf(item: Tokens.ListItem, line: number, setting: Setting): Item {
  const first = item.tokens.find(({ type }) => type !== 'checkbox' && type !== 'space');
  const hasWords = first?.type === 'text' || first?.type === 'paragraph';
  const words = hasWords ? flat([first]) : [];
  const belowFrom = hasWords ? item.tokens.indexOf(first) + 1 : 0;
  const before = item.tokens.slice(0, belowFrom).map(({ raw }) => raw);
  return {
    line,
    checked: item.task ? item.checked === true : undefined,
    words: () => inlineRich(words, line, setting),
    text: () => inlineText(words, line, setting),
    labelled: () => labelled(words, line, setting),
    link: () => {
      const [link, ...rest] = words;
      if (link?.type !== 'link' || rest.length > 0) return undefined;
      const { href, tokens: inside } = link as Tokens.Link;
      return href.startsWith('#')
        ? { words: inlineRich(inside, line, setting), to: href.slice(1) }
        : undefined;
    },
    below: tokensToParts(item.tokens.slice(belowFrom), line + newlines(before.join('')), setting),
  };
}

/** `Label: words` */
function labelled(
  words: readonly Token[],
  line: number,
  setting: Setting,
): { label: string; words: Rich } | undefined {
  const [first, ...rest] = words;
  if (first?.type !== 'text') return undefined;
  const { text } = first as Tokens.Text;
  const [, label, after = ''] = /^([^:]+):(?:\s+(.*))?$/s.exec(text) ?? [];
  if (label === undefined || (after === '' && rest.length === 0)) return undefined;
  const start = after === '' ? [] : [{ type: 'text', raw: after, text: after } as Token];
  return {
    label: inlineText([{ ...first, text: label } as Token], line, setting),
    words: inlineRich([...start, ...rest], line, setting),
  };
}

function quoteOf(token: Tokens.Blockquote, line: number, setting: Setting): Quote {
  const parts = tokensToParts(token.tokens, line, setting);
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

function tableOf(token: Tokens.Table, line: number, setting: Setting): Table {
  const cell = ({ tokens }: Tokens.TableCell, at: number) => ({
    words: () => inlineRich(tokens, at, setting),
    text: () => inlineText(tokens, at, setting),
    html: () => inlineHtml(tokens, at, setting),
  });
  const head = token.header.map((one) => cell(one, line));
  const rows = token.rows.map((row, index) => {
    const at = line + 2 + index;
    return { line: at, cells: row.map((one) => cell(one, at)) };
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
    text: () => rows.map(({ cells }) => cells.map((one) => one.text()).join(': ')).join('\n'),
  };
}
