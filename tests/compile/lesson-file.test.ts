import { describe, expect, it } from 'vitest';
import { exam, leaf, load, problemsOf } from './course-folder.ts';

const of = (from: string | RegExp, to: string): string => {
  const text = leaf.replace(from, to);
  expect(text).not.toBe(leaf);
  return problemsOf({ 'modules/leaf/en.md': text }).join('\n');
};

describe('a lesson', () => {
  it.each([
    ['no front matter', /^---\n/, '', ':1: The front matter is missing or not closed.'],
    ['front matter that is not closed', '\n---\n', '\n', ':1: The front matter is missing or not closed.'],
    [
      'an unknown key',
      'minutes:',
      'minuts:',
      ':4: "minuts" is not a key of the front matter. Did you mean "minutes"?',
    ],
    ['a missing key', 'title: The leaf\n', '', ':2: "title" is missing'],
    ['a wrong value', 'minutes: 2', 'minutes: soon', ':4: "minutes" is not valid: soon.'],
    ['no objectives', '\n  - Know a leaf', ' []', ':5: "objectives" is empty.'],
    [
      "an id that is not its folder's",
      'id: leaf',
      'id: leave',
      ':2: The id "leave" is not the folder\'s name.',
    ],
    [
      'a colour that there is not',
      'minutes: 2',
      'minutes: 2\ncolour: green',
      ':5: "colour" is not valid: "green". Write one of: blue, rust, pine, plum, gold.',
    ],
    [
      'a kind of screen that there is not',
      '{#more}',
      '{#more kind=openning}',
      ':22: There is no kind of screen "openning". Did you mean "opening"?',
    ],
    ['a screen without an id', ' {#more}', '', ':22: The screen "More" has no id.'],
    [
      'a screen with an odd id',
      '{#more}',
      '{#More}',
      ':22: The screen "More" has the id "More", which is not a plain one.',
    ],
    [
      'two screens of one id',
      '{#more}',
      '{#welcome}',
      ':22: There are two screens "welcome" in this lesson.',
    ],
    ['an empty screen', 'More words.', '', ':22: The screen "More" is empty.'],
    [
      'words before the first screen',
      '## Welcome',
      'Hello.\n\n## Welcome',
      ':9: Something stands before the first screen.',
    ],
    ['no screens', /## Welcome[\s\S]*/, '', ':7: The lesson has no screens.'],
    ['a line under a title', 'More words.', 'More words.\n---', ':24: The screen "More words." has no id.'],
    ['a heading of the first level', 'More words.', '# More', ":24: A heading of level 1 can't stand here."],
    ['an unknown block', ':::choice', ':::choise', ':13: There is no block "choise". Did you mean "choice"?'],
    [
      'an unknown attribute',
      'green-or-black',
      'green-or-black lessen=leaf',
      ':13: A choice has no attribute "lessen". Did you mean "lesson"?',
    ],
    ['a block without an id', ' green-or-black', '', ':13: This choice has no id.'],
    ['a block with an odd id', 'green-or-black', 'Green', ':13: "Green" is not a plain id.'],
    [
      'too many words on the opening line',
      'green-or-black',
      'green or black',
      ':13: "or black" is one word too many',
    ],
    [
      'a container that is not closed',
      '  > No.\n:::',
      '  > No.',
      ':13: The block "choice" is not closed. End it with a line ":::"',
    ],
    ['a closing line too many', 'More words.', ':::', ':24: These 3 colons close nothing.'],
    [
      'a closing line of another length',
      '  > No.\n:::',
      '  > No.\n::::',
      ':20: These 4 colons close nothing.',
    ],
    ['a container that is indented', ':::choice', '  :::choice', ':13: A container is indented.'],
    [
      'a block inside a block',
      'Which is',
      '\n:::reveal inside\n:::\n\nWhich is',
      ':13: The block "choice" is not closed.',
    ],
    [
      'a block inside a note',
      'More words.',
      '::::note\n:::phrases p\n### A\n- b\n:::\n::::',
      ":25: A phrases can't stand here.",
    ],
    ['an empty note', 'More words.', ':::note Title\n:::', ':24: This note is empty.'],
    [
      'an attribute of a note',
      'More words.',
      ':::note art=leaf\nHm.\n:::',
      ':24: A note has no attribute "art". Leave it out.',
    ],
    ['raw HTML', 'More words.', 'More <b>words</b>.', ':24: <b> is raw HTML.'],
    ['a block of raw HTML', 'More words.', '<div>More</div>', ':24: "<div>More</div>" is raw HTML.'],
    ['a comment', 'More words.', '<!-- More -->', ':24: "<!-- More -->" is raw HTML.'],
    ['a rule', 'More words.', '***', ':24: "***" is not supported.'],
    [
      'a link to an address',
      'More words.',
      'More\n[words](https://example.org).',
      ':25: The link to "https://example.org" is not a link:key.',
    ],
    [
      'a bare address',
      'More words.',
      'See https://example.org',
      ':24: The link to "https://example.org" is not a link:key.',
    ],
    [
      'a link to a screen',
      'More words.',
      '[More](#welcome)',
      ':24: The link to "#welcome" is not a link:key.',
    ],
    [
      'an unknown link',
      'link:shop',
      'link:shopp',
      ':11: "shopp" is not in modules/links.yaml. Add it there. Did you mean "shop"?',
    ],
    [
      'an unknown picture',
      'More words.',
      '![](art:leef)',
      ':24: There is no picture "leef" in assets/art/. Did you mean "leaf"?',
    ],
    [
      'a picture from elsewhere',
      'More words.',
      '![](../x.png)',
      ':24: The picture "../x.png" is neither an art:name nor a media:name.jpg.',
    ],
    ['a picture of another folder', 'More words.', '![](art:../leaf)', ':24: There is no picture "../leaf"'],
    [
      'a named character',
      'More words.',
      'More\nwords&mdash;here',
      ':25: "&mdash;" would stand there as it is.',
    ],
    [
      'a named character in a heading',
      'More words.',
      '### A&mdash;b\n\nc',
      ':24: "&mdash;" would stand there',
    ],
    [
      'a named character in a cell',
      'More words.',
      '| a | b |\n| - | - |\n| 1 | &eacute; |',
      ':26: "&eacute;"',
    ],
    ['a named character in a question', 'Green tea', 'Th&eacute; vert', ':16: "&eacute;" would stand there'],
    ['a named character in a picture’s words', 'More words.', '![a&ndash;b](art:leaf)', ':24: "&ndash;"'],
    ['a named character in a title', '## More ', '## More&hellip; ', ':22: "&hellip;"'],
    ['a box in a list', 'More words.', '- [ ] More', ':24: A box ("[ ]") can\'t stand here.'],
  ])('is a problem with %s', (_, from, to, problem) => {
    expect(of(from, to)).toContain(`modules/leaf/en.md${problem}`);
  });

  it('reports one unclosed container once', () => {
    expect(of('  > No.\n:::', '  > No.').split('\n')).toHaveLength(1);
  });

  it('finds an inner container that is not closed, and goes on after it', () => {
    const text = exam.replace('  > No.\n:::\n', '  > No.\n');
    expect(problemsOf({ 'modules/exam/en.md': text })).toEqual([
      expect.stringContaining('modules/exam/en.md:13: The block "choice" is not closed.'),
    ]);
  });
});

describe("a lesson's words", () => {
  const html = (markdown: string): unknown =>
    load({ 'modules/leaf/en.md': leaf.replace('More words.', () => markdown) }).lessons[0]?.screens[1]
      ?.body[0];

  it.each([
    [
      'marks',
      'A **b** *c* ~~d~~ `<e>`',
      '<p>A <strong>b</strong> <em>c</em> <del>d</del> <code>&lt;e&gt;</code></p>',
    ],
    ['characters of HTML', '1 < 2 & "so" \\<b\\>', '<p>1 &lt; 2 &amp; &quot;so&quot; &lt;b&gt;</p>'],
    ['entities', 'a&nbsp;b &amp; &lt;b&gt; \\&copy; &#8212;', '<p>a\u00a0b &amp; &lt;b&gt; &amp;copy; —</p>'],
    ['names with a sign in them', 'Q&A; R&D', '<p>Q&amp;A; R&amp;D</p>'],
    ['code about entities', '`&mdash;`', '<p><code>&amp;mdash;</code></p>'],
    ['a list that goes on', '3. c\n4. d', '<ol start="3"><li>c</li><li>d</li></ol>'],
    [
      'pictures whose words have signs',
      '![$& $1](art:leaf)',
      '<div class="art"><svg role="img" aria-label="$&amp; $1" viewBox="0 0 1 1"><path d="M0 0"/></svg></div>',
    ],
    ['lines', 'a\nb  \nc', '<p>a b<br>c</p>'],
    ['subheadings', '### A *b*', '<h3>A <em>b</em></h3>'],
    ['lists', '1. a\n   - b **c**', '<ol><li>a<ul><li>b <strong>c</strong></li></ul></li></ol>'],
    ['quotations', '> a\n>\n> b', '<blockquote><p>a</p><p>b</p></blockquote>'],
    [
      'code',
      '```\n:::not\n## a <b>\n```',
      '<scroll-region><pre><code>:::not\n## a &lt;b&gt;</code></pre></scroll-region>',
    ],
    [
      'tables',
      '|  | b |\n| - | - |\n| c | *d* |',
      '<scroll-region><table><thead><tr><td></td><th scope="col">b</th></tr></thead><tbody><tr><td>c</td><td><em>d</em></td></tr></tbody></table></scroll-region>',
    ],
    [
      'links',
      '[a *b*](link:shop)',
      '<p><a href="https://example.org/" target="_blank" rel="noopener noreferrer">a <em>b</em><span class="visually-hidden"> (opens in a new tab)</span></a></p>',
    ],
    [
      'decoration',
      '![](art:leaf)',
      '<div class="art"><svg aria-hidden="true" viewBox="0 0 1 1"><path d="M0 0"/></svg></div>',
    ],
    [
      'pictures',
      'A ![b "c"](art:leaf)',
      '<p>A <svg role="img" aria-label="b &quot;c&quot;" viewBox="0 0 1 1"><path d="M0 0"/></svg></p>',
    ],
    [
      'notes',
      ':::note A *title*\nb\n:::',
      '<aside class="note" aria-label="A title"><p class="note-title"><strong>A <em>title</em></strong></p><p>b</p></aside>',
    ],
    ['notes without a title', ':::note\nb\n:::', '<div class="note"><p>b</p></div>'],
    [
      'ideas',
      ':::idea art=leaf\nb\n:::',
      '<div class="idea"><svg aria-hidden="true" viewBox="0 0 1 1"><path d="M0 0"/></svg><p>b</p></div>',
    ],
    ['longer ideas', ':::idea\nb\n\nc\n:::', '<div class="idea"><div><p>b</p><p>c</p></div></div>'],
  ])('become HTML: %s', (_, markdown, expected) => {
    expect(html(markdown)).toBe(expected);
  });
});
