// @vitest-environment jsdom
import { expect, it } from 'vitest';
import '../../src/blocks/reveal/reveal-block.ts';
import type { RevealBlock } from '../../src/blocks/reveal/reveal-block.ts';

it('a guess, and how it compares, are private: online voices do not read them', async () => {
  const block = document.createElement('reveal-block') as RevealBlock;
  block.model = {
    id: 'x',
    question: 'How many?',
    answer: 8,
    min: 0,
    max: 50,
    step: 1,
    unit: '%',
    text: 'So many.',
  };
  document.body.append(block);
  await block.updateComplete;
  const root = block.shadowRoot as ShadowRoot;
  const typed = root.getElementById('typed') as HTMLInputElement;
  typed.value = '42';
  typed.dispatchEvent(new Event('input'));
  root.querySelector<HTMLElement>('button.primary')?.click();
  await block.updateComplete;
  const isPrivate = (selector: string): boolean =>
    root.querySelector(selector)?.closest('[data-private]') !== null;
  expect(root.querySelector('.guessed dd')?.textContent).toBe('42%');
  expect([isPrivate('.compared'), isPrivate('.guessed dd')]).toEqual([true, true]);
  expect(isPrivate('.figure dd')).toBe(false);
});
