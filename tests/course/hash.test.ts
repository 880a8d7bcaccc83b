import { describe, expect, it } from 'vitest';
import { fingerprint, hash } from '../../src/course/hash.ts';

describe('the hash', () => {
  // From the test vectors that FNV's authors publish.
  it.each([
    ['', 0x811c9dc5],
    ['a', 0xe40c292c],
    ['foobar', 0xbf9cf968],
  ])('is 32-bit FNV-1a: "%s"', (text, expected) => {
    expect(hash(text)).toBe(expected);
  });
});

describe('a fingerprint', () => {
  it('is 24 bits in base 36', () => {
    for (let i = 0; i < 500; i++) expect(fingerprint([`${i}`])).toMatch(/^[0-9a-z]{1,5}$/);
  });

  it('differs if the parts are divided or ordered differently', () => {
    const all = [['ab', 'c'], ['a', 'bc'], ['c', 'ab'], ['abc']].map(fingerprint);
    expect(new Set(all).size).toBe(all.length);
  });
});
