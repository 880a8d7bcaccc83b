// @vitest-environment jsdom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { say } from '../../src/ui/announce.ts';

const region = document.createElement('p');
beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

it('says two things that come at once, both of them', () => {
  say(region, '3 links are shown.');
  say(region, 'Saved.');
  vi.runAllTimers();
  expect(region.textContent).toBe('3 links are shown. Saved.');
});

it('says the same words again, and only once where they come twice at once', () => {
  say(region, 'Copied.');
  vi.runAllTimers();
  say(region, 'Copied.');
  say(region, 'Copied.');
  expect(region.textContent).toBe('');
  vi.runAllTimers();
  expect(region.textContent).toBe('Copied.');
});
