import { describe, expect, it } from 'vitest';
import { mp3BitRate, withoutTags } from '../../src/compile/media/mp3.ts';

/** The header of a frame with 128 kbit/s (MPEG-1 Layer III), and some sound. */
const frames = [0xff, 0xfb, 0x90, 0x00, 1, 2, 3, 4];
/** A tag of version 2 that holds bytes which look like a frame with 320 kbit/s, as a cover picture may. */
const tagged = Uint8Array.from([
  ...Buffer.from('ID3'),
  4,
  0,
  0,
  0,
  0,
  0,
  4,
  0xff,
  0xfb,
  0xe0,
  0x00,
  ...frames,
]);

/** A header or footer of APE tags. @param size of the items and the footer */
function apeEnd(size: number, flags: number): Uint8Array {
  const end = Buffer.alloc(32);
  end.write('APETAGEX');
  end.writeUInt32LE(2000, 8);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(1, 16);
  end.writeUInt32LE(flags, 20);
  return end;
}
const artist = Buffer.from('\x09\0\0\0\0\0\0\0Artist\0Noor Khan', 'latin1');
const size = artist.length + 32;
const id3v1 = Buffer.from('TAGTitle'.padEnd(128, '\0'));

describe('an mp3 with tags at its end', () => {
  it.each([
    ['of APE', [artist, apeEnd(size, 0)]],
    ['of APE with a header', [apeEnd(size, 0xa0000000), artist, apeEnd(size, 0x80000000)]],
    ['of APE before those of ID3', [artist, apeEnd(size, 0), id3v1]],
    ['of ID3 before those of APE', [id3v1, artist, apeEnd(size, 0)]],
    ['with the words of a song', [Buffer.from('LYRICSBEGINAUT00004Noor000023LYRICS200'), id3v1]],
  ])('%s goes into the package without them', (_, tags) => {
    const bytes = Buffer.concat([tagged, ...tags]);
    expect([...withoutTags(bytes)]).toEqual(frames);
  });

  it('keeps its sound where their size is wrong', () => {
    const bytes = Buffer.concat([Uint8Array.from(frames), apeEnd(9999, 0)]);
    expect([...withoutTags(bytes)]).toEqual([...bytes]);
  });
});

describe('an mp3 with a cover picture', () => {
  it('goes into the package without it', () => {
    expect([...withoutTags(tagged)]).toEqual(frames);
  });

  it('is judged by its sound, not by its cover', () => {
    expect(mp3BitRate(tagged)).toBe(128);
  });
});
