import type { Token } from 'marked';
import type { TokenWithLine } from './markdown.ts';
import { flat, newlines, innerTokens } from './markdown.ts';
import type { QuickFix } from '../blocks/block-source.ts';
import { fixLine, fixList } from './quick-fixes.ts';
import type { Report } from './problems.ts';

/**
 * Markdown that failed: characters that would show on the page although the author meant a mark, a link or a list.
 * Authors escape characters that they do mean, with a backslash or by number.
 */

/** The end of every message about a stray mark. */
export const strayMarkEnding = 'would stand on the page as it is.';

interface StrayMark {
  readonly pattern: RegExp;
  /** What to do, without the advice on escaping the characters. */
  readonly fix: string;
  readonly quickFix?: QuickFix;
}

/** Replaces text that the parser recognised: a link, strong words, an escaped character. */
const recognisedText = '\ufffc';
/** Replaces a line break in such text. */
const recognisedBreak = '\v';

const bullets = '•‣⁃∙◦·●○■□▪▫◆◇➢➤▶\\uf0a7\\uf0b7';
/** A single line that begins with one of these is speech, or the source of a quotation. */
const longDashes = '—―';
const dashes = '–−‐‑‒－';
const link =
  'Write [words](link:its-key), or ![words](art:its-name) for a picture: nothing between the brackets, and no spaces in the key.';
const item = 'Begin an item of a list with "- ": a hyphen and a space.';
const numbered = 'Begin each item of a list with "1. ", and leave a line empty before the first.';
const table = 'Write a table with a line "| --- | --- |" under its head, and a line of its own for each row.';
const container = 'Begin ::: at the beginning of the line, with three colons or more.';

/** Turns Word's bullets and dashes into hyphens, to the end of the list. */
const hyphens = fixList((line) =>
  line.replace(
    new RegExp(
      `^(\\s*)(?:[${bullets}${dashes}${longDashes}＊+-]|o(?=[\\t\\u00a0]| {2,}| \\p{Lu}))\\s*(?=[\\p{L}\\p{N}\\p{P}*_])(?![-*+])`,
      'u',
    ),
    '$1- ',
  ),
);

