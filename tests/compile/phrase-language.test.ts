import { describe, expect, it } from 'vitest';
import { inlineHtml } from '../../src/compile/inline.ts';
import type { RenderContext } from '../../src/compile/inline.ts';
import { inlineTokens } from '../../src/compile/markdown.ts';
import { markdownPieces } from '../../src/compile/translation/pieces.ts';
import { frontMatter, pageOf } from './page-of.ts';

/** The markup of words, and what the build says of them. */
function made(words: string): { html: string; problems: string[] } {
  const problems: string[] = [];
  const context = {
    links: new Map([['shop', { url: 'https://example.org/', title: 'A shop' }]]),
    opensInNewTab: '',
    language: 'en-GB',
    report: (line: number, message: string) => void problems.push(`${line}: ${message}`),
  } as unknown as RenderContext;
  return { html: inlineHtml(inlineTokens(words, 7), context), problems };
}

describe('words in another language', () => {
  it.each([
    ['the [mot juste]{lang=fr}.', 'the <span lang="fr" dir="ltr">mot juste</span>.'],
    ['[سلام]{lang=ar}', '<span lang="ar" dir="rtl">سلام</span>'],
    ['[so **sehr**]{lang=de-CH}', '<span lang="de-CH" dir="ltr">so <strong>sehr</strong></span>'],
    ['**[Ja]{lang=de}**', '<strong><span lang="de" dir="ltr">Ja</span></strong>'],
    [
      '[[Laden]{lang=de}](link:shop)',
      '<a href="https://example.org/" target="_blank" rel="noopener noreferrer"><span lang="de" dir="ltr">Laden</span><span class="visually-hidden"></span></a>',
    ],
  ])('%s', (words, html) => {
    expect(made(words)).toEqual({ html, problems: [] });
  });

  it.each(['xx', '', '"fr"', 'french', 'fr_FR'])('of no language that there is, %j, are a problem', (tag) => {
    expect(made(`One\n[two]{lang=${tag}}`).problems).toEqual([`8: "${tag}" is the tag of no language.`]);
  });

  it('with a space before the brackets are told of by their line', () => {
    const { problems } = pageOf(`${frontMatter}\n## Leaf {#leaf}\n\nOne [two] {lang=fr}.\n`);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain('right after words in square brackets: [mot juste]{lang=fr}');
  });

  it('keep their mark in what translators get', () => {
    expect(markdownPieces('the [mot juste]{lang=fr}')).toEqual([
      'the ',
      { raw: '[', is: 'open', depth: 1 },
      'mot juste',
      { raw: ']{lang=fr}', is: 'close', depth: -1 },
    ]);
  });
});
