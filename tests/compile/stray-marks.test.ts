import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cpuTime } from '../cpu-time.ts';
import { frontMatter, pageOf } from './page-of.ts';

/** The screen's words begin in line 11. */
const screen = (markdown: string): string => `${frontMatter}\n## Title {#title}\n\n${markdown}\n`;
const problemsIn = (markdown: string): readonly string[] => pageOf(screen(markdown)).problems;
const textOf = (markdown: string): string | undefined => {
  const { text, problems } = pageOf(screen(markdown));
  expect(problems).toEqual([]);
  return text?.split('\n').slice(3).join('\n').trim();
};

describe('Markdown that did not take is a problem', () => {
  it.each([
    ['a footnote', 'See[^1].', '"[^1]." would stand on the page'],
    ['the words of a footnote', 'Words.\n\n[^1]: A survey.', '13: "[^1]: A survey."'],
    ['an address for links elsewhere', 'Words.\n\n[a]: b', '13: '],
    ['a space between the brackets of a link', '[a] (link:shop)', '"] (link:shop)"'],
    ['a space in the brackets of a link', 'b\n[a](link: shop)', '12: "](link: shop)"'],
    ['a picture whose name is two words', '![a](art:two hands)', '"![a](art:two hands)"'],
    ['words after a key', '[a](link:shop "more")', '"more" would not show'],
    ['marks beside other marks', '**「強調」**です。', '"**「強調」**です。"'],
    ['a mark with a space', 'a *b *', '"*b *"'],
    ['a mark that is not closed', 'a **b', '"**b"'],
    ['a mark inside a mark', '**a `b**', '"`b"'],
    ['a stress that is not closed', '_a b', '"_a b"'],
    ['code that is not closed', 'a `b', '"`b"'],
    [
      'an en dash for a list',
      '– a\n– b',
      '11: "– a" would stand on the page as it is. Begin an item of a list with "- "',
    ],
    ['a dot for a list', '• a', '"• a"'],
    ['an o for a list', '- a\n  o b\n  o c', '12: "o b"'],
    ['a letter that no backslash goes before', 'o Romeo, a', 'Where "o" itself is meant, write &#111;.'],
    ['a long dash before a box', '— [?] a', '11: "— [?] a"'],
    ['long dashes for a list', '— a\n— b', '11: "— a"'],
    ['arrows for a list', '→ a\n→ b', '11: "→ a"'],
    ['ticks for a list', '✓ a\n✓ b', '11: "✓ a"'],
    [
      'a character that nobody sees before a hyphen',
      'a\n\u200b- b',
      'There is a character before it that nobody sees',
    ],
    ['a list of terms', 'a\n: b', '12: ": b"'],
    ['a formula', 'a $x^2$', '"$x^2$"'],
    ['a formula of its own', '$$y$$', '"$$y$$"'],
    ['a class in braces', 'a {.red}', '"{.red}"'],
    [
      'quotation marks of a word processor',
      ':::reveal a answer=1 max=2 step=1 unit=“%”\n\nb\n\n> c\n\n:::',
      '11: “%” is in quotation marks of a word processor. Write straight ones: unit="…".',
    ],
    ['an o and a tab for a list', 'o\ta', '"o\ta"'],
    ['no space after a hyphen', '-a', '"-a"'],
    ['a hyphen and a wide space', '-\u00a0a', '"-\u00a0a"'],
    ['a number and a wide space', '1.\u00a0a', '"1.\u00a0a"'],
    ['letters for a list', 'a) b\nc) d', '"a) b"'],
    ['a table of tabs', 'a\tb\nc\td', '11: "a\tb"'],
    ['a table without its second line', '| a | b |\n| c | d |', '11: "| a | b |"'],
    ['a row with a cell too many', '| a | b |\n| - | - |\n| c | d | e |', '13: This row has 3 cells'],
    ['four spaces', 'a\n\n    b', '13: Four spaces or a tab'],
    ['code that does not end', 'a\n\n```\nb', '13: The code that begins here does not end'],
    ['a language after a fence', '```js\nc\n```', '"js" would not show'],
    ['words after a fence', '``` a b\nc\n```', '"a b" would not show'],
    ['no space after the marks of a heading', '###a', '"###a"'],
    ['two colons', '::note a', '11: "::note a"'],
    ['colons in a list', '> :::note a', '":::note a"'],
    ['wide colons', '：：：note', '"：：：note"'],
    ['braces in a paragraph', 'a {#b}', '"{#b}"'],
    ['an id that nobody asks for', '### a {#b}', '"{#b}" says nothing here'],
    ['a picture that nobody asks for', '### a {art=star}', '"{art=star}" says nothing here'],
    ['numbers that are not counted', '1. a\n3. b', '12: This item would have the number 2, not 3.'],
    ['the title of an idea', ':::idea a b\n\nc\n\n:::', '11: "a b" would not show'],
    [
      'a key that stands twice',
      ':::idea art=star art=star\n\nc\n\n:::',
      '11: "art" stands on this line twice',
    ],
    ['a number of no character', '&#0;', '11: A number here'],
    ['an entity without its end', 'a &nbsp b', '"&nbsp b"'],
    ['a tag that is not closed', 'a <b', '"<b"'],
    ['an e-mail address', 'ann@example.org', 'Write ann\\@example.org for the words alone'],
    ['other Markdown', 'a ==b== c', '"==b== c"'],
  ])('%s', (_, markdown, problem) => {
    const problems = problemsIn(markdown);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(problem);
  });

  it('in a list in a quotation in an item, where marked fails', () => {
    expect(problemsIn('- a\n  >2)  b\nc').length + (textOf('- a\n\n  > - b')?.length ?? 0)).toBeGreaterThan(
      0,
    );
  });

  it('in the braces of a heading', () => {
    expect(problemsIn('### a {#b c}').join()).toContain('11: "c" can\'t stand in the braces');
  });

  it('in an option that a Word dash begins', () => {
    const options = '- [x] a\n  > b\n– [ ] c\n  > d';
    expect(problemsIn(`:::choice x\n\nq\n\n${options}\n\n:::`).join('\n')).toContain('17: "– [ ] c');
    expect(problemsIn(`:::choice x\n\nq\n\n${options.replace('–', '•')}\n\n:::`).join('\n')).toContain(
      '17: "• [ ] c',
    );
    expect(problemsIn(`:::choice x\n\nq\n\n${options.replace('– ', '-')}\n\n:::`).join('\n')).toContain(
      '17: "-[ ] c',
    );
  });
});

