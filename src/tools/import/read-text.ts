import type { Token, Tokens, TokensList } from 'marked';
import { marked } from 'marked';
import { parse } from 'yaml';
import { unshown } from '../../compile/source-text.ts';
import type { Draft, Part, Words } from './model.ts';
import { run, tidied } from './model.ts';
import { answersOrFeedback } from './questions.ts';
import { readHtml } from './read-html.ts';
import { box, bullet, letter, listOf, number } from './tidy.ts';
import type { ImportLog } from './import-log.ts';
import { ImportError } from './import-log.ts';

/** The text of a file. @throws {ImportError} if it is not text in UTF-8 */
export function decodedText(name: string, bytes: Uint8Array): string {
  const start = new TextDecoder('latin1').decode(bytes.slice(0, 8));
  if (start.startsWith('PK') || start.startsWith('\xd0\xcf') || start.startsWith('%PDF') || bytes.includes(0))
    throw new ImportError(
      `${name} is no text, whatever it is called. A document of Word ends with .docx; for others, save it as .docx first.`,
    );
  try {
    const text = new TextDecoder('utf-8', { fatal: true })
      .decode(bytes)
      .replaceAll(/\r\n?|[\v\f\u2028\u2029]/g, '\n');
    if (text.trim() === '') throw new ImportError(`${name} is empty.`);
    return text;
  } catch (error) {
    if (error instanceof ImportError) throw error;
    throw new ImportError(
      `${name} is not UTF-8. Save it as UTF-8 in a text editor ("Save as", then Encoding).`,
    );
  }
}

/** @throws {ImportError} if it is a lesson already */
export function readMarkdown(name: string, text: string, log: ImportLog): Draft {
  const colons = text.split('\n').findIndex((line) => /^:{3,}/.test(line)) + 1;
  if (colons > 0)
    throw new ImportError(
      `${name} holds a block (:::) in line ${colons}. If it is a lesson of a course like this, copy it to modules/<its id>/en.md; if not, take the colons out.`,
    );
  const [whole = '', front = ''] = /^---\n([\s\S]*?)\n---(?:\n|$)/.exec(text) ?? [];
  const { title, ...said } = frontMatter(front);
  for (const [key, value] of Object.entries(said))
    log.leftOut(
      'Front matter',
      `${key}: ${typeof value === 'string' ? value : JSON.stringify(value)}`,
      'A lesson has settings of its own.',
    );
  const tokens = marked.lexer(withBreaks(text.slice(whole.length)));
  marked.walkTokens(tokens, widenTable);
  logUnused(tokens, log);
  const draft = readHtml(marked.parser(tokens), log);
  return { ...draft, title: typeof title === 'string' ? title.replaceAll(/\s+/g, ' ').trim() : draft.title };
}

/** Widens a table to its longest row: Markdown drops cells beyond the columns of the header. */
function widenTable(token: Token): void {
  if (token.type !== 'table') return;
  const [head = '', rule = '', ...rows] = token.raw.trimEnd().split('\n');
  const cellsIn = (row: string): number =>
    row
      .trim()
      .replace(/^\||(?<!\\)\|$/g, '')
      .split(/(?<!\\)\|/).length;
  const [has, wide] = [cellsIn(head), Math.max(...rows.map(cellsIn))];
  if (wide <= has) return;
  const more = (row: string, cell: string): string =>
    row.trimEnd().replace(/(?<!\\)\|$/, '') + ` | ${cell}`.repeat(wide - has) + ' |';
  Object.assign(token, marked.lexer([more(head, ' '), more(rule, '---'), ...rows].join('\n'))[0]);
}

/** Logs the addresses that no link uses. */
function logUnused(tokens: TokensList, log: ImportLog): void {
  const used = new Set<string>();
  marked.walkTokens(tokens, (token) => {
    if (token.type === 'link' || token.type === 'image') used.add((token as Tokens.Link | Tokens.Image).href);
  });
  for (const { href, title } of Object.values(tokens.links))
    if (href && !used.has(href))
      log.leftOut('Address', `${href} ${title ?? ''}`.trim(), 'No words lead to it.');
}

/** Adds line breaks before lines of a paragraph that begin like options, answers or typed items. */
const withBreaks = (text: string): string => {
  const lines = text.split('\n');
  const isOwn = (line = ''): boolean => letter.test(line) || box.test(line) || answersOrFeedback(line);
  return lines
    .map((line, index) => (line.trim() !== '' && isOwn(lines[index + 1]) ? `${line}  ` : line))
    .join('\n');
};

function frontMatter(source: string): Readonly<Record<string, unknown>> {
  try {
    const said: unknown = parse(source, { logLevel: 'silent' });
    return typeof said === 'object' && said !== null && !Array.isArray(said)
      ? { ...said }
      : source.trim() === ''
        ? {}
        : { text: source };
  } catch {
    return { text: source };
  }
}

interface Line {
  readonly indent: number;
  readonly text: string;
  /** Whether it follows an empty line. */
  readonly isApart: boolean;
}

