// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { announce, say } from '../../src/ui/announce.ts';

const region = document.createElement('p');
region.id = 'announcer';
document.body.append(region);
beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe('what is announced', () => {
  it('is said whole where two things come at once', () => {
    announce('3 links are shown.');
    announce('Saved.');
    vi.runAllTimers();
    expect(region.textContent).toBe('3 links are shown. Saved.');
  });

  it('is said again where it comes again, and once where it comes twice at once', () => {
    announce('Copied.');
    vi.runAllTimers();
    announce('Copied.');
    announce('Copied.');
    expect(region.textContent).toBe('');
    vi.runAllTimers();
    expect(region.textContent).toBe('Copied.');
  });
});

it('a status says only how things are now', () => {
  say(region, 'Saving');
  say(region, 'Not saved: retrying');
  vi.runAllTimers();
  expect(region.textContent).toBe('Not saved: retrying');
});