describe('what is meant stands on the page', () => {
  it.each([
    [
      'figures',
      'In the ward, 5~10 wait, and 20~30 on a Monday.',
      'In the ward, 5~10 wait, and 20~30 on a Monday.',
    ],
    ['signs after a backslash', '\\* a\\*b \\[^1] \\::: \\~~ \\_c\\_', '* a*b [^1] ::: ~~ _c_'],
    ['signs by their number', '&#8211; a, &#111; Romeo', '– a, o Romeo'],
    ['who said a quotation', '> a\n>\n> — Audre Lorde', 'a   — Audre Lorde'],
    ['speech after a dash', '— ¿Qué? — dijo.', '— ¿Qué? — dijo.'],
    ['an e-mail address after a backslash', 'ann\\@example.org', 'ann@example.org'],
    ['arithmetic', '5 * 3 = 15, 5*3, a_b, -5, #1, 1 < 2, ____', '5 * 3 = 15, 5*3, a_b, -5, #1, 1 < 2, ____'],
    ['brackets', 'a [sic] (b) {c} and {1, 2}', 'a [sic] (b) {c} and {1, 2}'],
    ['braces in a heading', '### The set {1, 2}', 'The set {1, 2}'],
    ['a dash in a cell', '| a | b |\n| - | - |\n| – | - |', 'a  b   –  -'],
  ])('%s', (_, markdown, text) => {
    expect(textOf(markdown)?.replaceAll(/ +/g, ' ')).toBe(text.replaceAll(/ +/g, ' '));
  });
});

