import { describe, expect, it } from 'vitest';
import { comparable, inOneLine, plain } from '../../src/course/rich.ts';

/** As the compiler writes a link: the words in brackets are the interface's, not the author's. */
const link = '<a href="x" target="_blank">Tea<span class="visually-hidden"> (opens in a new tab)</span></a>';

describe('rich text as plain text', () => {
  it.each([
    ['Plain.', 'Plain.'],
    ['A < B &amp; C  D', 'A < B &amp; C  D'],
    [{ strings: ['<p>One <em>two</em>', ' three</p>'] }, 'One two three'],
    [{ strings: ['<a href="x">', 'Tea', '</a>'] }, 'Tea'],
    [{ strings: ['Tea<img class="photo" alt="a cup" src="x">milk'] }, 'Tea a cup milk'],
    [{ strings: ['<img alt="a"><img src="x" alt="b &gt; c">'] }, 'a b > c'],
    [{ strings: ['&amp;&lt;&gt;&quot;&#39;'] }, `&<>"'`],
    [{ strings: ['&amp;lt;'] }, '&lt;'],
    [{ strings: ['  Over \n\n two\tlines  '] }, 'Over two lines'],
    [{ strings: ['Nadia is cut off.<br>What now?'] }, 'Nadia is cut off. What now?'],
    [{ strings: [`${link}.`] }, 'Tea.'],
  ])('%j', (words, expected) => {
    expect(plain(words)).toBe(expected);
  });
});

describe('text of several blocks in one line', () => {
  it.each([
    ['Plain.', 'Plain.'],
    [{ strings: ['<p>One <em>two</em>.</p><p>Three<br>four</p>'] }, 'One two. Three four'],
    [
      { strings: ['<h3>Code</h3><p>I will.</p><blockquote>Section 3</blockquote>'] },
      'Code I will. Section 3',
    ],
    [{ strings: ['<ul><li>One<ul><li>two</li></ul></li></ul>So'] }, 'One two So'],
    [{ strings: ['<tr><th scope="col">Rule</th><td>Since</td></tr><tr><td>A</td>'] }, 'Rule Since A'],
    [{ strings: ['<p>1</p><div class="s"><pre><code>2</code></pre></div><aside>3</aside>4'] }, '1 2 3 4'],
    [{ strings: ['<p>a<b>b</b><abbr>c</abbr>'] }, 'abc'],
    [{ strings: [`<p>I have read ${link}.</p><p>So.</p>`] }, 'I have read Tea. So.'],
  ])('%j', (words, expected) => {
    expect(inOneLine(words)).toBe(expected);
  });
});

it('text to compare with what was kept earlier stays as it was: no space for a line break, links with their hint', () => {
  expect(comparable({ strings: ['One.<br>Two <em>&amp;</em>'] })).toBe('One.Two &');
  expect(comparable('As it is.')).toBe('As it is.');
  expect(comparable({ strings: [link] })).toBe('Tea (opens in a new tab)');
});
