// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { cleanedHtml, cleanedText } from '../../../../src/tools/author/page/edit/paste.ts';

const paragraph = { several: true, lists: true, isItem: false, why: undefined };

describe('what is pasted as HTML', () => {
  it.each([
    [
      'rows of a table are paragraphs, and so is what stands around them',
      '<p>Before</p><table><caption>Tea</caption><tr><th>Kind</th><th>Cups</th></tr><tr><td>Green</td><td><p>2</p></td></tr></table>',
      '<p>Before</p><p>Tea</p><p>Kind Cups</p><p>Green</p><p>2</p>',
      'Each row of the table came as a paragraph.',
    ],
    [
      'words that are struck through stay so',
      '<p>Tea <span style="font-weight:400;text-decoration:line-through;">cold</span> <span style="text-decoration-line: underline line-through">old</span></p>',
      '<p>Tea <span data-style="font-weight:400;text-decoration:line-through;"><del>cold</del></span> <span data-style="text-decoration-line: underline line-through"><del>old</del></span></p>',
      '',
    ],
    [
      'numbers of a list become bullets, which is said',
      '<ol><li>Boil</li><li>Pour</li></ol>',
      '<li>Boil</li><li>Pour</li>',
      'The numbers of the list became bullets.',
    ],
    [
      'numbers of a list of Word, too',
      '<p><span style="mso-list:Ignore">a)<span>  </span></span>Boil</p>',
      '<li>Boil</li>',
      'The numbers of the list became bullets.',
    ],
    [
      'the sign of a section of a law stays, and the bullet of Word that looks like it goes',
      '<p>§ 7 AGG says so.</p><p><span style="mso-list:Ignore">§<span>  </span></span>Boil</p>',
      '<p>§ 7 AGG says so.</p><li>Boil</li>',
      '',
    ],
  ])('%s', (_, html, cleaned, became) => {
    expect(cleanedHtml(html, paragraph)).toEqual({ cleaned, became });
  });

  it('in an item, it takes the numbers of that list', () => {
    expect(cleanedHtml('<ol><li>Boil</li></ol>', { ...paragraph, isItem: true }).became).toBe('');
  });
});

describe('what is pasted as plain text', () => {
  const wordsOf = (text: string): string[] => cleanedText(text, paragraph).passages.map(({ words }) => words);

  it('keeps lines that begin with numbers apart', () => {
    expect(wordsOf('Tea:\n1. Boil\n2. Pour\nit')).toEqual(['Tea:', '1. Boil', '2. Pour it']);
  });

  it('keeps the sign of a section; before a tab it is a bullet of Word', () => {
    expect(cleanedText('§ 7 AGG says so.\n\n§\u00a03, too.\n\n§\tBoil', paragraph).passages).toEqual([
      { words: '§ 7 AGG says so.', isItem: false },
      { words: '§\u00a03, too.', isItem: false },
      { words: 'Boil', isItem: true },
    ]);
  });

  it('keeps words apart at every kind of line end', () => {
    expect(wordsOf('one\vtwo\u2028three\rfour\r\nfive\n\nsix')).toEqual(['one two three four five', 'six']);
  });
});