describe('a fence', () => {
  const fence = (name: string): string =>
    readFileSync(join(import.meta.dirname, 'fences', `${name}.md`), 'utf8');

  it('is no code span at the beginning of a line', () => {
    expect(textOf(fence('a'))).toContain('A word');
    expect(textOf(fence('a'))).not.toContain(':::');
  });

  it('is closed by nothing with words after it', () => {
    expect(textOf(fence('b'))).toContain('```js\n:::x');
  });

  it('may stand in a list', () => {
    expect(textOf(fence('c'))).toContain('code\n:::');
  });

  it.each(['~~~', '````', '   ```'])('that begins with %s holds colons', (mark) => {
    const end = mark.trim();
    expect(textOf(`${mark}\n:::note a\n${end}\n\n:::note b\n\nc\n\n:::`)).toMatch(/:::note a[^:]*b\s+c/);
  });
});

describe('a file', () => {
  const bytes = (...parts: (string | readonly number[])[]): Uint8Array =>
    new Uint8Array(
      parts.flatMap((part) => (typeof part === 'string' ? [...new TextEncoder().encode(part)] : [...part])),
    );

  it.each([
    ['Latin-1', bytes(screen('caf'), [0xe9]), '12: This line holds a character that is not UTF-8.'],
    ['UTF-16', new Uint8Array(Buffer.from(`\ufeff${screen('a')}`, 'utf16le')), '1: This line holds a'],
    ['UTF-16 without a mark', new Uint8Array(Buffer.from(screen('a'), 'utf16le')), '1: This line holds a'],
    ['nul', bytes(screen('a\0b')), '11: This line holds a character that cannot be shown (U+0000)'],
    ['a bell', bytes(screen('a\u0007b')), '11: This line holds a character that cannot be shown (U+0007)'],
    ['a second mark of Windows', bytes(screen('\ufeff- a')), '(U+FEFF)'],
  ])('in or with %s is a problem with its line', (_, file, problem) => {
    expect(pageOf(file).problems.join('\n')).toContain(problem);
  });

  it('may have the lines and the mark of Windows, or the lines of an old Mac', () => {
    expect(pageOf(`\ufeff${screen('a\nb').replaceAll('\n', '\r\n')}`).text).toMatch(/a b\s*$/);
    expect(pageOf(screen('a\nb').replaceAll('\n', '\r')).text).toMatch(/a b\s*$/);
  });
});

/** Sizes that grow by sixteen: what takes seconds is not linear. */
describe('a file of nothing but signs is read in time', () => {
  it.each([
    ['a heading with spaces and a brace', (size: number) => `### a${' '.repeat(size)}{`],
    ...[
      '> ',
      '- ',
      '* a ',
      '**a ',
      '_a ',
      '`',
      '` ',
      '[',
      '![',
      '[a](',
      '<',
      '<a ',
      '<!--',
      '<div\n',
      '&a',
      '\\',
      '{',
      '|a',
    ].map((sign): [string, (size: number) => string] => [sign, (size) => sign.repeat(size / sign.length)]),
    ...[
      '~~a ',
      ':::\n',
      '  :::\n',
      ':::note\n',
      '```\n:::\n',
      '- a\n',
      '1. a\n',
      '=',
      '= ',
      '^a',
      ':a',
      '\t',
      ' a',
      'a\n\n',
      '###a\n',
    ].map((sign): [string, (size: number) => string] => [sign, (size) => sign.repeat(size / sign.length)]),
  ])('%s', (_, source) => {
    for (const size of [2_000, 32_000]) {
      const start = cpuTime();
      pageOf(screen(source(size)));
      expect(cpuTime() - start).toBeLessThan(15_000);
    }
  });

  it('says where it is nested too deeply', () => {
    expect(problemsIn('a\n\n' + '> '.repeat(6_000) + 'b')).toEqual([
      '13: This lies deeper than ten lists, quotations or marks. Take it out of some of them.',
    ]);
    expect(problemsIn('- '.repeat(20) + 'b').join()).toContain('11: This lies deeper');
    expect(problemsIn('**a *b '.repeat(20) + 'c* d**'.repeat(20)).join()).toContain('11: ');
  });
});
