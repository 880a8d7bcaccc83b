// @vitest-environment jsdom
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Sentence } from '../../../src/player/read-aloud/sentences.ts';
import { sentencesOf } from '../../../src/player/read-aloud/sentences.ts';

afterEach(() => {
  document.body.replaceChildren();
  vi.unstubAllGlobals();
});

function read(html: string): Sentence[] {
  const root = document.createElement('div');
  root.innerHTML = html;
  document.body.append(root);
  return sentencesOf(root, 'en-GB');
}
const texts = (html: string): string[] => read(html).map(({ text }) => text);

describe('the text read from a screen', () => {
  it('is its sentences, in order', () => {
    expect(
      texts('<h2>Why <em>it</em> matters</h2><p>One. Two, and <b>more</b>!</p><ul><li>A</li><li>B</li></ul>'),
    ).toEqual(['Why it matters', 'One.', 'Two, and more!', 'A', 'B']);
  });

  it('has the range of each sentence, within and across elements', () => {
    const sentences = read('<p>One  is\n here. Two, and <b>more</b>! Three</p>');
    expect(sentences.map(({ range }) => range.toString())).toEqual([
      'One  is\n here.',
      'Two, and more!',
      'Three',
    ]);
  });

  it('includes shadow roots and slots, where blocks have their text', () => {
    const root = document.createElement('div');
    root.innerHTML = '<p>Before.</p><x-block></x-block><y-block><i>Slotted.</i></y-block><p>After.</p>';
    const shadow = (selector: string): ShadowRoot =>
      (root.querySelector(selector) as Element).attachShadow({ mode: 'open' });
    shadow('x-block').innerHTML = '<p>Within.</p>';
    shadow('y-block').innerHTML = '<p>Around.</p><slot></slot>';
    document.body.append(root);
    expect(sentencesOf(root, 'en').map(({ text }) => text)).toEqual([
      'Before.',
      'Within.',
      'Around.',
      'Slotted.',
      'After.',
    ]);
  });

  it('leaves out controls, hidden content and text without words', () => {
    expect(
      texts(`<p>Read <a href="#">this<span class="visually-hidden"> (new tab)</span></a>.</p>
        <button>Check</button><p hidden>No</p><p style="display: none">No</p><p style="visibility: hidden">No</p>
        <div aria-hidden="true">No</div><svg><text>No</text></svg><select><option>No</option></select>
        <textarea>No</textarea><p>…</p><nav>No</nav><details><summary>No</summary><p>No</p></details>
        <label><input type="radio"><span>An answer</span></label>`),
    ).toEqual(['Read this.', 'An answer']);
  });

  it('includes a heading with a button inside, and open content', () => {
    expect(
      texts('<h3><button>Learn</button></h3><details open><summary>No</summary><p>Yes.</p></details>'),
    ).toEqual(['Learn', 'Yes.']);
  });

  it('has a phrase in another language separately, with its language', () => {
    expect(
      read('<p>They say <i lang="cy">bore da</i> here.</p>').map(({ text, lang }) => [text, lang]),
    ).toEqual([
      ['They say', 'en-GB'],
      ['bore da', 'cy'],
      ['here.', 'en-GB'],
    ]);
  });

  it('marks what the learner has written', () => {
    const sentences = read('<p>If <span data-private>it rains</span>, run.</p>');
    expect(sentences.map(({ text, isPrivate }) => [text, isPrivate])).toEqual([
      ['If', false],
      ['it rains', true],
      [', run.', false],
    ]);
  });

  it('divides a long sentence after a comma, or else between words, and loses nothing', () => {
    const long = `${'word '.repeat(20)}and so on, ${'more '.repeat(60)}end.`;
    const pieces = texts(`<p>${long}</p>`);
    expect(pieces.every(({ length }) => length <= 160)).toBe(true);
    expect(pieces[0]?.endsWith('and so on,')).toBe(true);
    expect(pieces.join(' ')).toBe(long);
    expect(texts(`<p>${'x'.repeat(400)}</p>`).join('')).toBe('x'.repeat(400));
  });

  it('is divided at full stops if the browser has no segmenter', () => {
    vi.stubGlobal('Intl', {});
    expect(texts('<p>One. Two (or three)? ‘Four!’ Five</p>')).toEqual([
      'One.',
      'Two (or three)?',
      '‘Four!’',
      'Five',
    ]);
  });
});
