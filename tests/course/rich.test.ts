import { describe, expect, it } from 'vitest';
import { plain } from '../../src/course/rich.ts';

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
  ])('%j', (words, expected) => {
    expect(plain(words)).toBe(expected);
  });
});