const anywhere: readonly StrayMark[] = [
  { pattern: /!\[|\]\(|\]\[|\[\[|\]\s+\((?:link|art)\s*:/u, fix: link },
  { pattern: /(?<![\p{L}\p{N}])(?:link|art):(?=\S)/u, fix: link },
  {
    pattern: /\[\^/u,
    fix: 'There are no footnotes: write the words in the text, or in a :::note.',
  },
  {
    pattern: /\[[\sxX✓✔✗✘]{0,3}\]/u,
    fix: 'Write "- [ ] " or "- [x] ": hyphen, space, box, space.',
    quickFix: fixList((line) =>
      line.replace(
        /^([\s>]*)(?:[-*+]\s*)?\[\s?([xX✓✔]?)\s?\](?!\()\s*(?=\S)/u,
        (_, before: string, mark: string) => `${before}- [${mark === '' ? ' ' : 'x'}] `,
      ),
    ),
  },
  {
    pattern: /:{3,}|：{2,}/u,
    fix: container,
    quickFix: fixLine((line) => line.replace(/^：{3,}/u, (colons) => ':'.repeat(colons.length))),
  },
  {
    pattern: /(?<!\*)(?!(?<=^|\s)\*+(?:\s|$))(?!(?<=\d)\*+\d)\*+/u,
    fix: 'Put **marks** right beside a letter: inside brackets and quotation marks, not outside.',
  },
  {
    pattern:
      /(?<![\p{L}\p{N}\ufffc_])_+(?=[\p{L}\p{N}\ufffc])|(?<=[\p{L}\p{N}\ufffc])_+(?![\p{L}\p{N}\ufffc_])/u,
    fix: 'Put _marks_ on both sides of the words, right beside a letter.',
  },
  { pattern: /~~+/u, fix: 'Put ~~marks~~ on both sides of the words, right beside a letter.' },
  { pattern: /`+/u, fix: 'Put as many of them after the code as before it.' },
  {
    pattern:
      /(?<=[\p{L}\ufffc])={2,}|(?<!=)={2,}(?=[\p{L}\ufffc])|\^[^\s^]+\^|(?<=\p{L})~[^\s~]+~|(?<![\p{L}\p{N}:]):[a-z][a-z_]+:(?![\p{L}:])|\{\{/u,
    fix: 'This Markdown is not known here: write words, **strong** or _stressed_.',
  },
  {
    pattern: /\$\$|(?<![\p{L}\p{N}$])\$(?=[^$\n]*[\^_{}])[^\s$\d][^$\n]*\$/u,
    fix: 'There are no formulas: write it in words, or put it in as a picture.',
  },
  {
    pattern: /\{#|\{[\w-]+=|\{[.:][a-z][\w-]*[\s}]/u,
    fix: 'Curly brackets like these stand at the end of a heading, once: a heading begins with ##. Or right after words in square brackets: [mot juste]{lang=fr}.',
  },
  {
    pattern: /&(?:nbsp|amp|lt|gt|quot|shy|[mn]dash|hellip)(?![\w;])/u,
    fix: 'Write the character itself.',
  },
  { pattern: /<[/!?]?[a-zA-Z!]/u, fix: 'Use Markdown only.' },
  { pattern: /\S\t+\S/u, fix: table },
];

/** Stray marks at the beginning of a line of a paragraph. */
const atLineStart: readonly StrayMark[] = [
  { pattern: /^::(?=[ \p{L}])/u, fix: container },
  {
    pattern: /^[#＃]{2,}|^[#＃](?=[^\s\d])/u,
    fix: 'Write a space after the # of a heading.',
    // A single # may begin a word: #allyship.
    quickFix: fixLine((line) =>
      line.replace(/^[#＃]{2,6}\s*(?=[^\s#＃])/u, (marks) => `${'#'.repeat(marks.trim().length)} `),
    ),
  },
  {
    pattern: new RegExp(`^[${bullets}](?=.)|^[-+${dashes}＊](?=[^\\S\\n]|\\[|[\\p{L}\\ufffc])`, 'u'),
    fix: item,
    quickFix: hyphens,
  },
  { pattern: new RegExp(`^[${longDashes}]\\s*\\[`, 'u'), fix: item, quickFix: hyphens },
  {
    pattern: /^[\u00ad\u200b-\u200f\u2060]+(?=[-*+>#:|]|\d{1,3}[.)])/u,
    fix: 'There is a character before it that nobody sees: delete the line’s beginning, and type it anew.',
    quickFix: fixLine((line) => line.replace(/^[\u00ad\u200b-\u200f\u2060]+/u, '')),
  },
  { pattern: /^:(?=\s)/u, fix: 'There are no lists of terms: begin each with "- **Term.** ".' },
  {
    pattern: /^[☐☑☒]/u,
    fix: 'Write "- [ ] " or "- [x] ": hyphen, space, box, space.',
    quickFix: fixList((line) =>
      line.replace(/^([☐☑])\s*(?=\S)/u, (_, box: string) => `- [${box === '☑' ? 'x' : ' '}] `),
    ),
  },
  { pattern: /^o(?:[\t\u00a0]| {2,}| (?=\p{Lu}))/u, fix: item, quickFix: hyphens },
  { pattern: /^\d{1,3}[.)](?=[^\S\n]|[\p{L}\ufffc])/u, fix: numbered },
  { pattern: /^\[[^\]\n]+\]:/u, fix: link },
  { pattern: /^[>＞]/u, fix: 'Keep quotations and lists to ten inside each other.' },
  { pattern: /^\||(?<=[^\s|])\s*\|$/u, fix: table },
  { pattern: /^={3,}$/u, fix: 'Write a heading with "### " before it.' },
];

/** Bullets that are only stray if two or more lines begin with them. */
const repeated: readonly StrayMark[] = [
  { pattern: /^o /u, fix: item },
  { pattern: /^[→⇒➔➜►❖★☆✓✔✗✘»›](?=\s)/u, fix: item },
  { pattern: new RegExp(`^[${longDashes}](?=[^\\S\\n]|\\[|[\\p{L}\\ufffc])`, 'u'), fix: item },
  { pattern: /^\(?(?:[a-zA-Z]|[ivx]{1,4}|\d{1,3})[.)] /u, fix: numbered },
];

/**
 * Reports the stray marks of each line.
 * @param isParagraph whether lists and tables can begin here: not in a heading or a cell
 */
export function reportStrayMarks(
  tokens: readonly TokenWithLine[],
  report: Report,
  isParagraph: boolean,
): void {
  const lines = tokens
    .map(visibleText)
    .join('')
    .split('\n')
    .map((one) => one.trim());
  const list = repeated.filter(({ pattern }) => lines.filter((one) => pattern.test(one)).length > 1);
  const among = isParagraph ? [...atLineStart, ...anywhere, ...list] : anywhere;
  // One mistake makes one problem: a pasted list is reported at its first line.
  const reported = new Set<string>();
  let at = tokens[0]?.line ?? 1;
  for (const content of lines) {
    const stray = firstOf(content, among);
    if (stray && !reported.has(stray.fix)) {
      reported.add(stray.fix);
      const message = `"${stray.found}" ${strayMarkEnding}`;
      report(at + stray.breaks, message, `${stray.fix} ${escapeAdvice(stray.found)}`, stray.quickFix);
    }
    at += breaksIn(content) + 1;
  }
  for (const token of flat(tokens)) {
    const inside = token.type === 'link' && token['autolink'] === true ? [] : innerTokens(token);
    if (token.type !== 'image') reportStrayMarks(inside, report, false);
  }
}

const breaksIn = (content: string): number => content.split(recognisedBreak).length - 1;

function firstOf(
  content: string,
  among: readonly StrayMark[],
): { found: string; fix: string; breaks: number; quickFix: QuickFix | undefined } | undefined {
  for (const { pattern, fix, quickFix } of among) {
    const match = pattern.exec(content);
    if (!match) continue;
    const words = content.slice(match.index).replaceAll(recognisedText, '…').replaceAll(recognisedBreak, ' ');
    return {
      found: words.slice(0, 24).trim(),
      fix,
      breaks: breaksIn(content.slice(0, match.index)),
      quickFix,
    };
  }
  return undefined;
}

function escapeAdvice(found: string): string {
  // In a list with "o" as the bullet, that letter is the stray character.
  const first = /[^\p{L}\p{N}\s…]/u.exec(/^o\s/.test(found) ? 'o' : found)?.[0] ?? found.charAt(0);
  const isAscii = first < '\u007f' && !/[a-z0-9]/i.test(first);
  return `Where "${first}" itself is meant, write ${isAscii ? `\\${first}` : `&#${first.codePointAt(0)};`}.`;
}

/** A token's text for this check: recognised Markdown becomes one character. */
function visibleText(token: Token): string {
  const { type, raw } = token;
  if (type === 'checkbox') return '';
  if (type === 'br') return '\n';
  if (type !== 'text') return recognisedText + recognisedBreak.repeat(newlines(raw));
  return token.tokens?.map(visibleText).join('') ?? raw;
}
