import { fc } from '../properties.ts';
import { describe, expect, it } from 'vitest';
import { frontMatter, pageOf } from './page-of.ts';

/** Stands for a word of its own in each place: `qabcq`. */
const word = '§';
const letters = 'abcdefghijklmnopqrstuvwxyz';
function numbered(text: string): string {
  let count = 0;
  return text.replaceAll(word, () => {
    const [a, b, c] = [count / 676, count / 26, count].map((one) => letters[Math.floor(one) % 26]);
    count++;
    return `q${a}${b}${c}q`;
  });
}
const wordsIn = (text: string): string[] => text.match(/q[a-z]{3}q/g) ?? [];
/** Of a title with a line under it. */
const screenId = /\{#\w*\}(?=[ \t]*[\n\r]+ {0,3}-+[ \t]*[\n\r])/g;
/** Ids are no words: of a screen or scene, of what leads there, of a block. */
const withoutIds = (text: string): string =>
  text.replaceAll(/\{#[\w-]*\}|\(#[\w-]*\)|^:{3,}[ \t]*(?!note|idea)[a-z]+[ \t]+[\w-]+/gm, '');

/** What begins a line, or is meant to. */
const starts = [
  [
    '',
    '',
    '',
    '',
    '- ',
    '* ',
    '+ ',
    '-',
    '- [ ] ',
    '- [x] ',
    '-[ ]',
    '- [x]\u00a0',
    '-\u00a0',
    '-\t',
    '- [ ]',
  ],
  ['– ', '— ', '−\u00a0', '• ', '•\t', '· ', 'o ', 'o\t', '‣ ', '1. ', '2) ', '3.', '10.\t', 'a) ', '(b) '],
  ['> ', '>', '> > ', '> - ', '    ', '\t', '  ', '      - ', '  > ', '  - ', '\u3000- '],
  [
    '# ',
    '### ',
    '###',
    '#### ',
    '#',
    '| ',
    '|',
    '| --- | --- |',
    '```\n',
    '~~~\n',
    '````\n',
    '``` ',
    '    ```\n',
  ],
  [
    ':::',
    '::::',
    ':::note ',
    '::: note ',
    ':::idea\n',
    ':::idea ',
    '  :::note ',
    '::note ',
    '::::note\n',
    '：：：note ',
  ],
  ['---\n', '===\n', '***\n', '[^1]: ', '[a]: ', '<div>', '<!-- ', '-->', '\\', '## Next {#next}\n\n', '☐ '],
].flat();
/** What stands in a line, or is meant to mark something. */
const pieces = [
  [
    word,
    word,
    word,
    `${word} ${word}`,
    `**${word}**`,
    `*${word} *`,
    `_${word}_`,
    `__${word}`,
    `**「${word}」**${word}`,
  ],
  [`\`${word}\``, `\`\`${word}\``, `[${word}](link:shop)`, `[${word}](link: shop)`, `[${word}] (link:shop)`],
  [
    `![${word}](art:star)`,
    `![${word}](art:star ${word})`,
    `[${word}](link:shop "${word}")`,
    `[^1]`,
    `[${word}][${word}]`,
  ],
  [
    `[ ] ${word}`,
    `[x]`,
    `<b>${word}</b>`,
    `<${word}>`,
    `${word}<${word}`,
    `<!-- ${word} -->`,
    `a < ${word} > b`,
  ],
  [
    `https://${word}.org`,
    `www.${word}.org`,
    `${word}@${word}.org`,
    `<${word}@${word}.org>`,
    `<https://${word}.org>`,
  ],
  [
    '&amp;',
    '&nbsp;',
    '&mdash;',
    '&#8212;',
    `&${word};`,
    '&lt',
    '&#0;',
    '&',
    '\\*',
    '\\\\',
    `\\${word}`,
    '\\',
    '"',
    "'",
  ],
  [
    `~${word}~`,
    `~~${word}~~`,
    '5~10',
    '20~30',
    `{#${word}}`,
    '{art=star}',
    '{1, 2}',
    '{',
    '}',
    '|',
    `${word} | ${word}`,
  ],
  [
    '\t',
    '  \n',
    '\\\n',
    '「',
    '」',
    '：',
    '…',
    '\u00ad',
    '_',
    '*',
    '**',
    '`',
    '[',
    ']',
    '(',
    ')',
    '](',
    '!',
    ':::',
    '==',
    '^',
    '$',
  ],
  ['é', '中文', '#', '>', '- ', ' - ', '. ', ', ', ' ', ' ', '\n', '\n'],
].flat();
const ends = ['\n', '\n', '\n\n', '\n\n', '\r\n', '\r', '  \n'];

const line = fc
  .tuple(
    fc.constantFrom(...starts),
    fc.array(
      fc.oneof(
        { weight: 3, arbitrary: fc.constant(word) },
        { weight: 1, arbitrary: fc.constantFrom(...pieces) },
      ),
      { minLength: 1, maxLength: 4 },
    ),
    fc.constantFrom(...ends),
  )
  .map(([start, inside, end]) => `${start}${inside.join(' ')}${end}`);

const known = (text: string): string => text.replaceAll(/[\s\u00ad\u00a0\u3000]/g, '');
/** All but ASCII; without the dash that may be written by its number, too. */
const others = (text: string): string => known(text).replaceAll(/[ -~—]/g, '');

/** More for a long look: `WORDS_RUNS=100000 npx vitest run tests/compile/words.test.ts`. */
const runs = Number(process.env['WORDS_RUNS'] ?? 1_000);

describe('the words of a lesson’s file', () => {
  it('are the words of its page, or there is a problem: any Markdown', () => {
    let read = 0;
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 4 }), (lines) => {
        const source = numbered(lines.join(''));
        const { text, problems } = pageOf(`${frontMatter}\n## Title {#title}\n\n${source}`);
        if (problems.length > 0) return;
        read++;
        expect(wordsIn(text ?? '')).toEqual(wordsIn(source.replaceAll(screenId, '')));
        expect(others(text ?? '')).toBe(others(source));
      }),
      { numRuns: runs, examples: [[['### \\§ {1, 2}\n']], [['§\n', '§\n']]] },
    );
    // Neither everything is refused nor nothing.
    expect(read).toBeGreaterThan(runs / 20);
  });

  it('are the words of its page, or there is a problem: a lesson with every block, after slips', () => {
    let read = 0;
    const slip = fc.record({
      at: fc.nat(),
      what: fc.constantFrom(...slips),
      piece: fc.constantFrom(...pieces, ...starts),
    });
    fc.assert(
      fc.property(fc.array(slip, { minLength: 1, maxLength: 2 }), (made) => {
        let source = everyBlock;
        for (const { at, what, piece } of made) source = what(source, at, piece);
        source = numbered(source);
        const { text, problems } = pageOf(source);
        if (problems.length > 0) return;
        read++;
        const page = new Set(wordsIn(text ?? ''));
        expect(wordsIn(withoutIds(source)).filter((one) => !page.has(one))).toEqual([]);
      }),
      { numRuns: runs / 4 },
    );
    expect(read).toBeGreaterThan(runs / 80);
  });
});

