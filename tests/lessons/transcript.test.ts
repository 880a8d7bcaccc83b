import { html } from 'lit';
import { describe, expect, it } from 'vitest';
import { linesOf } from '../../src/lessons/transcript.ts';

describe('the text of a template', () => {
  it('is its static text and its blocks’ text, in order, without marks, ids and tags', () => {
    const model = {
      id: 'an-id',
      type: 'choice',
      stem: html`Which <em>one</em> &amp; why?`,
      options: [
        { id: 'a', text: 'This', right: true, feedback: 'Yes.' },
        {
          id: 'b',
          text: 'That',
          right: false,
          feedback: html`<p>No.</p>
            <p>
              Try <a href="https://x">it<span class="visually-hidden"> (opens in a new tab)</span></a
              >.
            </p>`,
        },
      ],
    };
    const lines = linesOf(
      html`<p class="lead">First &lt;line&gt;</p>
        <ul>
          <li>one</li>
          <li>two</li>
        </ul>
        <choice-block .model=${model} ?review=${true}></choice-block>
        <p>Last</p>`,
    );
    expect(lines).toEqual([
      'First <line>',
      'one',
      'two',
      'Which one & why?',
      'This',
      'Yes.',
      'That',
      'No.',
      'Try it.',
      'Last',
    ]);
  });

  it('is empty if there is none', () => {
    expect([undefined, null, 5, true, '', ' ', new Map(), []].flatMap(linesOf)).toEqual([]);
  });
});