/** Reads an outline: the first line is the title; indents, bullets and numbers show the structure. */
export function readOutline(text: string, log: ImportLog): Draft {
  const clean = text.replaceAll(new RegExp(unshown.source, 'g'), '');
  if (clean !== text) log.changed('Characters that cannot be shown', '', 'They were taken out.');
  const lines = linesOf(clean);
  const hasDepth = lines.some(({ text: one }) => /^\d+\.\d+/.test(one));
  const [first, second] = lines;
  const isTitle =
    first !== undefined &&
    !isItem(first.text) &&
    first.text.length <= 120 &&
    !(second?.text ?? '').startsWith('===');
  const parts: Part[] = [];
  for (let at = isTitle && !first.text.startsWith('#') ? 1 : 0; at < lines.length;) {
    const level = headingLevel(lines, at, hasDepth);
    if (level !== undefined) {
      const line = lines[at] as Line;
      const underlined = isUnderline(lines[at + 1]?.text);
      parts.push({
        kind: 'heading',
        level,
        words: wordsOf(line.text.replace(/^#{1,6}\s+(.*?)(?:\s+#+)?$/, '$1')),
      });
      at += underlined ? 2 : 1;
      continue;
    }
    const count = Math.max(1, groupLength(lines, at, hasDepth));
    parts.push(...itemsOf(lines.slice(at, at + count), log));
    at += count;
  }
  const title = isTitle && !first.text.startsWith('#') ? first.text : '';
  return { title, parts };
}

const wordsOf = (text: string): Words => tidied([run(text)]);

function linesOf(text: string): Line[] {
  let isApart = true;
  return text.split('\n').flatMap((line): Line[] => {
    const wasApart = isApart;
    isApart = line.trim() === '';
    if (isApart) return [];
    const space = /^[\s\u00a0]*/.exec(line)?.[0] ?? '';
    return [{ indent: space.replaceAll('\t', '    ').length, text: line.trim(), isApart: wasApart }];
  });
}

const isItem = (text: string): boolean => [bullet, box, number, letter].some((sign) => sign.test(text));
const isUnderline = (text: string | undefined): boolean => /^(?:=|-|~|_){3,}$/.test(text ?? '');

/** The level of a line that is a heading; the title is above level 2. */
function headingLevel(lines: readonly Line[], at: number, hasDepth: boolean): number | undefined {
  const line = lines[at] as Line;
  const next = lines[at + 1];
  const { text, indent } = line;
  const hashes = /^(#{1,6})\s/.exec(text)?.[1];
  if (hashes) return hashes.length + 1;
  if (isUnderline(next?.text) && next?.isApart === false) return next.text.startsWith('=') ? 2 : 3;
  const depth = /^(\d+(?:\.\d+)*)\.?\s+(?=\S)/.exec(text)?.[1];
  if (hasDepth && depth !== undefined) return Math.min(6, depth.split('.').length + 1);
  if (/[:?.;,!…]$/.test(text) || indent > 0 || text.length > 100 || letter.test(text) || box.test(text))
    return undefined;
  const isParent =
    next !== undefined && next.indent > indent && !letter.test(next.text) && !box.test(next.text);
  if (isParent) return 2;
  const leads = next !== undefined && bullet.test(next.text) && !next.isApart && line.isApart;
  return leads && !isItem(text) ? 2 : undefined;
}

/** The number of lines from here on that belong together and are no heading. */
function groupLength(lines: readonly Line[], at: number, hasDepth: boolean): number {
  const end = lines.findIndex(
    (line, index) => index > at && (line.isApart || headingLevel(lines, index, hasDepth) !== undefined),
  );
  return (end < 0 ? lines.length : end) - at;
}

/** Indented lines and bullets become a list, others paragraphs. */
function itemsOf(lines: readonly Line[], log: ImportLog): Part[] {
  const isList =
    lines.every(({ text, indent }) => (indent > 0 && text.length <= 120) || bullet.test(text)) &&
    !lines.some(
      ({ text }) => letter.test(text) || number.test(text) || box.test(text) || answersOrFeedback(text),
    );
  if (!isList) return paragraphsOf(lines);
  const typed = lines.filter(({ text }) => bullet.test(text));
  if (typed.length > 0) log.changed('Typed bullets', typed.map(({ text }) => text).join(' / '), 'A list.');
  return [
    listOf(lines.map(({ indent, text }) => ({ level: indent, words: wordsOf(text.replace(bullet, '')) }))),
  ];
}

/** Joins lines that an editor wrapped into paragraphs. */
function paragraphsOf(lines: readonly Line[]): Part[] {
  const texts: string[] = [];
  let isLong = false;
  for (const { text } of lines) {
    const goesOn = isLong && !isItem(text) && !answersOrFeedback(text);
    if (goesOn) texts[texts.length - 1] += ` ${text}`;
    else texts.push(text);
    isLong = text.length >= 60;
  }
  return texts.map((text) => ({ kind: 'paragraph', words: wordsOf(text) }));
}