type Slip = (source: string, at: number, piece: string) => string;

/** Does something to one line of a text. */
const toLine =
  (change: (line: string, piece: string) => string): Slip =>
  (source, at, piece) => {
    const lines = source.split('\n');
    const index = 8 + (at % (lines.length - 8));
    lines[index] = change(lines[index] ?? '', piece);
    return lines.join('\n');
  };
const inBody = (source: string, at: number): number =>
  frontMatter.length + (at % (source.length - frontMatter.length));

const slips: readonly Slip[] = [
  (source, at, piece) => source.slice(0, inBody(source, at)) + piece + source.slice(inBody(source, at)),
  (source, at) => source.slice(0, inBody(source, at)) + source.slice(inBody(source, at) + 1),
  (source, at) => source.slice(0, inBody(source, at)) + source.slice(inBody(source, at) + 4),
  toLine((text, piece) => piece + text),
  toLine((text, piece) => text + piece),
  toLine((text, piece) => piece + text.trimStart()),
  toLine((text) => text.trimStart()),
  toLine((text) => ` ${text}`),
  toLine((text) => `    ${text}`),
  toLine((text) => `${text}\n${text}`),
  toLine((text) => text.replace(/- (?:\[.\] )?/, '– ')),
  toLine((text) => text.replace('- [', '-[')),
  toLine((text) => text.replace('] ', ']\u00a0')),
  toLine((text) => text.replace(/^(\s*)[->] /, '$1')),
  toLine((text) => text.replace('"', '')),
  toLine(() => ''),
  toLine((_, piece) => `${piece}${word}`),
];

/** Every kind of block, with a word of its own in every place that takes words. */
const everyBlock = `${frontMatter}
## § {#one}

§ **§** [§](link:shop)

- §
  - §
    § §

![§](art:star)

| § | § |
| - | - |
| § | § |

> §

\`\`\`
§
\`\`\`

:::note § §

§

:::

:::idea art=star

§

:::

## § {#two}

:::choice a-choice

§

- [x] §
  > §
- [ ] § _§_
  > §

:::

:::multi a-multi

§

- [x] §
  > §
- [ ] §
  > §

:::

:::sort a-sort

§

- One: §
  > §
- Two: §
  > §

:::

:::builder a-builder

§

### §

- [x] §
  > §
- [ ] §
  > §

:::

:::disclosure a-disclosure

§

### § {art=star}

§

### §

§

:::

:::pairs a-pair

§

### § {art=star}

§

- §: §
- §: §

:::

:::chart a-chart

§

| §   | §   |
| --- | --- |
| §   | 16% |

> §

:::

:::reveal a-reveal answer=8 max=50 unit="§"

§

> §

:::

::::scenario a-scenario

§

### § {#scene}

§

- [§](#end)

### § {#end}

§

### In short {#in-short}

§

::::

## § {#three}

:::resources some-resources

§

- §: [§](link:shop)
  > §

:::

:::phrases some-phrases

### §

- §
- §

:::

:::slider a-slider

§

1. §
2. §

:::

:::reflection a-reflection

§

- §
  > §
- §

:::

:::plan a-plan

§

### Focus

- §

### Obstacles

- §

### Day 7: §

§

:::

:::acknowledgement an-acknowledgement version=1

§

:::

:::certificate a-certificate

§

:::
`;

it('every block of the lesson is read', () => {
  expect(pageOf(numbered(everyBlock)).problems).toEqual([]);
});
