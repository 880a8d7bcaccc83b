// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { announce, announceIn } from '../../src/ui/announce.ts';

const region = document.createElement('p');
region.id = 'announcer';
document.body.append(region);
beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe('an announcement', () => {
  it('is complete if two come at once', () => {
    announce('3 links are shown.');
    announce('Saved.');
    vi.runAllTimers();
    expect(region.textContent).toBe('3 links are shown. Saved.');
  });

  it('is repeated if it comes again, but not if it comes twice at once', () => {
    announce('Copied.');
    vi.runAllTimers();
    announce('Copied.');
    announce('Copied.');
    expect(region.textContent).toBe('');
    vi.runAllTimers();
    expect(region.textContent).toBe('Copied.');
  });
});

it('a status contains only the current message', () => {
  announceIn(region, 'Saving');
  announceIn(region, 'Not saved: retrying');
  vi.runAllTimers();
  expect(region.textContent).toBe('Not saved: retrying');
});
