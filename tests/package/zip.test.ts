import { describe, expect, it } from 'vitest';
import { unzip, zip } from '../../src/package/zip.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('zip', () => {
  it('unzips to the same files', () => {
    const files = new Map([
      ['index.html', bytes('<p>')],
      ['app/a.js', bytes('a'.repeat(5000))],
      ['empty.txt', bytes('')],
      ['ordentlich/größe.txt', bytes('漢字')],
    ]);
    expect(new Map([...unzip(zip(files))].sort())).toEqual(new Map([...files].sort()));
  });

  it('does not depend on the order of the files', () => {
    const one = new Map([
      ['a', bytes('1')],
      ['b', bytes('2')],
    ]);
    expect(zip(new Map([...one].reverse()))).toEqual(zip(one));
  });
});
