import { fc } from '../../properties.ts';
import { describe, expect, it } from 'vitest';
import type { PassageKind } from '../../../src/tools/import/markdown.ts';
import { markdownOf } from '../../../src/tools/import/markdown.ts';
import type { Mark, Words } from '../../../src/tools/import/model.ts';
import { plain, run, tidied } from '../../../src/tools/import/model.ts';
import { frontMatter, pageOf } from '../../compile/page-of.ts';

const noLinks = (): undefined => undefined;
const written = (text: string, place: PassageKind = 'paragraph'): string =>
  markdownOf([run(text)], place, noLinks).markdown;

describe('words as Markdown', () => {
  it.each([
    [
      'Plain words, as they are: 5 * 3 = 15 (see a_b, C#).',
      'Plain words, as they are: 5 * 3 = 15 (see a_b, C#).',
    ],
    ['1. Not a list', '1\\. Not a list'],
    ['- Not a list', '\\- Not a list'],
    ['# No heading', '\\# No heading'],
    [':::choice', '\\:::choice'],
    ['A *star* and [brackets]', 'A \\*star\\* and \\[brackets\\]'],
    ['• A bullet', '&#8226; A bullet'],
    ['Two\nlines', 'Two\\\nlines'],
    ['&nbsp; as an author types it', '\\&nbsp\\; as an author types it'],
  ])('%s', (text, markdown) => {
    expect(written(text)).toBe(markdown);
  });

  it('keeps bold, italic and code, with the white space outside', () => {
    const words = [
      run('A '),
      run('bold ', 'strong'),
      run('and '),
      run('sloped', 'em'),
      run(' `word`', 'code'),
    ];
    expect(markdownOf(words, 'paragraph', noLinks).markdown).toBe('A **bold** and _sloped_ `` `word` ``');
  });

  it('says where marks cannot be written', () => {
    const words = [run('a'), run('“b”', 'em'), run('c')];
    expect(markdownOf(words, 'paragraph', noLinks)).toEqual({ markdown: 'a“b”c', isBare: true });
  });

  /** Signs of Markdown and of Word, and what stands round them. */
  const signs = fc.constantFrom(
    ...'\\ ` * _ { } [ ] ( ) < > # + - . ! | ~ & : = ^ $ " \' 1 a B • – — ☐ ☑ o é 你 א'.split(' '),
    ' ',
    ' ',
    '\u00a0',
    '\n',
    '\t',
    '\u00ad',
    ':::',
    '&amp;',
    '](link:',
    '1. ',
    '- [x] ',
    '|',
    'https://x.org',
    'a@b.org',
  );
  const marks = fc.subarray<Mark>(['strong', 'em', 'del', 'code']);
  const anyWords = fc
    .array(fc.record({ text: fc.string({ unit: signs, maxLength: 12 }), marks }), {
      minLength: 1,
      maxLength: 4,
    })
    .map((words: Words) => tidied(words))
    .filter((words) => plain(words).trim() !== '');

  it.each<[PassageKind, string, string]>([
    ['paragraph', '', ''],
    ['item', '- ', ''],
    ['heading', '### ', ''],
    ['cell', '| a |\n| --- |\n| ', ' |'],
  ])('whatever stands in a %s is read as it was', (place, before, after) => {
    fc.assert(
      fc.property(anyWords, (words) => {
        const { markdown } = markdownOf(words, place, noLinks);
        const { text, problems } = pageOf(
          `${frontMatter}\n## Screen {#screen}\n\n${before}${markdown}${after}\n`,
        );
        expect(problems).toEqual([]);
        expect(letters(text)).toContain(letters(plain(words)));
      }),
      { numRuns: 150 },
    );
  });
});

/** Without what a page does not tell apart. */
const letters = (text = ''): string => text.replaceAll(/[\s\u00a0]+/g, '');
