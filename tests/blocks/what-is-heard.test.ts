// @vitest-environment jsdom
import type { LitElement } from 'lit';
import { afterEach, describe, expect, it } from 'vitest';
import { AcknowledgementBlock } from '../../src/blocks/acknowledgement/acknowledgement-block.ts';
import { RevealBlock } from '../../src/blocks/reveal/reveal-block.ts';
import type { ScenarioModel } from '../../src/blocks/scenario/model.ts';
import { ScenarioBlock } from '../../src/blocks/scenario/scenario-block.ts';

afterEach(() => document.body.replaceChildren());

async function shown<Block extends LitElement>(block: Block, given: object): Promise<ShadowRoot> {
  Object.assign(block, { facts: { acknowledged: new Map() } }, given);
  document.body.append(block);
  await block.updateComplete;
  return block.shadowRoot!;
}
/** What a screen reader reads, and what stands on paper. */
function heard(root: ShadowRoot): string {
  const copy = root.querySelector('.story')?.cloneNode(true) as HTMLElement;
  for (const hidden of copy.querySelectorAll('[aria-hidden="true"]')) hidden.remove();
  return copy.textContent.replace(/\s+/g, ' ').trim();
}

describe('a story on a stage', () => {
  const said = (by: number, text: string): unknown => ({ people: [], lines: [{ by, text }] });
  const model = {
    id: 'late',
    stage: { type: 'call', seats: [], from: 0, ratio: 1, above: 0 },
    moment: { ...(said(0, 'I stop at three.') as object), captions: 'Out on Monday.' },
    intro: 'Six are on a call.',
    scenes: [
      {
        id: 'hands',
        title: 'Hands',
        text: 'A pause.',
        moment: said(0, 'Do we go live?'),
        choices: [{ id: 'a', text: 'Ask', to: 'end' }],
      },
      { id: 'end', title: 'End', text: 'He smiles.', moment: said(0, 'Good catch!'), choices: [] },
    ],
    summary: 'Ask.',
  } as unknown as ScenarioModel;

  it('begins with what is said, in words, not only in bubbles', async () => {
    const root = await shown(new ScenarioBlock(), { model });
    expect(heard(root)).toMatch(/^I stop at three\. Captions: Out on Monday\. Six are on a call\./);
  });

  it('has in review what was said on the path taken, or before it', async () => {
    const taken = await shown(new ScenarioBlock(), { model, review: true, response: 'a' });
    expect(heard(taken)).toMatch(/Do we go live\? A pause\. .* Ask .*Good catch! He smiles\./);
    const untaken = await shown(new ScenarioBlock(), { model, review: true });
    expect(heard(untaken)).toMatch(/^I stop at three\. Captions: Out on Monday\. Six/);
    // Nothing draws it there: it is read as on a page.
    expect(untaken.querySelector('.page .said')).not.toBeNull();
  });
});

describe('what is missing is said before the focus comes to it', () => {
  /** The description of the field, at the moment when it is focused. */
  const described = (root: ShadowRoot): Promise<string | null | undefined> =>
    new Promise((resolve) =>
      root.addEventListener('focusin', ({ target }) => {
        const id = (target as Element).getAttribute('aria-describedby');
        resolve(id && root.getElementById(id)?.textContent);
      }),
    );

  it('at an acknowledgement', async () => {
    const root = await shown(new AcknowledgementBlock(), {
      model: { id: 'read', version: '1', text: 'Read.' },
    });
    const description = described(root);
    root.querySelector('button')?.click();
    expect(await description).toMatch(/\w/);
  });

  it('at a guess', async () => {
    const model = {
      id: 'share',
      question: 'How many?',
      min: 0,
      max: 100,
      step: 1,
      unit: '%',
      answer: 8,
      text: '',
    };
    const root = await shown(new RevealBlock(), { model });
    const description = described(root);
    root.querySelector<HTMLButtonElement>('.primary')?.click();
    expect(await description).toMatch(/\w/);
  });
});
