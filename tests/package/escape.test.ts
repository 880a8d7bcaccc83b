import { describe, expect, it } from 'vitest';
import { escape, hrefOf } from '../../src/package/escape.ts';

describe('escape', () => {
  it('writes every character that XML reads as its own in an element, or in an attribute in double quotation marks', () => {
    expect(escape(`<a href="x">&'`)).toBe(`&lt;a href=&quot;x&quot;&gt;&amp;'`);
  });

  it('leaves out what no XML document may hold, and keeps what it may', () => {
    expect(escape('a\u0000b\u000bc\ud800d\uffffe')).toBe('abcde');
    expect(escape('line\nline\ttab é 漢 🙂')).toBe('line\nline\ttab é 漢 🙂');
  });
});

describe('hrefOf', () => {
  it('makes a relative reference of a path', () => {
    expect(hrefOf('app/a b#c?.js')).toBe('app/a%20b%23c%3F.js');
  });
});
