import { describe, expect, it } from 'vitest';
import { escape, hrefOf } from '../../src/package/escape.ts';

describe('escape', () => {
  it('escapes every special character of XML in an element, or in an attribute in double quotation marks', () => {
    expect(escape(`<a href="x">&'`)).toBe(`&lt;a href=&quot;x&quot;&gt;&amp;'`);
  });

  it('removes the characters that XML does not allow, and keeps all others', () => {
    expect(escape('a\u0000b\u000bc\ud800d\uffffe')).toBe('abcde');
    expect(escape('line\nline\ttab é 漢 🙂')).toBe('line\nline\ttab é 漢 🙂');
  });
});

describe('hrefOf', () => {
  it('turns a path into a relative reference', () => {
    expect(hrefOf('app/a b#c?.js')).toBe('app/a%20b%23c%3F.js');
  });
});
